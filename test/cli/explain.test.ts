import assert from 'node:assert/strict';
import { allRules } from '../../server/core/rules/rules.js';
import { run } from './runCli.js';

describe('ml-preflight explain', () => {
  it('tells everything that a rule says of itself', async () => {
    for (const rule of allRules) {
      const { code, out, err } = await run(['explain', rule.id]);
      assert.deepEqual([code, err], [0, ''], rule.id);
      for (const text of [
        rule.problem,
        rule.remedy,
        rule.why,
        ...rule.standards,
        ...rule.sources.flatMap((s) => [s.title, s.url]),
      ]) {
        assert.ok(out.includes(text), `${rule.id} lacks ${text}`);
      }
      for (const files of [rule.examples.bad, rule.examples.good]) {
        for (const [name, text] of Object.entries(files)) {
          assert.ok(out.includes(`  ${name}\n`), `${rule.id} lacks ${name}`);
          for (const line of text.split('\n')) assert.ok(out.includes(line), `${rule.id} lacks ${line}`);
        }
      }
    }
  });

  it('tells of what the tool says in its own name', async () => {
    for (const name of ['syntax', 'configuration', 'suppression']) {
      const { code, out } = await run(['explain', `preflight/${name}`]);
      assert.equal(code, 0);
      assert.match(out, /\nRemedy\n {2}\S[\s\S]*\nWhy\n {2}\S/);
    }
  });

  it('lists the rules: all, those of a challenge, those of a consideration', async () => {
    const listed = async (...args: string[]) =>
      (await run(['explain', ...args])).out
        .split('\n')
        .slice(0, -1)
        .map((l) => l.split(' ')[0]);
    assert.deepEqual((await listed()).sort(), allRules.map((r) => r.id).sort());
    assert.deepEqual(
      (await listed('security')).sort(),
      allRules
        .filter((r) => r.id.startsWith('security/'))
        .map((r) => r.id)
        .sort(),
    );
    const drift = allRules.filter((r) => r.consideration === 'drift/monitoring').map((r) => r.id);
    assert.deepEqual((await listed('drift/monitoring')).sort(), drift.sort());
  });

  it('ends with 2 for a rule that is none, and names the nearest', async () => {
    assert.deepEqual(await run(['explain', 'versioning/image-tag-lates']), {
      code: 2,
      out: '',
      err: 'ml-preflight: Unknown rule `versioning/image-tag-lates`; did you mean `versioning/image-tag-latest`?\n',
    });
    for (const name of ['constructor', '', '/', 'security/']) {
      const { code, err } = await run(['explain', name]);
      assert.equal(code, 2, name);
      assert.match(err, /^ml-preflight: Unknown rule .*\n$/, name);
    }
  });
});
