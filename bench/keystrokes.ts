import { readArtifact } from '../server/core/recognise.js';
import { cellUri, closeSessions, openSession, uri } from '../test/protocol/session.js';
import { card, manifests, notebookCells, requirements } from './inputs.js';
import { median, milliseconds, quantile, row } from './statistics.js';

/**
 * From the edit to its diagnostics over an in-memory LSP session: p50 and p95, and p95 over the time that reading the whole
 * text for the first time takes (what an edit would cost without any memory).
 */
export async function keystrokes(edits: number): Promise<void> {
  row('keystroke to diagnostics', 'p95/first read', 'p50 ms', 'p95 ms');
  for (const lines of [100, 1000, 10_000])
    await inText(`  ${lines} lines of YAML`, 'serving.yaml', 'yaml', manifests(lines, lines), edits);
  await inText('  1000-line card', 'MODEL_CARD.md', 'markdown', card(1000, 3), edits);
  await inText('  the same, 600 files around it', 'serving.yaml', 'yaml', manifests(1000, 8), edits, surroundings(200));
  await inNotebook(100, edits);
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
  label: string,
  name: string,
  languageId: string,
  text: string,
  edits: number,
  around: Record<string, string> = {},
): Promise<void> {
  const document = uri(`/w/${name}`);
  const first = median(
    [1, 2, 3].map((i) => milliseconds(() => void readArtifact(document, text.replaceAll('northwind', `north${i}wind`)))),
  );
  const session = await openSession({ folders: ['/w'], files: { ...around, [`/w/${name}`]: text } });
  await session.open(document, text, languageId);
  await session.pull(document);
  await session.request('mlPreflight/checklist');
  // In the middle of a line in the middle of the text, where people type.
  const all = text.split('\n');
  const line = all.findIndex((l, i) => i >= all.length / 2 && /^ *[\w-]+: [a-z][\w-]*$|^[A-Z][a-z ]{20}/.test(l));
  const character = all[line]!.length;
  const times: number[] = [];
  for (let i = 0; i < edits + 10; i++) {
    const begin = performance.now();
    // Typed, then deleted: the text stays what it is.
    const range =
      i % 2 === 0
        ? { start: { line, character }, end: { line, character } }
        : { start: { line, character }, end: { line, character: character + 1 } };
    session.edit(document, i % 2 === 0 ? 'x' : '', range);
    await session.pull(document);
    if (i >= 10) times.push(performance.now() - begin);
  }
  await closeSessions();
  row(label, quantile(times, 0.95) / first, median(times), quantile(times, 0.95));
}

async function inNotebook(cells: number, edits: number): Promise<void> {
  const path = '/w/train.ipynb';
  const sources = notebookCells(cells, 5);
  const json = JSON.stringify({
    cells: sources.map((source) => ({ cell_type: 'code', source, metadata: {}, outputs: [], execution_count: null })),
    metadata: {},
    nbformat: 4,
    nbformat_minor: 4,
  });
  const first = median(
    [1, 2, 3].map((i) =>
      milliseconds(() => {
        const artifact = readArtifact(uri(path), json.replaceAll('northwind', `north${i}wind`));
        if (artifact?.kind === 'notebook') artifact.python.calls.length;
      }),
    ),
  );
  const session = await openSession({ folders: ['/w'] });
  await session.openNotebook(
    path,
    sources.map((text, i) => ({ id: `c${i}`, text })),
  );
  const cell = cellUri(path, `c${cells >> 1}`);
  await session.pull(cell);
  await session.request('mlPreflight/checklist');
  const times: number[] = [];
  for (let i = 0; i < edits + 10; i++) {
    const begin = performance.now();
    session.editCell(path, `c${cells >> 1}`, `${sources[cells >> 1]}value_${i} = ${i}\n`);
    await session.pull(cell);
    if (i >= 10) times.push(performance.now() - begin);
  }
  await closeSessions();
  row(`  ${cells}-cell notebook`, quantile(times, 0.95) / first, median(times), quantile(times, 0.95));
}
