import { cellUri, closeSessions, openSession, uri } from '../test/protocol/session.js';
import { card, manifests, notebookCells, requirements } from './inputs.js';
import { cloudFormation, dockerfile, script, tritonConfig } from './kinds.js';
import { mark, median, quantile, row } from './statistics.js';

/** Server time that one keystroke in 1,000 lines may take: a frame of a screen. */
const MOST = 16;

/** A value of YAML or of a Triton config, a sentence, a variable of a Dockerfile, a call in a script. */
const TYPED = /^ *[\w-]+: [a-z][\w-]*$|^ *name: "\w+"$|^[A-Z][a-z ]{20}|^ENV \w+=\w+$|^ {4}return \w+$/;

/** Milliseconds of CPU to the diagnostics of a text that was just opened, and of each keystroke in it. */
interface Times {
  readonly opened: number;
  readonly edits: readonly number[];
}

/**
 * From the edit to its diagnostics over an in-memory LSP session: p50 and p95, p95 over that of 100 lines of YAML, and what
 * opening the same text costs, when nothing is known of it yet.
 */
export async function keystrokes(edits: number): Promise<void> {
  row('keystroke to diagnostics', 'p95/100 lines', 'mark', 'p50 CPU ms', 'p95 CPU ms', 'opened');
  const yaml = (lines: number, seed: number, around = {}) =>
    inText('serving.yaml', 'yaml', manifests(lines, seed), edits, around);
  await yaml(1000, 1); // warms up
  const inputs: readonly (readonly [string, () => Promise<Times>])[] = [
    ['100 lines of YAML', () => yaml(100, 100)],
    ['1,000 lines of YAML', () => yaml(1000, 1000)],
    ['the same, 600 files around it', () => yaml(1000, 8, surroundings(200))],
    ['10,000 lines of YAML', () => yaml(10_000, 10_000)],
    ['1,000-line card', () => inText('MODEL_CARD.md', 'markdown', card(1000, 3), edits, {})],
    ['100-cell notebook', () => inNotebook(100, edits)],
    ['1,000 lines of CloudFormation', () => inText('template.yaml', 'yaml', cloudFormation(1000, 4), edits, {})],
    ['1,000-line script', () => inText('train.py', 'python', script(1000, 5), edits, {})],
    ['1,000-line Dockerfile', () => inText('Dockerfile', 'dockerfile', dockerfile(1000, 6), edits, {})],
    ['1,000-line Triton config', () => inText('config.pbtxt', 'textproto', tritonConfig(1000, 7), edits, {})],
  ];
  let base: number | undefined;
  for (const [name, measure] of inputs) {
    const times = await measure();
    const p95 = quantile(times.edits, 0.95);
    base ??= p95;
    const most = /^(?:1,000|the same)/.test(name) ? `${mark(p95, MOST)}` : '';
    row(`  ${name}`, p95 / base, most, median(times.edits), p95, times.opened);
  }
  console.log();
}

/** Other artifacts of the same project: what an edit must not have to look at again. */
function surroundings(projects: number): Record<string, string> {
  const files: Record<string, string> = {};
  for (let i = 0; i < projects; i++) {
    files[`/w/${i}/serving.yaml`] = manifests(90, 50_000 + i);
    files[`/w/${i}/MODEL_CARD.md`] = card(150, 50_000 + i);
    files[`/w/${i}/requirements.txt`] = requirements(30, 50_000 + i);
  }
  return files;
}

async function inText(
  name: string,
  languageId: string,
  text: string,
  edits: number,
  around: Record<string, string>,
): Promise<Times> {
  const document = uri(`/w/${name}`);
  const session = await openSession({ folders: ['/w'], files: { ...around, [`/w/${name}`]: text } });
  // The workspace has been read when the checklist comes.
  await session.request('mlPreflight/checklist');
  const opened = await timed(async () => {
    await session.open(document, text.replaceAll(/northwind|scorer|stage/g, 'southwind'), languageId);
    await session.pull(document);
  });
  await session.edit(document, text);
  await session.pull(document);
  await session.request('mlPreflight/checklist');
  // At the end of a word in the middle of the text, where people type.
  const all = text.split('\n');
  const line = all.findIndex((l, i) => i >= all.length / 2 && TYPED.test(l));
  const character = all[line]!.search(/\w\W*$/) + 1;
  const times: number[] = [];
  for (let i = 0; i < edits + 10; i++) {
    // Typed, then deleted: the text stays what it is.
    const typed = i % 2 === 0;
    const range = { start: { line, character }, end: { line, character: typed ? character : character + 1 } };
    const time = await timed(async () => {
      await session.edit(document, typed ? 'x' : '', range);
      await session.pull(document);
    });
    if (i >= 10) times.push(time);
  }
  await closeSessions();
  return { opened, edits: times };
}

async function inNotebook(cells: number, edits: number): Promise<Times> {
  const path = '/w/train.ipynb';
  const sources = notebookCells(cells, 5);
  const session = await openSession({ folders: ['/w'] });
  const cell = cellUri(path, `c${cells >> 1}`);
  const opened = await timed(async () => {
    await session.openNotebook(
      path,
      sources.map((text, i) => ({ id: `c${i}`, text })),
    );
    await session.pull(cell);
  });
  await session.request('mlPreflight/checklist');
  const times: number[] = [];
  for (let i = 0; i < edits + 10; i++) {
    const time = await timed(async () => {
      await session.editCell(path, `c${cells >> 1}`, `${sources[cells >> 1]}value_${i} = ${i}\n`);
      await session.pull(cell);
    });
    if (i >= 10) times.push(time);
  }
  await closeSessions();
  return { opened, edits: times };
}

/** CPU time, as what else the machine does is not the server's fault; client and server are one process here. */
async function timed(body: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await body();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
