import assert from 'node:assert/strict';
import { type Document, parseAllDocuments } from 'yaml';
import { parseYaml, type YamlNode } from '../../server/core/artifacts/yaml.js';
import { children } from '../../server/core/artifacts/yamlStyle.js';
import type { Level } from '../../server/core/config.js';
import type { Fix, JudgedFinding } from '../../server/core/model.js';
import { readArtifact } from '../../server/core/recognise.js';
import type { ExampleFiles, Reads, Rule } from '../../server/core/rule.js';
import { allRules } from '../../server/core/rules/rules.js';
import { applyFix, findingsOf, lintFiles, siblingsOf, uriOf } from '../lintFiles.js';

/** What is edited in other ways: Markdown, cells and Python have tests of their own. */
const APART = new Set<Reads>(['card', 'structuredCard', 'notebook', 'code', 'python']);
const rules = allRules.filter((rule) => rule.fix !== 'none' && !APART.has(rule.reads));

const YAML = /\.ya?ml$|(?:^|\/)(?:MLmodel|MLproject)$|\.dvc$|\.lock$/;
/** `#` begins a comment behind a value in these; in a line of its own in the others. */
const HASH_BEHIND = /\.(?:pbtxt|txt|in|config|conf)$/;
const HASH_ALONE = /(?:^|\/)Dockerfile[\w.]*$|\.(?:properties|toml)$/;

describe('the style of a file under the fixes of deployment rules', function () {
  this.timeout(20_000);

  for (const rule of rules) {
    describe(rule.id, () => {
      const { bad } = rule.examples;

      it('keeps line breaks of Windows', () => {
        const files = mapFiles(bad, (text) => text.replaceAll(/\r?\n/g, '\r\n'));
        eachFix(rule, files, offersOf(rule, bad), (name, after, fix) => {
          // JSON and Python in notebooks are no text of the file's own.
          assert.doesNotMatch(after, /(?<!\r)\n/, `${fix.title}: ${name} has a bare line feed\n${JSON.stringify(after)}`);
        });
      });

      it('keeps comments', () => {
        const files = Object.fromEntries(Object.entries(bad).map(([name, text]) => [name, withComments(name, text)]));
        eachFix(rule, files, offersOf(rule, bad), (name, after, fix, finding) => {
          for (const { marker, start, end } of markersIn(files[name]!)) {
            if (after.includes(marker)) continue;
            // What is taken away whole takes the comment on it along.
            const covered = editsOf(fix, finding, name).some((e) => e.start <= start && e.end >= end);
            assert.ok(covered, `${fix.title}: ${marker} of ${name} is gone\n${after}`);
          }
        });
      });

      it('writes into flow style what it finds in flow style', () => {
        const files = Object.fromEntries(Object.entries(bad).map(([name, text]) => [name, inFlow(name, text)]));
        eachFix(rule, files, 0, () => undefined);
      });
    });
  }
});

/** How many fixes the rule offers on files as they are. */
function offersOf(rule: Rule, files: ExampleFiles): number {
  return own(rule, files).flatMap((f) => f.fixes.filter((x) => x.edits.length > 0)).length;
}

/** Applies each fix by itself: it ends its finding, breaks nothing, and `check` likes every file that it changed. */
function eachFix(
  rule: Rule,
  files: ExampleFiles,
  least: number,
  check: (name: string, after: string, fix: Fix, finding: JudgedFinding) => void,
): void {
  const before = own(rule, files);
  const offered = before.flatMap((finding) => finding.fixes.filter((x) => x.edits.length > 0).map((fix) => ({ finding, fix })));
  assert.ok(offered.length >= least, `${offered.length} fixes instead of ${least}\n${Object.values(files).join('\n=====\n')}`);
  for (const { finding, fix } of offered) {
    const fixed = applyFix(files, finding, fix);
    const all = Object.values(fixed).join('\n=====\n');
    for (const [name, text] of Object.entries(fixed)) {
      if (text === files[name]) continue;
      const was = readArtifact(uriOf(name), files[name]!, siblingsOf(name, files));
      const is = readArtifact(uriOf(name), text, siblingsOf(name, fixed));
      assert.equal(is?.kind, was?.kind, `${fix.title}: ${name} is no longer recognised\n${text}`);
      assert.equal(is?.problems.length ?? 0, was?.problems.length ?? 0, `${fix.title}: ${name} does not parse\n${text}`);
      check(name, text, fix, finding);
    }
    assert.ok(own(rule, fixed).length < before.length, `"${fix.title}" does not end its finding\n${all}`);
  }
}

/** Findings of the rule that somebody sees. */
function own(rule: Rule, files: ExampleFiles): JudgedFinding[] {
  const named = rule.gap === 'absence' || rule.preview ? new Map<string, Level>([[rule.id, 'warning']]) : new Map();
  const engine = lintFiles(files, { stage: 'production', rules: named });
  return findingsOf(engine, files).filter((f) => f.rule === rule.id && f.severity !== 'silent' && !f.suppressed);
}

function mapFiles(files: ExampleFiles, change: (text: string) => string): ExampleFiles {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, change(text)]));
}

function editsOf(fix: Fix, finding: JudgedFinding, name: string) {
  return fix.edits.filter((e) => (e.uri ?? finding.artifact.uri) === uriOf(name)).map(({ span }) => span);
}

/** A comment with a number behind every line that takes one, or above it where the format has no other. */
function withComments(name: string, text: string): string {
  const yaml = YAML.test(name) && !isJson(text);
  if (!yaml && !HASH_BEHIND.test(name) && !HASH_ALONE.test(name)) return text;
  const inside = yaml ? linesInsideScalars(text) : new Set<number>();
  const lines = text.split('\n');
  let continued = false;
  const marked = lines.map((line, i) => {
    const plain = !continued && line.trim() !== '' && !line.includes('#') && !inside.has(i) && !/^(?:---|\.\.\.)/.test(line);
    continued = /\\$/.test(line);
    if (!plain) return line;
    if (HASH_ALONE.test(name)) return i === 0 ? line : `# c${i}.\n${line}`;
    return continued ? line : `${line}  # c${i}.`;
  });
  return marked.join('\n');
}

function markersIn(text: string): { marker: string; start: number; end: number }[] {
  return [...text.matchAll(/^([ \t]*)(.*?)[ \t]*(# c\d+\.)$/gm)].map((m) => {
    const start = m.index + m[1]!.length;
    return { marker: m[3]!, start, end: start + (m[2] === '' ? m[3]! : m[2]!).length };
  });
}

/** Lines that end inside a scalar, where `#` is text. */
function linesInsideScalars(text: string): Set<number> {
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length - 1;
  const inside = new Set<number>();
  const look = (node: YamlNode): void => {
    if (node.type === 'scalar') for (let i = lineOf(node.start); i < lineOf(node.end); i++) inside.add(i);
    else for (const child of children(node)) look(child);
  };
  for (const { root } of parseYaml(text)) if (root) look(root);
  return inside;
}

/** The same documents in braces and brackets, each on one line; what holds a block of text stays as it is. */
function inFlow(name: string, text: string): string {
  if (!YAML.test(name) || isJson(text) || /[|>][-+]?$/m.test(text)) return text;
  const documents = parseAllDocuments(text) as Document[];
  if (!Array.isArray(documents) || documents.some((d) => d.errors.length > 0)) return text;
  return documents.map((d) => `${d.toString({ collectionStyle: 'flow', lineWidth: 0 }).trimEnd()}\n`).join('---\n');
}

function isJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}
