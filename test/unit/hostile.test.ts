import assert from 'node:assert/strict';
import { isCheapPattern, isIgnored, withIgnoreFile } from '../../server/core/ignored.js';
import { readArtifact } from '../../server/core/recognise.js';
import type { ExampleFiles } from '../../server/core/rule.js';
import { findingsOf, lintFiles, ROOT } from '../lintFiles.js';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: scorer
spec:
  selector: {matchLabels: {app: scorer}}
  template:
    metadata: {labels: {app: scorer}}
    spec:
      containers:
        - name: server
          image: vllm/vllm-openai:latest
`;
/** Every object has these, and none of them is a variable, a rule or a field. */
const INHERITED = ['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf'];

describe('names that every object has', () => {
  for (const name of INHERITED) {
    it(`are nothing special in a notebook (${name})`, () => {
      const source = `import os\nimport torch\nos.environ["${name}"] = "0"\n%env ${name}=0\n`;
      const files = { 'n.ipynb': JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [codeCell(source)] }) };
      assert.deepEqual(
        findingsOf(lintFiles(files), files).filter((f) => f.gap === 'hazard'),
        [],
      );
    });

    it(`are no kind of a manifest and no key of a card (${name})`, () => {
      const files = {
        'a.yaml': `apiVersion: apps/v1\nkind: ${name}\nmetadata: {name: a}\nspec: {a: 1}\n`,
        'README.md': `---\nlibrary_name: ${name}\nlanguage: ${name}\n${name}: 1\nbase_model: a/b\n---\n# a\n`,
        'b.yaml': DEPLOYMENT,
      };
      const found = findingsOf(lintFiles(files), files);
      assert.ok(found.some((f) => f.rule === 'versioning/image-tag-latest'));
      assert.ok(!found.some((f) => f.message.includes('native code') || f.message.includes('undefined')));
    });

    it(`are unknown in a project file (${name})`, () => {
      const read = readArtifact('file:///p/ml-preflight.yaml', `${name}: 1\nrules: {${name}: off}\nattest: {${name}: {}}\n`);
      assert.match(read!.problems.map((p) => p.message).join('\n'), /Unknown key[\s\S]*Unknown rule[\s\S]*Unknown consideration/);
    });
  }
});

describe('a credential where a name belongs', () => {
  it('is in no message, fix title or note', () => {
    const token = 'hf_' + 'qWxZtRmPvKsLjHgFdNbYcQeUaOiTzXwVkM';
    const files = {
      'n.ipynb': JSON.stringify({
        nbformat: 4,
        nbformat_minor: 5,
        metadata: {},
        cells: [
          codeCell(
            `from transformers import AutoModel\nAutoModel.from_pretrained("https://ci:pass-word-1@h.example/x", trust_remote_code=True)\nAutoModel.from_pretrained("org/${token}")\n`,
          ),
        ],
      }),
      'requirements.txt': 'torch\n--trusted-host ci:pass-word-1@h.example\n--index-url http://ci:pass-word-1@h.example/simple\n',
      'b.yaml': DEPLOYMENT.replace('name: server', `name: ${token}`).replace('latest', token),
    };
    const engine = lintFiles(files);
    const said = JSON.stringify([
      findingsOf(engine, files).map((f) => [f.message, f.fixes.map((x) => x.title), f.related.map((r) => r.message)]),
      engine.evidence(ROOT).map((e) => e.note),
    ]);
    assert.ok(said.includes('***'));
    assert.ok(!said.includes(token) && !said.includes('pass-word-1'), said);
  });
});

describe('patterns of paths', () => {
  // Each `**` multiplies what a deep path costs: forty of them did not end.
  const costly = `${'**/a/'.repeat(40)}c`;
  const deep = `${'a/'.repeat(60)}d.yaml`;

  it('that cost too much match nothing, and the project file says so', () => {
    const files: ExampleFiles = {
      [deep]: DEPLOYMENT,
      'ml-preflight.yaml': `ignore: ["${costly}"]\nallow: [{rule: versioning, path: "${costly}", reason: why}]\n`,
    };
    const found = findingsOf(lintFiles(files), files);
    assert.ok(found.some((f) => f.rule === 'versioning/image-tag-latest' && f.suppressed === null));
    assert.deepEqual(
      found.filter((f) => f.rule === 'preflight/configuration').map((f) => f.message),
      Array(2).fill('A pattern with `**` more than three times matches nothing.'),
    );
  });

  it('that cost too much are passed over in a .gitignore, the others hold', () => {
    const chain = withIgnoreFile([], { folder: '', text: `${costly}\r\n*.yaml\r\n` });
    assert.equal(isIgnored(chain, deep, false), true);
    assert.equal(isIgnored(withIgnoreFile([], { folder: '', text: costly }), deep, false), false);
  });

  it('that people write are cheap', () => {
    for (const pattern of ['third_party/**', '**/node_modules/**', 'a/**/b/**/*.yaml', '/x', '*a*b*c*d*']) {
      assert.ok(isCheapPattern(pattern), pattern);
    }
  });
});

describe('what is wrong at the very end of a file', () => {
  const cut = {
    'ml-preflight.yaml': 'ignore: ["a',
    'bom.cdx.json':
      '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"machine-learning-model","name":"m","modelCard":{"a":1}}]',
  };
  for (const [name, text] of Object.entries(cut)) {
    it(`stands in it (${name})`, () => {
      const read = readArtifact(`file:///p/${name}`, text);
      assert.ok(read && read.problems.length > 0);
      for (const { span } of read.problems) assert.ok(span.start <= span.end && span.end <= text.length, JSON.stringify(span));
    });
  }
});

describe('a day that the calendar does not have', () => {
  it('is reported', () => {
    const text = 'attest:\n  fairness/audit: {by: R. Iyer, on: 2026-02-28, until: 2027-02-29}\n';
    const read = readArtifact('file:///p/ml-preflight.yaml', text);
    assert.deepEqual(
      read!.problems.map((p) => p.message),
      ['`until` is a day such as 2027-03-01.'],
    );
    assert.deepEqual(readArtifact('file:///p/ml-preflight.yaml', text.replaceAll('2027', '2028'))!.problems, []);
  });
});

function codeCell(source: string) {
  return { cell_type: 'code', id: 'a', metadata: {}, execution_count: 1, outputs: [], source };
}
