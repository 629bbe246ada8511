import assert from 'node:assert/strict';
import type { TextDocumentEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ChecklistResult, CheckWorkspaceResult } from '../../server/lsp/protocol.js';
import { closeSessions, openSession, rangeOf, uri } from './session.js';

const bill = `{
  "bomFormat": "CycloneDX",
  "specVersion": "1.6",
  "components": [
    {
      "type": "machine-learning-model",
      "name": "router 🤗",
      "version": "12",
      "licenses": [{"license": {"id": "MIT"}}],
      "modelCard": {
        "quantitativeAnalysis": {"performanceMetrics": [{"type": "F1 🤗", "value": 0.88}]},
        "considerations": {"technicalLimitations": ["English tickets only"]}
      }
    }
  ]
}
`;
const VALUE_TYPE = 'drift/metric-value-type';

describe('model cards in JSON', () => {
  afterEach(closeSessions);

  it('have diagnostics at their values, with the edit that ends them', async () => {
    const s = await openSession({ folders: ['/ws'] });
    const file = uri('/ws/model.cdx.json');
    await s.open(file, bill, 'json');
    const diagnostics = await s.pull(file);
    const found = diagnostics.find((d) => d.code === VALUE_TYPE)!;
    assert.deepEqual(found.range, rangeOf(bill, '0.88'));
    const actions = (await s.actions(file, found.range, { diagnostics: [found] }))!;
    const fix = actions.find((a) => a.title === 'Put the number in quotes')!;
    const [change] = fix.edit!.documentChanges as TextDocumentEdit[];
    const edits = change!.edits.map((e) => ({ range: e.range, newText: 'newText' in e ? e.newText : '' }));
    const fixed = TextDocument.applyEdits(TextDocument.create(file, 'json', 1, bill), edits);
    assert.equal(fixed, bill.replace('0.88', '"0.88"'));
    assert.ok(!actions.some((a) => a.title.startsWith('Suppress')), 'JSON takes no comments');
    await s.edit(file, fixed);
    assert.ok(!(await s.codes(file)).includes(VALUE_TYPE));
  });

  it('say where they are no JSON', async () => {
    const s = await openSession({ folders: ['/ws'] });
    const file = uri('/ws/model_card.json');
    const text = '{"schema_version": "0.0.2", "model_details": {"name": "x"},}';
    await s.open(file, text, 'json');
    const [found] = await s.pull(file);
    assert.equal(found?.code, 'preflight/syntax');
    assert.equal(found?.severity, 1);
  });

  it('are found in the workspace by their names and what they hold, and other JSON is silent', async () => {
    const s = await openSession({
      folders: ['/ws'],
      files: {
        '/ws/sbom/model.cdx.json': bill,
        '/ws/package.json': '{"name": "app"}',
        '/ws/data.json': bill,
        '/ws/bom.json': '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"type": "library", "name": "numpy"}]}',
      },
    });
    const { projects } = await s.request<ChecklistResult>('mlPreflight/checklist');
    assert.deepEqual(
      projects.map((p) => p.artifacts),
      [1],
    );
    const transparency = projects[0]!.challenges.flatMap((c) => c.considerations).find((c) => c.id === 'trust/transparency')!;
    assert.equal(transparency.state, 'met');
    assert.deepEqual(transparency.evidence[0]!.range, rangeOf(bill, '"technicalLimitations"'));
    const { files } = await s.request<CheckWorkspaceResult>('mlPreflight/checkWorkspace', {});
    const codes = files.flatMap((f) => f.diagnostics.map((d) => d.code));
    assert.ok(codes.includes(VALUE_TYPE));
    assert.ok(files.every((f) => f.uri === uri('/ws/sbom/model.cdx.json')));
  });
});
