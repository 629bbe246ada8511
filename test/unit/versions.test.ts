import assert from 'node:assert/strict';
import { ceilingOf, compareReleases, reaches, release, staysBelow } from '../../server/core/versions.js';

const ceiling = (...written: string[]) =>
  ceilingOf({
    specifiers: written.map((each) => {
      const [, operator, version] = /^([=<>!~^|]+)(.*)$/.exec(each)!;
      return { operator: operator!, version: version! };
    }),
  });

describe('versions', () => {
  it('are compared by their release numbers', () => {
    assert.deepEqual(release('v2.6.0rc1+cu124'), [2, 6, 0]);
    assert.deepEqual(release('1!2.0'), [2, 0]);
    assert.deepEqual(release('*'), []);
    assert.deepEqual(release('nightly'), []);
    assert.equal(compareReleases([2, 6], [2, 6, 0]), 0);
    assert.ok(compareReleases([2, 10], [2, 9, 9]) > 0);
  });

  it('have the upper end that the tool gives them', () => {
    const ends: [string[], string][] = [
      [['==2.4.1'], '2.4.1 inclusive'],
      [['==2.4.*'], '2.5 below'],
      [['=2.4'], '2.5 below'],
      [['<=2.4'], '2.4 inclusive'],
      [['<2.4'], '2.4 below'],
      [['~=2.4'], '3 below'],
      [['~=2.4.1'], '2.5 below'],
      [['~2.4.1'], '2.5 below'],
      [['~2'], '3 below'],
      [['^2.4.1'], '3 below'],
      [['^0.4.1'], '0.5 below'],
      [['^0.0.3'], '0.0.4 below'],
      [['>=1', '<3', '!=2.1', '<=2.5'], '2.5 inclusive'],
    ];
    for (const [written, end] of ends) {
      const found = ceiling(...written)!;
      assert.equal(`${found.release.join('.')} ${found.inclusive ? 'inclusive' : 'below'}`, end, written.join());
    }
    for (const open of [['>=2'], ['!=2.1'], ['|1.0|2.0'], ['==*'], ['===nightly'], []])
      assert.equal(ceiling(...open), undefined, open.join());
    assert.equal(ceilingOf({ specifiers: [], url: 'git+https://git.example/x' }), undefined);
  });

  it('stay below a fix where every allowed one does', () => {
    const below = (...written: string[]) => staysBelow(ceiling(...written)!, [2, 6]);
    assert.deepEqual(
      [below('==2.5.9'), below('==2.6'), below('<2.6'), below('<=2.6'), below('<2.6.1'), below('~=2.5'), below('=2.5')],
      [true, false, true, false, false, false, true],
    );
    const from = (...written: string[]) => reaches(ceiling(...written)!, [1, 3, 4]);
    assert.deepEqual([from('==1.3.4'), from('==1.3.3'), from('<1.3.4'), from('<1.4')], [true, false, false, true]);
  });
});
