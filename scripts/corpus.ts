// Runs the engine over a folder of real files (`CORPUS=… npm run corpus`): KIND/REPOSITORY/path, each repository one project.
// `--stage STAGE` sets the stage, `--list RULE` prints every finding of a rule (or challenge), `--kind KIND` looks at one kind only, `--fixes` applies every fix and re-lints.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Stage } from '../server/core/config.js';
import { createEngine } from '../server/core/engine.js';
import type { JudgedFinding } from '../server/core/model.js';
import { isMlArtifact } from '../server/core/project.js';
import { readArtifact } from '../server/core/recognise.js';
import { lineStarts, positionAt } from '../server/core/text.js';
import { tryFix } from './tryFix.js';

const corpus = process.env.CORPUS;
if (!corpus) {
  console.log('corpus: skipped, CORPUS names no folder of real files');
  process.exit(0);
}
const listed = option('--list');
const onlyKind = option('--kind');
const stage = option('--stage');
const fixing = process.argv.includes('--fixes');
let broken = 0;

for (const kind of readdirSync(corpus).filter(
  (k) => statSync(join(corpus, k)).isDirectory() && k !== 'LICENSES' && (!onlyKind || k === onlyKind),
)) {
  const tally = { files: 0, recognised: 0, artifacts: 0, crashes: 0, ms: 0 };
  const byRule = new Map<string, number>();
  const kinds = new Map<string, number>();
  for (const repository of readdirSync(join(corpus, kind))) {
    const root = pathToFileURL(join(corpus, kind, repository)).href;
    const engine = createEngine(
      () => '2026-11-23',
      (failure) => {
        tally.crashes++;
        console.error(`CRASH ${failure.rule} on ${failure.uri}`, failure.error);
      },
    );
    engine.setFolders([root]);
    if (stage) engine.setLayers(() => ({ stage: stage as Stage }));
    const paths = readdirSync(join(corpus, kind, repository), { recursive: true, encoding: 'utf8' }).filter((p) =>
      statSync(join(corpus, kind, repository, p)).isFile(),
    );
    const texts = paths.map(
      (p) =>
        [
          pathToFileURL(join(corpus, kind, repository, p)).href,
          readFileSync(join(corpus, kind, repository, p), 'utf8').replace(/^\uFEFF/, ''),
        ] as const,
    );
    const begin = performance.now();
    for (const [uri, text] of texts) {
      tally.files++;
      const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
      const siblings = texts
        .filter(([u]) => u.startsWith(folder) && !u.slice(folder.length).includes('/'))
        .map(([u]) => u.slice(folder.length));
      try {
        const artifact = readArtifact(uri, text, siblings);
        if (artifact) tally.recognised++;
        if (artifact && isMlArtifact(artifact)) {
          tally.artifacts++;
          kinds.set(artifact.kind, (kinds.get(artifact.kind) ?? 0) + 1);
        }
        engine.set(uri, artifact);
      } catch (error) {
        tally.crashes++;
        console.error(`CRASH reading ${uri}`, error);
      }
    }
    engine.setComplete(root, true);
    for (const [uri, text] of texts) {
      for (const finding of engine.findings(uri)) {
        const silent = finding.severity === 'silent';
        const key = `${finding.rule}${silent ? ' (silent)' : ''}`;
        byRule.set(key, (byRule.get(key) ?? 0) + 1);
        if (
          listed &&
          (finding.rule === listed || finding.rule.startsWith(listed + '/')) &&
          (!silent || process.argv.includes('--silent'))
        )
          print(uri, finding);
        if (fixing && !silent) for (const fix of finding.fixes) broken += tryFix(engine, uri, text, finding, fix);
      }
    }
    tally.ms += performance.now() - begin;
  }
  console.log(
    `${kind}: ${tally.files} files, ${tally.recognised} recognised, ${tally.artifacts} ML artifacts (${[...kinds].map(([k, n]) => `${k} ${n}`).join(', ')}), ${tally.crashes} crashes, ${tally.ms.toFixed(0)} ms`,
  );
  for (const [rule, count] of [...byRule].sort((a, b) => b[1] - a[1])) console.log(`  ${String(count).padStart(5)}  ${rule}`);
}
if (fixing) console.log(`fixes that break, stay or add: ${broken}`);

function print(uri: string, finding: JudgedFinding): void {
  const part = finding.artifact.parts[finding.span.part]!;
  const at = positionAt(lineStarts(part.text), finding.span.start);
  const line = part.text.split(/\r\n|\n|\r/)[at.line] ?? '';
  const cell = part.cell === undefined ? '' : `cell ${part.cell} `;
  console.log(
    `${decodeURI(uri).replace(/^.*?corpus\//, '')} ${cell}${at.line + 1}:${at.character + 1} ${finding.severity} ${finding.rule} ${finding.message}\n      | ${line.trim().slice(0, 160)}`,
  );
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at >= 0 ? process.argv[at + 1] : undefined;
}
