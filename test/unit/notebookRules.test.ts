import assert from 'node:assert/strict';
import { pythonCode } from '../../server/core/artifacts/python.js';
import { applyEdits } from '../../server/core/fixes.js';
import { installedVersions, loosePackages } from '../../server/core/rules/shared/installs.js';
import { personalDataIn } from '../../server/core/rules/shared/personalData.js';
import { isProtected } from '../../server/core/rules/shared/protectedAttributes.js';
import { removeArgumentEdit } from '../../server/core/rules/shared/pythonCalls.js';

describe('removing an argument', () => {
  const CASES: readonly [before: string, after: string][] = [
    ['f(x, gone=1)', 'f(x)'],
    ['f(gone=1)', 'f()'],
    ['f(gone=1, x=2)', 'f(x=2)'],
    ['f(x, gone=1, *rest)', 'f(x, *rest)'],
    ['f(\n    x,\n    gone=1,\n)', 'f(\n    x,\n)'],
    ['f(\n    x,\n    gone=1,\n    y=2,\n)', 'f(\n    x,\n    y=2,\n)'],
    ['f(\n    x,\n    gone=1\n)', 'f(\n    x\n)'],
    ['f(\n    gone=1, y=2,\n)', 'f(\n    y=2,\n)'],
    ['f(x,  # why\n  gone=1)', 'f(x,  # why\n  gone=1)'],
  ];
  for (const [before, after] of CASES) {
    it(JSON.stringify(before), () => {
      const code = pythonCode([{ uri: '', text: before, cell: 1 }], [{ part: 0, language: 'python' }]);
      const call = code.calls[0]!;
      const edit = removeArgumentEdit(call, call.arg('gone')!, before);
      const result = edit ? applyEdits(before, [{ ...edit.span, newText: edit.newText }]) : before;
      assert.equal(result, after);
    });
  }
});

describe('install commands', () => {
  const loose = (text: string) => {
    const code = pythonCode([{ uri: '', text, cell: 1 }], [{ part: 0, language: 'python' }]);
    return code.magics.flatMap((magic) =>
      loosePackages(magic).map(({ name, start, end }) => `${name}=${text.slice(start, end)}`),
    );
  };

  it('names what has no version, with its place', () => {
    assert.deepEqual(loose('!pip install -q Torch_Vision "datasets[audio]" x==1 \'y\''), [
      'torch-vision=Torch_Vision',
      'datasets=datasets[audio]',
      'y=y',
    ]);
    assert.deepEqual(loose('!pip install a -c limits.txt --index-url https://x.org/simple b>=2 c~=1.0 d; ls e'), ['a=a', 'd=d']);
    assert.deepEqual(loose('!{sys.executable} -m pip install a'), ['a=a']);
    assert.deepEqual(loose('%conda install -n base -c conda-forge scipy'), ['scipy=scipy']);
  });

  it('leaves out places, files and tools', () => {
    assert.deepEqual(loose('!pip install . ./x ../y z/w.whl a.tar.gz -e . -r r.txt pip wheel https://x.org/a.zip'), []);
    assert.deepEqual(loose('!pip download a\n!pip freeze > x\n!pip install'), []);
  });

  it('reads versions from what pip says', () => {
    const output =
      'Requirement already satisfied: a_b[x]>=1 in /usr/lib (2.0.1)\nRequirement already satisfied: c in /usr/lib (from a_b) (0.3)\nSuccessfully installed d-e-1.0rc1 F.g-2+cu121\n';
    assert.deepEqual(
      [...installedVersions(output)],
      [
        ['a-b', '2.0.1'],
        ['c', '0.3'],
        ['d-e', '1.0rc1'],
        ['f-g', '2+cu121'],
      ],
    );
  });
});

describe('personal data', () => {
  it('is counted without repetition', () => {
    assert.equal(personalDataIn('a.b@mail.se A.B@mail.se c@mail.de').emails, 2);
    assert.equal(personalDataIn('219-09-9999 219-09-9999 078-05-1120').socialSecurity, 2);
    assert.equal(personalDataIn('4539 1488 0343 6467').cards, 1);
    assert.equal(personalDataIn('GB82 WEST 1234 5698 7654 32 and DE89370400440532013000').ibans, 2);
  });

  it('is not seen in what only looks alike', () => {
    const none = { emails: 0, socialSecurity: 0, cards: 0, ibans: 0 };
    assert.deepEqual(personalDataIn('x@example.com git@github.com noreply@a.org @decorator a@b user@host:22 1@2.3'), none);
    assert.deepEqual(personalDataIn('000-12-3456 666-12-3456 900-12-3456 123-00-4567 1219-09-9999'), none);
    assert.deepEqual(personalDataIn('0.4539 1488 0343 6467 4539 1488 0343 6468 4444 4444 4444 4444'), none);
    assert.deepEqual(personalDataIn('GB82 WEST 1234 5698 7654 33 AB12CDEF3456'), none);
  });

  it('is searched in linear time', () => {
    const start = performance.now();
    for (const piece of ['a', '@', 'a@', 'a.', '1', '4539 1488 ', 'GB82', '- '])
      personalDataIn(piece.repeat(300_000 / piece.length));
    assert.ok(performance.now() - start < 2000);
  });
});

describe('protected attributes', () => {
  it('are whole column names', () => {
    for (const name of ['gender', 'Marital Status', 'native-country', 'maritalStatus', 'RACE'])
      assert.ok(isProtected(name), name);
    for (const name of ['building_age', 'race_distance', 'gendered_words', 'sexton', '']) assert.ok(!isProtected(name), name);
  });
});
