import type { Block, Expr, Stmt } from '../../artifacts/pythonTree.js';
import type { Fix } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { type CodeRegion, codeRegions } from '../shared/codeRegions.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { blocksOf, expressionsIn, expressionsOf, statementsIn } from '../shared/functionTree.js';

export default defineRule({
  id: 'resources/loss-keeps-graph',
  consideration: 'resources/fit',
  reads: 'python',
  severity: 'warning',
  problem: 'The loss is kept with its graph.',
  remedy: 'Keep the number: `loss.item()`.',
  why: 'Each loss that is kept holds on to memory of the GPU from its step, so memory grows with every batch until it is full.',
  sources: [{ title: 'PyTorch: frequently asked questions', url: 'https://docs.pytorch.org/docs/stable/notes/faq.html' }],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: notebookExample(`import torch

torch.manual_seed(0)
losses = []
for batch, target in loader:
    optimizer.zero_grad()
    loss = criterion(model(batch), target)
    loss.backward()
    optimizer.step()
    losses.append(loss)
`),
    good: notebookExample(`import torch

torch.manual_seed(0)
losses = []
for batch, target in loader:
    optimizer.zero_grad()
    loss = criterion(model(batch), target)
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
`),
  },
  *check(python, { artifact }) {
    if (!python.imports.some(({ module }) => /^torch(?:\.|$)/.test(module))) return;
    const all = python.cells.map(({ code }) => code).join('\n');
    const told = new Set<string>();
    for (const region of codeRegions(python, artifact)) {
      for (const { loss, at, keeper, target } of keptIn(region)) {
        const start = region.base + at;
        if (told.has(`${region.part}:${start}`)) continue;
        told.add(`${region.part}:${start}`);
        const span = { part: region.part, start, end: start + loss.length };
        yield finding(span, `\`${target}\` keeps \`${loss}\` with the graph of its step.`, fixes(span, all, keeper));
      }
    }
  },
});

interface Kept {
  readonly loss: string;
  readonly at: number;
  /** The plain name of the list or sum; empty for anything longer. */
  readonly keeper: string;
  readonly target: string;
}

/** Of each loop that calls `loss.backward()`: where it adds `loss` itself to a list or a sum. */
function* keptIn({ block, code }: CodeRegion): Generator<Kept> {
  for (const loop of statementsIn(block)) {
    if (loop.type !== 'loop') continue;
    const own = [...ownStatements(loop.body)];
    const calls = own.flatMap((s) => [...expressionsIn(expressionsOf(s))]).filter((e) => e.type === 'call');
    const losses = new Set(calls.flatMap((e) => backwardOf(e) ?? []));
    for (const loss of losses) {
      if (own.some((s) => makesNumber(s, loss))) continue;
      for (const statement of own) {
        const kept = keeping(statement, loss, code);
        // What is differentiated itself needs the graph.
        if (kept && !losses.has(kept.target)) yield { ...kept, loss };
      }
    }
  }
}

/** The statements of a loop, those of loops and functions inside it apart. */
function* ownStatements(block: Block): Generator<Stmt> {
  for (const statement of block) {
    yield statement;
    if (statement.type !== 'loop') for (const inner of blocksOf(statement)) yield* ownStatements(inner);
  }
}

function backwardOf(e: Expr): string | null {
  if (e.type !== 'call' || e.callee.type !== 'member' || e.callee.property !== 'backward') return null;
  return e.callee.object.type === 'name' && e.args.length === 0 ? e.callee.object.name : null;
}

/** `loss = loss.item()` */
function makesNumber(s: Stmt, loss: string): boolean {
  if (s.type !== 'assign' || !s.targets.some((target) => target.type === 'name' && target.name === loss) || !s.value)
    return false;
  return [...expressionsIn([s.value])].some(
    (e) => e.type === 'member' && /^(?:item|detach|data|cpu|numpy|tolist)$/.test(e.property),
  );
}

function keeping(s: Stmt, loss: string, code: string): Omit<Kept, 'loss'> | null {
  const isLoss = (e: Expr | undefined) => e?.type === 'name' && e.name === loss;
  if (s.type === 'update' && isLoss(s.value) && /\+=/.test(code.slice(s.target.end, s.value.start)))
    return {
      at: s.value.start,
      keeper: s.target.type === 'name' ? s.target.name : '',
      target: code.slice(s.target.start, s.target.end),
    };
  const call = s.type === 'eval' ? s.inner[0] : undefined;
  if (call?.type !== 'call' || call.callee.type !== 'member' || call.callee.property !== 'append') return null;
  const [only] = call.args;
  if (call.args.length !== 1 || !isLoss(only?.value)) return null;
  const { object } = call.callee;
  return { at: only!.start, keeper: object.type === 'name' ? object.name : '', target: code.slice(object.start, object.end) };
}

/** None where the tensor is asked for later on. */
function fixes(span: { part: number; start: number; end: number }, all: string, keeper: string): Fix[] {
  const asked =
    keeper === '' ||
    new RegExp(`\\b(?:stack|cat)\\(\\s*${keeper}\\b|\\b${keeper}\\.(?!append\\b|clear\\b)\\w|\\bin\\s+${keeper}\\b`).test(all);
  return asked ? [] : [suggestedFix('Keep the number', { span: { ...span, start: span.end }, newText: '.item()' })];
}
