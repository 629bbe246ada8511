import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GFM, parser as markdownParser } from '@lezer/markdown';
import { findFrontMatter, readFrontMatter } from '../server/core/artifacts/cardFrontMatter.js';
import { readMagics } from '../server/core/artifacts/magics.js';
import { parsePython } from '../server/core/artifacts/pythonParse.js';
import { parseStrict } from '../server/core/artifacts/yamlFast.js';
import { splitYaml } from '../server/core/artifacts/yamlSplit.js';
import { createEngine } from '../server/core/engine.js';
import { readArtifact } from '../server/core/recognise.js';
import { card, manifests, notebook, requirements } from './inputs.js';
import { median, milliseconds, row } from './statistics.js';

interface Kind {
  readonly name: string;
  readonly file: (seed: number) => string;
  readonly extension: string;
  readonly files: number;
  /** The same bytes through the same parsers, and nothing else. */
  readonly floor: (text: string) => void;
}

const markdown = markdownParser.configure(GFM);
const parseYamlStream = (text: string) => {
  for (const chunk of splitYaml(text)) parseStrict(text.slice(chunk.start, chunk.end), chunk.start);
};

const kinds: readonly Kind[] = [
  { name: 'manifests', extension: 'serving.yaml', files: 150, file: (seed) => manifests(90, seed), floor: parseYamlStream },
  {
    name: 'model cards',
    extension: 'MODEL_CARD.md',
    files: 60,
    file: (seed) => card(150, seed),
    floor(text) {
      const place = findFrontMatter(text);
      if (place) readFrontMatter(text, place);
      markdown.parse(text);
    },
  },
  {
    name: 'notebooks',
    extension: 'notebook.ipynb',
    files: 40,
    file: (seed) => notebook(30, seed),
    floor(text) {
      const cells = (JSON.parse(text) as { cells: { source: string[] }[] }).cells;
      for (const cell of cells) parsePython(readMagics(cell.source.join(''), 'python').code);
    },
  },
  {
    name: 'requirements',
    extension: 'requirements.txt',
    files: 100,
    file: (seed) => requirements(40, seed),
    floor: (text) => void text.split('\n').map((l) => /^([\w.-]+)(?:\[[^\]]*\])?\s*((?:[=<>!~]=?=?[^;#]*)?)/.exec(l)),
  },
];

/** Whole check of a folder (read, recognise, lint, project rules, checklist) over the floor, kind by kind; texts differ in each round. */
export function checkAgainstFloor(rounds: number): void {
  row('folder check / parse-only floor', 'ratio', 'check ms', 'floor ms');
  for (const kind of kinds) {
    const ratios: number[] = [];
    const checks: number[] = [];
    const floors: number[] = [];
    for (let round = 0; round < rounds + 2; round++) {
      const own = folder(kind, round * 2);
      const other = folder(kind, round * 2 + 1);
      const floor = milliseconds(() => {
        for (const name of readdirSync(other)) kind.floor(readFileSync(join(other, name, kind.extension), 'utf8'));
      });
      const check = milliseconds(() => checkFolder(own, kind));
      rmSync(own, { recursive: true });
      rmSync(other, { recursive: true });
      // The first two rounds warm up.
      if (round < 2) continue;
      ratios.push(check / floor);
      checks.push(check);
      floors.push(floor);
    }
    row(`  ${kind.name} (${kind.files} files)`, median(ratios), median(checks), median(floors));
  }
  console.log();
}

function checkFolder(folder: string, kind: Kind): void {
  const root = pathToFileURL(folder).href;
  const engine = createEngine(
    () => '2026-11-23',
    (failure) => {
      throw new Error(`${failure.rule} on ${failure.uri}: ${failure.error}`);
    },
  );
  engine.setFolders([root]);
  const uris: string[] = [];
  for (const name of readdirSync(folder)) {
    const uri = `${root}/${name}/${kind.extension}`;
    uris.push(uri);
    engine.set(uri, readArtifact(uri, readFileSync(join(folder, name, kind.extension), 'utf8')));
  }
  engine.setComplete(root, true);
  for (const uri of uris) engine.findings(uri);
  engine.checklist(root);
}

function folder(kind: Kind, round: number): string {
  const path = mkdtempSync(join(tmpdir(), 'ml-preflight-bench-'));
  for (let i = 0; i < kind.files; i++) {
    mkdirSync(join(path, String(i)));
    writeFileSync(join(path, String(i), kind.extension), kind.file(round * 100_000 + i));
  }
  return path;
}
