import { editNotebookJson } from '../server/core/artifacts/notebookEdit.js';
import type { ConfigLayer } from '../server/core/config.js';
import { createEngine, type Engine } from '../server/core/engine.js';
import { applyEdits } from '../server/core/fixes.js';
import type { Fix, JudgedFinding } from '../server/core/model.js';
import { readArtifact } from '../server/core/recognise.js';
import type { ExampleFiles } from '../server/core/rule.js';

export const ROOT = 'file:///project';

/** Lints a small project held in memory. Rules that throw fail the test that called. */
export function lintFiles(files: ExampleFiles, settings: ConfigLayer = {}, today = '2026-11-23'): Engine {
  const engine = createEngine(
    () => today,
    (failure) => {
      throw new Error(`${failure.rule} threw on ${failure.uri}`, { cause: failure.error });
    },
  );
  engine.setFolders([ROOT]);
  engine.setLayers(() => settings);
  for (const [name, text] of Object.entries(files))
    engine.set(uriOf(name), readArtifact(uriOf(name), text, siblingsOf(name, files)));
  engine.setComplete(ROOT, true);
  return engine;
}

/** Names of the files beside one, as a host gives them. */
export function siblingsOf(name: string, files: ExampleFiles): string[] {
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  return Object.keys(files).flatMap((other) => {
    const rest = other.startsWith(folder) && other !== name ? other.slice(folder.length) : '';
    return rest === '' || rest.includes('/') ? [] : [rest];
  });
}

export function uriOf(name: string): string {
  return `${ROOT}/${name.split('/').map(encodeURIComponent).join('/')}`;
}

/** Findings of all files, silent and suppressed ones included, in file order. */
export function findingsOf(engine: Engine, files: ExampleFiles): JudgedFinding[] {
  return Object.keys(files).flatMap((name) => [...engine.findings(uriOf(name))]);
}

/** The files as they are after a fix. */
export function applyFix(files: ExampleFiles, finding: JudgedFinding, fix: Fix): ExampleFiles {
  const result: Record<string, string> = { ...files };
  for (const name of Object.keys(files)) {
    const edits = fix.edits.filter((e) => (e.uri ?? finding.artifact.uri) === uriOf(name));
    if (edits.length === 0) continue;
    const artifact = finding.artifact;
    const flat = edits.map((e) => ({ part: e.span.part, start: e.span.start, end: e.span.end, newText: e.newText }));
    result[name] =
      artifact.kind === 'notebook' && artifact.uri === uriOf(name)
        ? editNotebookJson(files[name]!, flat, artifact)
        : applyEdits(files[name]!, flat);
  }
  return result;
}

/** One line per finding: what the golden files of the cases hold. */
export function render(findings: readonly JudgedFinding[], files: ExampleFiles): string {
  const lines = findings.map((f) => {
    const part = f.artifact.parts[f.span.part];
    const text = part?.text ?? '';
    const before = text.slice(0, f.span.start);
    const line = before.split(/\r\n|\n|\r/).length;
    const column = f.span.start - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
    const name = Object.keys(files).find((n) => uriOf(n) === f.artifact.uri) ?? f.artifact.uri;
    const cell = part?.cell === undefined ? '' : ` cell ${part.cell}`;
    const fixes = f.fixes.map((x) => `\n    fix (${x.kind}): ${x.title}`).join('');
    const suppressed = f.suppressed ? ` [${f.suppressed.by}: ${f.suppressed.reason}]` : '';
    return `${name}${cell}:${line}:${column} ${f.severity} ${f.rule} ${f.message}${suppressed}${fixes}`;
  });
  return lines.join('\n') + (lines.length > 0 ? '\n' : '');
}
