import assert from 'node:assert/strict';
import { fixInMemory } from '../../server/cli/fixRounds.js';
import type { Artifact } from '../../server/core/artifacts/artifact.js';
import type { Engine } from '../../server/core/engine.js';
import type { Fix, JudgedFinding } from '../../server/core/model.js';
import { readArtifact } from '../../server/core/recognise.js';

const URI = 'file:///p/requirements.txt';

/** Finds a word wherever it stands and replaces it. */
interface WordRule {
  readonly word: string;
  readonly by: string;
  readonly kind?: Fix['kind'];
  readonly title?: string;
  readonly suppressed?: boolean;
}

/** An engine over one file whose rules are these; problems of the text are words too. */
function engineWith(text: string, rules: readonly WordRule[], problems: readonly string[] = [], uri = URI): Engine {
  const files = new Map<string, Artifact>();
  const adjusted = (a: Artifact): Artifact => ({
    ...a,
    problems: problems.flatMap((p) =>
      a.parts[0]!.text.includes(p) ? [{ span: { part: 0, start: 0, end: 1 }, message: p }] : [],
    ),
  });
  const engine = {
    read: readArtifact,
    artifact: (uri: string) => files.get(uri),
    set: (uri: string, artifact: Artifact | null) => (artifact ? files.set(uri, adjusted(artifact)) : files.delete(uri)),
    rootOf: () => 'file:///p',
    project: () => ({ artifacts: [...files.values()] }),
    findings: (uri: string) => {
      const artifact = files.get(uri);
      return artifact ? rules.flatMap((rule) => findingsOf(artifact, rule)).sort((a, b) => a.span.start - b.span.start) : [];
    },
  } as unknown as Engine;
  engine.set(uri, readArtifact(uri, text));
  return engine;
}

function findingsOf(
  artifact: Artifact,
  { word, by, kind = 'safe', title = `replace ${word}`, suppressed }: WordRule,
): JudgedFinding[] {
  const found = artifact.parts.flatMap(({ text }, part) =>
    [...text.matchAll(new RegExp(`\\b${word}\\b`, 'g'))].map((m) => ({ m, part })),
  );
  return found.map(({ m, part }): JudgedFinding => {
    const span = { part, start: m.index, end: m.index + m[0].length };
    return {
      rule: `versioning/${word}`,
      challenge: 'versioning',
      consideration: 'versioning/version-control',
      gap: 'hazard',
      severity: 'warning',
      message: word,
      span,
      fixes: [{ title, kind, edits: [{ span, newText: by }] }],
      related: [],
      artifact,
      suppressed: suppressed ? { by: 'config', reason: 'so' } : null,
    };
  });
}

function fix(text: string, rules: readonly WordRule[], { suggested = false, problems = [] as string[] } = {}) {
  const full = `torch\n${text}`;
  const result = fixInMemory(engineWith(full, rules, problems), new Map([[URI, { text: full, siblings: [] }]]), suggested);
  const [file] = result;
  return {
    after: file?.after.slice('torch\n'.length) ?? null,
    applied: Object.fromEntries(file?.applied ?? []),
    refused: file?.refused.map((r) => `${r.rule}: ${r.reason}`) ?? [],
  };
}

describe('rounds of fixes', () => {
  it('applies what goes together at once and counts it', () => {
    assert.deepEqual(
      fix('a\nb\na\n', [
        { word: 'a', by: 'x' },
        { word: 'b', by: 'y' },
      ]),
      {
        after: 'x\ny\nx\n',
        applied: { 'replace a': 2, 'replace b': 1 },
        refused: [],
      },
    );
  });

  it('goes on until fixes that touch one another are all applied', () => {
    const words = 'abcdefghijklmnopqrst'.split('');
    const line = words.join('-');
    assert.deepEqual(
      fix(
        `${line}\n`,
        words.map((word) => ({ word, by: '' })),
      ).after,
      `${'-'.repeat(words.length - 1)}\n`,
    );
    const apart = words.map((word) => ({ word, by: word + word }));
    assert.equal(fix(`${words.join('.')}\n`, apart).after, `${words.map((w) => w + w).join('.')}\n`);
  });

  it('leaves suggested fixes alone unless asked, and accepted findings always', () => {
    const rules: WordRule[] = [
      { word: 'a', by: 'x', kind: 'suggested' },
      { word: 'b', by: 'y', suppressed: true },
    ];
    assert.equal(fix('a\nb\n', rules).after, null);
    assert.equal(fix('a\nb\n', rules, { suggested: true }).after, 'x\nb\n');
  });

  it('takes back a fix that breaks the text, and keeps the others', () => {
    const rules = [
      { word: 'a', by: 'broken' },
      { word: 'b', by: 'y' },
      { word: 'c', by: 'z' },
    ];
    assert.deepEqual(fix('b\na\nc\n', rules, { problems: ['broken'] }), {
      after: 'y\na\nz\n',
      applied: { 'replace b': 1, 'replace c': 1 },
      refused: ['versioning/a: the file would no longer parse'],
    });
  });

  it('takes back a fix that brings new findings', () => {
    assert.deepEqual(
      fix('a\n', [
        { word: 'a', by: 'b b' },
        { word: 'b', by: 'a a' },
      ]).refused,
      ['versioning/a: it would bring new findings'],
    );
  });

  it('takes back a fix that does not end its finding', () => {
    const rules: WordRule[] = [{ word: 'a', by: 'a # mended' }];
    assert.deepEqual(fix('a\n', rules), { after: 'a\n', applied: {}, refused: ['versioning/a: it would not end its finding'] });
  });

  it('takes back a fix after which the file is no artifact any more', () => {
    const uri = 'file:///p/service.yaml';
    const text = 'apiVersion: v1\nkind: Service\nmetadata: {name: scorer}\n';
    const engine = engineWith(text, [{ word: 'apiVersion', by: 'version' }], [], uri);
    const [file] = fixInMemory(engine, new Map([[uri, { text, siblings: [] }]]), false);
    assert.equal(file?.after, text);
    assert.deepEqual(
      file?.refused.map((r) => r.reason),
      ['the file would no longer be recognised'],
    );
    assert.equal(engine.artifact(uri)?.parts[0]?.text, text);
  });

  it('applies neither of two fixes that undo each other', () => {
    assert.deepEqual(
      fix('a\n', [
        { word: 'a', by: 'b' },
        { word: 'b', by: 'a' },
      ]),
      {
        after: 'a\n',
        applied: {},
        refused: ['versioning/a: it would bring new findings'],
      },
    );
  });

  it('tries again what another fix has made possible', () => {
    // An `x` above a `b` is a finding: `a` may become one only once `b` is gone. `d` keeps the three from going together.
    const rules: WordRule[] = [
      { word: 'a', by: 'x' },
      { word: 'b', by: 'y' },
      { word: 'd', by: 'broken' },
      { word: 'x(?=\\nb)', by: 'z' },
    ];
    assert.deepEqual(fix('a\nb\nd\n', rules, { problems: ['broken'] }), {
      after: 'x\ny\nd\n',
      applied: { 'replace b': 1, 'replace a': 1 },
      refused: ['versioning/d: the file would no longer parse'],
    });
  });

  it('forgets what it refused once another fix has ended the finding', () => {
    const rules: WordRule[] = [
      { word: 'e(?=\\nf)', by: 'broken' },
      { word: 'f', by: 'g' },
    ];
    assert.deepEqual(fix('e\nf\n', rules, { problems: ['broken'] }), {
      after: 'e\ng\n',
      applied: { 'replace f': 1 },
      refused: [],
    });
  });

  it('writes into the cells of a notebook and leaves every other byte alone', () => {
    const uri = 'file:///p/n.ipynb';
    const text = `{"cells":[
      {"cell_type" : "code","metadata":{ },"execution_count":7,"outputs":[{"name":"stdout","output_type":"stream","text":["old\\u00e9\\n"]}],
       "source":["import torch\\n",\t"x = 'old'\\n", "y  # \\ud83d\\ude00 \\"é\\""]},
      {"source":"old = 1\\nold", "metadata":{},"cell_type":"code","outputs":[], "execution_count":null}
   ],"metadata":{"language_info":{"name":"python"}},  "nbformat":4,"nbformat_minor":5}\r\n`;
    const engine = engineWith(text, [{ word: 'old', by: '"new"' }], [], uri);
    const [file] = fixInMemory(engine, new Map([[uri, { text, siblings: [] }]]), false);
    assert.equal(
      file?.after,
      text.replace("x = 'old'", `x = '\\"new\\"'`).replace('old = 1', '\\"new\\" = 1').replace('\\nold"', '\\n\\"new\\""'),
    );
    assert.deepEqual([...file.applied], [['replace old', 3]]);
  });

  it('does not touch what offers nothing', () => {
    assert.deepEqual(fixInMemory(engineWith('torch\n', []), new Map([[URI, { text: 'torch\n', siblings: [] }]]), true), []);
  });
});
