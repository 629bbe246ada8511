import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GFM, parser as markdownParser } from '@lezer/markdown';
import { DockerfileParser } from 'dockerfile-ast';
import { findFrontMatter, readFrontMatter } from '../server/core/artifacts/cardFrontMatter.js';
import { readMagics } from '../server/core/artifacts/magics.js';
import { parseProtoText } from '../server/core/artifacts/protoTextParse.js';
import { parsePython } from '../server/core/artifacts/pythonParse.js';
import { readRequirements } from '../server/core/artifacts/requirements.js';
import { parseStrict } from '../server/core/artifacts/yamlFast.js';
import { splitYaml } from '../server/core/artifacts/yamlSplit.js';
import { createEngine } from '../server/core/engine.js';
import { readArtifact } from '../server/core/recognise.js';
import { card, manifests, notebook, requirements } from './inputs.js';
import { cloudFormation, dockerfile, script, tritonConfig } from './kinds.js';
import { cpuMilliseconds, mark, median, row } from './statistics.js';

interface Kind {
  readonly name: string;
  readonly file: (seed: number) => string;
  readonly extension: string;
  readonly files: number;
  /** What a parser makes of the same bytes, and nothing else. */
  readonly floor: (text: string) => unknown;
}

const markdown = markdownParser.configure(GFM);
const parseYamlStream = (text: string) =>
  splitYaml(text).map((chunk) => parseStrict(text.slice(chunk.start, chunk.end), chunk.start));

const kinds: readonly Kind[] = [
  { name: 'manifests', extension: 'serving.yaml', files: 150, file: (seed) => manifests(90, seed), floor: parseYamlStream },
  {
    name: 'model cards',
    extension: 'MODEL_CARD.md',
    files: 60,
    file: (seed) => card(150, seed),
    // All of GFM, inline syntax too, as any program that reads Markdown would; the product itself parses blocks only.
    floor(text) {
      const place = findFrontMatter(text);
      return [place && readFrontMatter(text, place), markdown.parse(text)];
    },
  },
  {
    name: 'notebooks',
    extension: 'notebook.ipynb',
    files: 40,
    file: (seed) => notebook(30, seed),
    floor(text) {
      const { cells } = JSON.parse(text) as { cells: { source: string[] }[] };
      return cells.map((cell) => parsePython(readMagics(cell.source.join(''), 'python').code));
    },
  },
  {
    // No parser but our own reader: the row says what rules and project add to it.
    name: 'requirements, by our reader',
    extension: 'requirements.txt',
    files: 100,
    file: (seed) => requirements(40, seed),
    floor: (text) => readRequirements('file:///requirements.txt', text),
  },
  { name: 'scripts', extension: 'train.py', files: 60, file: (seed) => script(150, seed), floor: parsePython },
  {
    name: 'Dockerfiles',
    extension: 'Dockerfile',
    files: 100,
    file: (seed) => dockerfile(40, seed),
    floor: (text) => DockerfileParser.parse(text).getInstructions(),
  },
  {
    name: 'Triton configs',
    extension: 'config.pbtxt',
    files: 100,
    file: (seed) => tritonConfig(60, seed),
    floor: parseProtoText,
  },
  {
    name: 'CloudFormation templates',
    extension: 'template.yaml',
    files: 100,
    file: (seed) => cloudFormation(90, seed),
    floor: parseYamlStream,
  },
];

/** How much slower than parsing alone a whole check may be. */
const MOST = 2;

/**
 * Whole check of a folder (read, recognise, lint, project rules, checklist) over the floor, kind by kind. Texts differ in each
 * round, and the two take turns in going first. `cold` is the first round, before anything was compiled.
 */
export function checkAgainstFloor({ warmUp, rounds }: { readonly warmUp: number; readonly rounds: number }): void {
  row('folder check / parse-only floor', 'ratio', 'mark', 'check CPU ms', 'floor CPU ms', 'cold ratio', 'cold CPU ms');
  for (const kind of kinds) {
    const measured = Array.from({ length: warmUp + rounds }, (_, round) => measure(kind, round));
    const warm = measured.slice(warmUp);
    const ratio = median(warm.map(({ check, floor }) => check / floor));
    row(
      `  ${kind.files} ${kind.name}`,
      ratio,
      mark(ratio, MOST),
      median(warm.map(({ check }) => check)),
      median(warm.map(({ floor }) => floor)),
      measured[0]!.check / measured[0]!.floor,
      measured[0]!.check,
    );
  }
  console.log();
}

function measure(kind: Kind, round: number): { check: number; floor: number } {
  const own = folder(kind, round * 2);
  const other = folder(kind, round * 2 + 1);
  const readFloor = () =>
    cpuMilliseconds(() => {
      // All of a folder is kept until its end, as whoever judges a project must.
      const parsed = readdirSync(other).map((name) => kind.floor(readFileSync(join(other, name, kind.extension), 'utf8')));
      if (parsed.length !== kind.files) throw new Error('files are missing');
    });
  const readCheck = () => cpuMilliseconds(() => checkFolder(own, kind));
  const first = round % 2 === 0 ? readFloor() : readCheck();
  const second = round % 2 === 0 ? readCheck() : readFloor();
  rmSync(own, { recursive: true });
  rmSync(other, { recursive: true });
  return round % 2 === 0 ? { floor: first, check: second } : { floor: second, check: first };
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
