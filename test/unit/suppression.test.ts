import assert from 'node:assert/strict';
import type { Artifact } from '../../server/core/artifacts/artifact.js';
import { notebookFromCells } from '../../server/core/artifacts/notebook.js';
import { readPythonScript } from '../../server/core/artifacts/pythonScript.js';
import { applyEdits } from '../../server/core/fixes.js';
import type { JudgedFinding, RuleId } from '../../server/core/model.js';
import { readArtifact } from '../../server/core/recognise.js';
import { acceptancesOf, accepts } from '../../server/core/suppress.js';
import { suppressionEdit } from '../../server/lsp/suppression.js';

const rule: RuleId = 'versioning/image-tag-latest';

function findingAt(artifact: Artifact, part: number, start: number, id: RuleId = rule): JudgedFinding {
  const span = { part, start, end: start + 1 };
  return {
    rule: id,
    challenge: null,
    consideration: null,
    gap: 'hazard',
    severity: 'warning',
    message: '',
    span,
    fixes: [],
    related: [],
    artifact,
    suppressed: null,
  };
}

/** At every place of a text: the finding is accepted after the edit, and the text means what it meant. */
function everywhere(
  artifact: Artifact,
  read: (text: string) => Artifact | null,
  meaning: (artifact: Artifact) => unknown,
): Set<string> {
  const { text } = artifact.parts[0]!;
  const scopes = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    if (/\s/.test(text[at]!)) continue;
    const where = `at ${at}: ${JSON.stringify(text.slice(Math.max(0, at - 10), at + 10))}`;
    const edit = suppressionEdit(findingAt(artifact, 0, at), 'a good reason');
    assert.ok(edit, where);
    const after = read(applyEdits(text, [edit]));
    assert.ok(after, where);
    const moved = at + (edit.start <= at ? edit.newText.length : 0);
    assert.equal(after.parts[0]!.text[moved], text[at]);
    const acceptance = acceptancesOf(after).find((a) => accepts(a, rule, { part: 0, start: moved, end: moved + 1 }));
    assert.equal(acceptance?.reason, 'a good reason', `${where}\n${after.parts[0]!.text}`);
    assert.deepEqual(meaning(after), meaning(artifact), `${where}\n${after.parts[0]!.text}`);
    scopes.add(/disable-(\w+-?\w*)/.exec(edit.newText)![1]!);
  }
  return scopes;
}

const manifest = `apiVersion: v1
kind: Pod
metadata:
  name: p
  annotations: {a: "1",
    b: "2"}
spec:
  containers:
    - name: server
      image: >-
        vllm/vllm-openai:latest
      args:
        - |
          run --all
          # not a comment
          more
        - "two
          lines"
`;

const card = `---
license: mit # ok
pipeline_tag: text-classification
description: |
  first
  second
---

# Model card for X

Intended use: loans
and more words
on three lines.

| a | b |
|---|---|
| 1 | 2 |

\`\`\`python
load("x")
\`\`\`

- item one
- item two
`;

const values = (artifact: Artifact) => {
  if (artifact.kind !== 'kserve' && artifact.kind !== 'kubernetes') return null;
  const flat = (node: unknown): unknown =>
    Array.isArray(node)
      ? node.map(flat)
      : typeof node === 'object' && node !== null
        ? Object.fromEntries(
            Object.entries(node)
              .filter(([k]) => k !== 'start' && k !== 'end')
              .map(([k, v]) => [k, flat(v)]),
          )
        : node;
  return [artifact.problems.length, flat(artifact.documents.map((d) => d.root))];
};

describe('a suppression', () => {
  for (const [eol, name] of [
    ['\n', 'LF'],
    ['\r\n', 'CRLF'],
  ] as const) {
    const written = (text: string) => text.replaceAll('\n', eol);
    const oneEol = (text: string) => assert.equal(eol === '\n' ? text.includes('\r') : /(?<!\r)\n/.test(text), false);

    it(`reaches every place of a manifest (${name})`, () => {
      const read = (text: string) => {
        oneEol(text);
        return readArtifact('file:///ws/a.yaml', text);
      };
      const scopes = everywhere(read(written(manifest))!, read, values);
      assert.deepEqual([...scopes].sort(), ['file', 'next-line']);
    });

    it(`reaches every place of a model card (${name})`, () => {
      const read = (text: string) => {
        oneEol(text);
        return readArtifact('file:///ws/README.md', text);
      };
      const meaning = (artifact: Artifact) => {
        assert.equal(artifact.kind, 'model-card');
        if (artifact.kind !== 'model-card') return null;
        return [
          artifact.problems.length,
          artifact.body.headings.length,
          artifact.body.rows.length,
          artifact.frontMatter !== null,
        ];
      };
      assert.deepEqual([...everywhere(read(written(card))!, read, meaning)].sort(), ['file', 'line', 'next-line']);
    });

    it(`reaches every place of a requirements file (${name})`, () => {
      const read = (text: string) => {
        oneEol(text);
        return readArtifact('file:///ws/requirements.txt', text);
      };
      const meaning = (artifact: Artifact) =>
        artifact.kind === 'requirements' ? artifact.entries.map((e) => [e.name, e.specifiers, e.hashed]) : null;
      everywhere(read(written('torch==2.1 \\\n  --hash=sha256:00 \\\n  --hash=sha256:11\n# x\nnumpy\n'))!, read, meaning);
    });

    it(`reaches every place of a cell (${name})`, () => {
      const source =
        'import torch\ntext = """one\ntwo # three\n"""\nif True:\n    m = torch.load(\n        "a",\n        weights_only=False)\nx = 1 + \\\n    2\n';
      const read = (text: string) => {
        oneEol(text);
        return notebookFromCells('file:///ws/n.ipynb', [{ uri: 'cell:1', languageId: 'python', kind: 'code', text }]);
      };
      const calls = (artifact: Artifact) =>
        artifact.kind === 'notebook' ? artifact.python.calls.map((c) => [c.callee, c.args.length]) : null;
      everywhere(read(written(source)), read, calls);
    });
  }

  for (const [name, head] of [
    ['plain', '"""Serves it.\n\nAnd more."""\n'],
    ['with an interpreter', '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n"""Doc\n"""\n'],
    ['of Databricks', '# Databricks notebook source\n"""\nx"""\n'],
    ['of Jupytext', '# ---\n# jupyter:\n#   jupytext: {}\n# ---\n"""\nx"""\n# %%\n'],
  ] as const) {
    it(`reaches every place of a script (${name})`, () => {
      const text = `${head}import torch\n\n\nclass A:\n    @property\n    def m(self):\n        return torch.load(\n            "m.pt",\n        )\n\n\nx = 1 + \\\n    2\ny = '''a\nb'''\n`;
      const read = (of: string) => readPythonScript('file:///p/serve.py', of);
      const artifact = read(text)!;
      const top = text.startsWith('#') ? text.split('\n', 1)[0]! : '';
      // A comment in front of what makes it a script, or a notebook, would stand at places that are its own comments.
      const places = new Set<string>();
      for (let at = head.lastIndexOf('# ') < 0 ? 0 : head.indexOf('"""'); at < text.length; at++) {
        if (/\s/.test(text[at]!)) continue;
        const edit = suppressionEdit(findingAt(artifact, 0, at), 'a good reason')!;
        const after = read(applyEdits(text, [edit]))!;
        assert.ok(after.parts[0]!.text.startsWith(top));
        const moved = at + (edit.start <= at ? edit.newText.length : 0);
        assert.equal(after.parts[0]!.text[moved], text[at]);
        assert.ok(
          acceptancesOf(after).some((a) => accepts(a, rule, { part: 0, start: moved, end: moved + 1 })),
          `at ${at}`,
        );
        assert.deepEqual(
          [after.python.calls.length, after.python.strings.map((s) => s.value), after.cells?.length],
          [artifact.python.calls.length, artifact.python.strings.map((s) => s.value), artifact.cells?.length],
        );
        places.add(/disable-(\w+-?\w*)/.exec(edit.newText)![1]!);
      }
      assert.deepEqual([...places].sort(), ['file', 'next-line']);
    });
  }

  it('in a cell with a magic leaves its first line the first', () => {
    const text = '%%bash\npip install torch\n';
    const notebook = notebookFromCells('file:///ws/n.ipynb', [{ uri: 'cell:1', languageId: 'python', kind: 'code', text }]);
    assert.equal(suppressionEdit(findingAt(notebook, 0, 0), 'why'), null);
    const edit = suppressionEdit(findingAt(notebook, 0, 10), 'why')!;
    assert.ok(applyEdits(text, [edit]).startsWith('%%bash\n# ml-preflight-disable-next-line'));
  });

  it('in a Markdown cell is an HTML comment', () => {
    const text = '# Title\n\nwords\n';
    const notebook = notebookFromCells('file:///ws/n.ipynb', [{ uri: 'cell:1', languageId: 'markdown', kind: 'markdown', text }]);
    const edit = suppressionEdit(findingAt(notebook, 0, 0), 'why')!;
    assert.equal(applyEdits(text, [edit]), `<!-- ml-preflight-disable-next-line ${rule} -- why -->\n${text}`);
  });

  it('is none for what the tool says of itself', () => {
    const artifact = readArtifact('file:///ws/a.yaml', manifest)!;
    assert.equal(suppressionEdit(findingAt(artifact, 0, 0, 'preflight/syntax'), 'why'), null);
  });
});
