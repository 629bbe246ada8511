import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ChecklistResult, CreateModelCardResult } from '../../server/lsp/protocol.js';
import { closeSessions, openSession, type SessionOptions, uri } from './session.js';
import { card, deployment, fixedImage } from './texts.js';

const root = uri('/ws');
const license = readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8');

async function create(files: SessionOptions['files'], options: SessionOptions = {}) {
  const s = await openSession({ folders: ['/ws'], files, ...options });
  const result = await s.request<CreateModelCardResult>('mlPreflight/createModelCard', { root });
  return { s, result };
}

describe('a created model card', () => {
  afterEach(closeSessions);

  it('is made of what the project shows, at a file that is not there yet', async () => {
    const { s, result } = await create({
      '/ws/deploy.yaml': `${deployment(fixedImage)}          resources:\n            limits:\n              nvidia.com/gpu: 1\n`,
      '/ws/CODEOWNERS': '* @northwind/scoring_team\n',
      '/ws/LICENSE': license,
    });
    assert.equal(result?.uri, uri('/ws/README.md'));
    const text = result?.text ?? '';
    assert.match(text, /^---\nlicense: mit\n/);
    assert.match(text, /^# Model Card for scorer$/m);
    assert.match(text, /^- Deployment scorer in `deploy\.yaml`: 1 × `nvidia\.com\/gpu`$/m);
    assert.match(text, /^- `@northwind\/scoring_team`, in `CODEOWNERS`$/m);
    assert.equal(result?.facts, 3);

    await s.open(result!.uri, text, 'markdown');
    const loud = (await s.pull(result!.uri)).filter(({ severity }) => severity! < 3);
    assert.deepEqual(loud, []);
    const { projects } = await s.request<ChecklistResult>('mlPreflight/checklist');
    const shown = projects[0]!.challenges
      .flatMap(({ considerations }) => considerations)
      .filter(({ evidence }) => evidence.some((each) => each.uri === result!.uri))
      .map(({ id }) => id);
    for (const id of ['integration/ownership', 'resources/fit', 'compliance/regulations']) assert.ok(shown.includes(id), id);
  });

  it('leaves a README about other things alone, however it is spelt', async () => {
    const own = await create({ '/ws/deploy.yaml': deployment(), '/ws/README.md': '# Scoring service\n' });
    assert.equal(own.result?.uri, uri('/ws/MODEL_CARD.md'));
    assert.match(own.result?.text ?? '', /^# Model Card for scorer$/m);
    const lower = await create({ '/ws/deploy.yaml': deployment(), '/ws/readme.md': '# Scoring service\n' });
    assert.equal(lower.result?.uri, uri('/ws/MODEL_CARD.md'));
  });

  it('is not made where one stands already, on disk or in an editor', async () => {
    const { result } = await create({ '/ws/deploy.yaml': deployment(), '/ws/README.md': card });
    assert.deepEqual(result, { uri: uri('/ws/README.md'), text: null, facts: 0 });
    const s = await openSession({ folders: ['/ws'], files: { '/ws/deploy.yaml': deployment() } });
    await s.open(uri('/ws/MODEL_CARD.md'), card, 'markdown');
    const open = await s.request<CreateModelCardResult>('mlPreflight/createModelCard', { root });
    assert.deepEqual(open, { uri: uri('/ws/MODEL_CARD.md'), text: null, facts: 0 });
  });

  it('is not made where there is no folder, or where its names are taken by files that are not looked at', async () => {
    const s = await openSession();
    assert.equal(await s.request('mlPreflight/createModelCard', { root: 'untitled:Untitled-1' }), null);
    const files = {
      '/ws/deploy.yaml': deployment(),
      '/ws/ml-preflight.yaml': 'ignore: ["*.md"]\n',
      '/ws/README.md': card,
      '/ws/MODEL_CARD.md': card,
    };
    assert.equal((await create(files)).result, null);
  });

  it('is made of questions where nothing is known', async () => {
    const { result } = await create({});
    assert.equal(result?.facts, 0);
    assert.match(result?.text ?? '', /^# Model Card for ws\n\n## Model Details\n\n### Model Description\n\n<!-- /);
  });
});
