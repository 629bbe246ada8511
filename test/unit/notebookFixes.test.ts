import assert from 'node:assert/strict';
import { readNotebookFile } from '../../server/core/artifacts/notebook.js';
import { placesOf } from '../../server/core/artifacts/notebookEdit.js';
import type { Level } from '../../server/core/config.js';
import type { Fix, JudgedFinding } from '../../server/core/model.js';
import type { ExampleFiles, Rule } from '../../server/core/rule.js';
import { allRules } from '../../server/core/rules/rules.js';
import { applyFix, findingsOf, lintFiles, uriOf } from '../lintFiles.js';

type Json = Record<string, unknown>;

/** Ways in which tools write the same notebook. */
const spellings: Readonly<Record<string, (notebook: Json) => string>> = {
  'as Jupyter writes it': (notebook) => JSON.stringify(notebook, null, 1) + '\n',
  'with sources that are one string': (notebook) =>
    JSON.stringify(
      withSources(notebook, (s) => s.join('')),
      null,
      1,
    ),
  'on one line': (notebook) => JSON.stringify(notebook),
  'with two spaces and no line end': (notebook) => JSON.stringify(notebook, null, 2),
  'with tabs': (notebook) => JSON.stringify(notebook, null, '\t') + '\n\n',
  'with Windows line ends': (notebook) => (JSON.stringify(notebook, null, 1) + '\n').replaceAll('\n', '\r\n'),
  'with Windows line ends in the code': (notebook) =>
    JSON.stringify(
      withSources(notebook, (s) => s.map((line) => line.replace(/\n$/, '\r\n'))),
      null,
      1,
    ) + '\n',
  'in ASCII': (notebook) => ascii(JSON.stringify(notebook, null, 1)) + '\n',
  'in ASCII, sources one string': (notebook) =>
    ascii(
      JSON.stringify(
        withSources(notebook, (s) => s.join('')),
        null,
        4,
      ),
    ),
  'with slashes escaped': (notebook) => JSON.stringify(notebook, null, 1).replaceAll('/', '\\/') + '\n',
  'with worksheets, nbformat 3': (notebook) => JSON.stringify(thirdFormat(notebook), null, 1) + '\n',
};

const rules = allRules.filter(
  (rule) => rule.gap === 'hazard' && rule.fix !== 'none' && ['python', 'code', 'notebook'].includes(rule.reads),
);

describe('fixes in notebook files', () => {
  it('are offered by many rules', () => assert.ok(rules.length > 20));

  for (const [how, spell] of Object.entries(spellings)) {
    it(`change the lines they are about and no other byte of a file written ${how}`, () => {
      let fixes = 0;
      for (const rule of rules) fixes += fixesOf(rule, spell);
      assert.ok(fixes > rules.length / 2, `only ${fixes} fixes were tried`);
    });
  }
});

/** Tries every fix of the rule on its bad example, written that way; how many there were. */
function fixesOf(rule: Rule, spell: (notebook: Json) => string): number {
  const example = Object.entries(rule.examples.bad);
  if (!example.some(([name]) => name.endsWith('.ipynb'))) return 0;
  const files = Object.fromEntries(
    example.map(([name, text]) => [name, name.endsWith('.ipynb') ? spell(furnished(JSON.parse(text))) : text]),
  );
  const found = loud(rule, files).filter((f) => f.rule === rule.id && f.artifact.kind === 'notebook');
  let count = 0;
  for (const finding of found) {
    for (const fix of finding.fixes) {
      check(rule, files, finding, fix);
      count++;
    }
  }
  return count;
}

function check(rule: Rule, files: ExampleFiles, finding: JudgedFinding, fix: Fix): void {
  const name = Object.keys(files).find((each) => uriOf(each) === finding.artifact.uri)!;
  const own = fix.edits.filter((edit) => edit.uri === undefined || edit.uri === finding.artifact.uri);
  const parts = [...new Set(own.map((edit) => edit.span.part))].sort((a, b) => a - b);
  const fixed = applyFix(files, finding, fix);
  const before = files[name]!;
  const after = fixed[name]!;
  const what = `${rule.id} "${fix.title}"\n${after}`;
  assert.equal(cut(before, parts), cut(after, parts), `bytes outside of the edited cells: ${what}`);
  assert.deepEqual(frame(JSON.parse(after)), frame(JSON.parse(before)), what);
  for (const part of parts) {
    const old = sourceOf(before, part);
    const now = sourceOf(after, part);
    assert.equal(now.list, old.list, `a list stays one: ${what}`);
    if (!old.list) continue;
    for (const line of now.lines.slice(0, -1)) assert.match(JSON.parse(line), /^[^\n]*\n$/, what);
    const windows = old.lines.filter((line) => line.endsWith('\\r\\n"')).length >= old.lines.length - 1 && old.lines.length > 1;
    if (windows) for (const line of now.lines.slice(0, -1)) assert.ok(line.endsWith('\\r\\n"'), `${line}: ${what}`);
    // Every line that no edit touches is there as it was spelled.
    const touched = (start: number, end: number) =>
      own.some(({ span }) => span.part === part && span.start <= end && span.end >= start);
    let at = 0;
    for (const line of old.lines) {
      const length = (JSON.parse(line) as string).length;
      if (!touched(at, at + length)) assert.ok(now.lines.includes(line), `${line} is gone: ${what}`);
      at += length;
    }
    if (old.separators.size > 0) for (const each of now.separators) assert.ok(old.separators.has(each), what);
  }
  if (/^[\x00-\x7f]*$/.test(before)) assert.match(after, /^[\x00-\x7f]*$/, what);
  const count = (list: readonly JudgedFinding[], id: string) => list.filter((f) => f.rule === id).length;
  const was = loud(rule, files);
  const is = loud(rule, fixed);
  assert.ok(count(is, rule.id) < count(was, rule.id), `does not end its finding: ${what}`);
  for (const f of is) assert.ok(count(is, f.rule) <= count(was, f.rule), `adds ${f.rule}: ${what}`);
}

function loud(rule: Rule, files: ExampleFiles): JudgedFinding[] {
  const named = rule.gap === 'hazard' && rule.preview ? new Map<string, Level>([[rule.id, 'warning']]) : undefined;
  const engine = lintFiles(files, { stage: 'production', ...(named ? { rules: named } : {}) });
  return findingsOf(engine, files).filter((f) => f.severity !== 'silent' && !f.suppressed);
}

/** What a notebook of somebody's has besides its code: a title, ids, metadata, pictures, words that are not English. */
function furnished(notebook: Json): Json {
  const cells = (notebook.cells as Json[]).map((cell, index) => ({
    ...cell,
    id: `cell-${index}`,
    metadata: { tags: ['keep'], collapsed: false },
    outputs: [
      ...(cell.outputs as Json[]),
      { data: { 'image/png': 'iVBORw0KGgo=', 'text/plain': ['<Figure>'] }, metadata: {}, output_type: 'display_data' },
    ],
    source: [...withLineEnd(cell.source as string[]), '# déjà vu 😀 "a/b"\n', 'pass'],
  }));
  const title = { cell_type: 'markdown', id: 'title', metadata: {}, source: ['# Modèle\n', '\n', 'Été 😀'] };
  return { ...notebook, cells: [title, ...cells], nbformat_minor: 5 };
}

function withLineEnd(source: readonly string[]): string[] {
  return source.filter((line) => line !== '').map((line) => line.replace(/\n?$/, '\n'));
}

function withSources(notebook: Json, change: (source: string[]) => unknown): Json {
  return { ...notebook, cells: (notebook.cells as Json[]).map((cell) => ({ ...cell, source: change(cell.source as string[]) })) };
}

function thirdFormat(notebook: Json): Json {
  const cells = (notebook.cells as Json[]).map(({ source, execution_count, outputs, id: _, ...cell }) =>
    cell.cell_type === 'code'
      ? { ...cell, collapsed: false, input: source, language: 'python', outputs, prompt_number: execution_count ?? 1 }
      : { ...cell, source },
  );
  return { metadata: { name: '' }, nbformat: 3, nbformat_minor: 0, worksheets: [{ cells, metadata: {} }] };
}

function ascii(json: string): string {
  return json.replace(/[^\x00-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The file without the sources of these cells. */
function cut(text: string, parts: readonly number[]): string {
  let result = '';
  let at = 0;
  for (const part of parts) {
    const source = placesOf(readNotebookFile('u', text)!.source!)[part]!.source!;
    result += `${text.slice(at, source.start)}…`;
    at = source.end;
  }
  return result + text.slice(at);
}

/** Everything but what stands in the sources, keys in their order. */
function frame(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(frame);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).map(([key, inner]) =>
    key === 'source' || key === 'input' ? [key, Array.isArray(inner)] : [key, frame(inner)],
  );
}

/** The lines of a cell as the file spells them, and what stands between them. */
function sourceOf(text: string, part: number): { list: boolean; lines: string[]; separators: Set<string> } {
  const source = placesOf(readNotebookFile('u', text)!.source!)[part]!.source!;
  const { strings } = source;
  return {
    list: source.list,
    lines: strings.map(({ start, end }) => text.slice(start, end)),
    separators: new Set(strings.slice(1).map(({ start }, i) => text.slice(strings[i]!.end, start))),
  };
}
