import assert from 'node:assert/strict';
import { considerations } from '../../server/core/catalogue/catalogue.js';
import type { ReportParams, ReportResult, StandardsResult } from '../../server/lsp/protocol.js';
import { closeSessions, openSession, uri } from './session.js';
import { card, deployment, fixedImage } from './texts.js';

describe('the report to hand over', () => {
  afterEach(closeSessions);

  const files = {
    '/ws/a/ml-preflight.yaml': 'stage: production\n',
    '/ws/a/deploy.yaml': deployment(),
    '/ws/b/ml-preflight.yaml': 'stage: pilot\n',
    '/ws/b/README.md': card,
  };
  const ask = async (params: ReportParams, texts: Record<string, string> = files) => {
    const s = await openSession({ folders: ['/ws'], files: texts });
    return { s, report: await s.request<ReportResult>('mlPreflight/report', params) };
  };

  it('is of one project or of all, in each format', async () => {
    const { s, report } = await ask({ format: 'json' });
    assert.deepEqual([report?.projects, report?.total], [2, 60]);
    const made = JSON.parse(report!.text);
    assert.deepEqual(
      made.projects.map((p: { root: string; stage: string }) => [p.root, p.stage]),
      [
        ['a', 'production'],
        ['b', 'pilot'],
      ],
    );
    const one = await s.request<ReportResult>('mlPreflight/report', { format: 'html', root: uri('/ws/a') });
    assert.equal(one?.projects, 1);
    assert.match(one!.text, /^<!DOCTYPE html>/);
    assert.ok(!one!.text.includes('README.md') && !one!.text.includes('file://'));
    const text = (await s.request<ReportResult>('mlPreflight/report', { format: 'markdown', root: uri('/ws/b') }))!.text;
    assert.match(text, /^<!-- ml-preflight: checklist report -->/);
  });

  it('is of what is typed, on the day of the server', async () => {
    const { s, report } = await ask({ format: 'markdown', root: uri('/ws/a') });
    assert.match(report!.text, /is a tag that moves/);
    assert.match(report!.text, /^2026-11-23, made with ml-preflight \d+\.\d+\.\d+/m);
    await s.open(uri('/ws/a/deploy.yaml'), deployment(fixedImage), 'yaml');
    const after = await s.request<ReportResult>('mlPreflight/report', { format: 'markdown', root: uri('/ws/a') });
    assert.doesNotMatch(after!.text, /is a tag that moves/);
    assert.equal(after!.settled >= report!.settled, true);
  });

  it('is none where there is no such project', async () => {
    assert.equal((await ask({ format: 'html' }, { '/ws/notes.md': '# Notes\n' })).report, null);
    assert.equal((await ask({ format: 'html', root: uri('/elsewhere') })).report, null);
  });

  it('comes with the standards that considerations bear on', async () => {
    const s = await openSession({ folders: ['/ws'], files });
    const { standards } = await s.request<StandardsResult>('mlPreflight/standards');
    assert.ok(standards.length >= 5);
    const known = new Set<string>(considerations.map((c) => c.id));
    const entries = standards.flatMap((group) => group.items);
    for (const entry of entries) {
      assert.ok(entry.considerations.length > 0, entry.id);
      for (const id of entry.considerations) assert.ok(known.has(id), id);
    }
    const robust = entries.find((entry) => entry.id === 'EU AI Act Art. 15');
    assert.equal(robust?.when, 'the system is high-risk');
    assert.ok(robust?.considerations.includes('security/protection'));
  });
});
