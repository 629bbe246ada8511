import assert from 'node:assert/strict';
import { readMagics } from '../../server/core/artifacts/magics.js';
import { notebookFromCells } from '../../server/core/artifacts/notebook.js';

/** Magics of a Python cell as `kind name|args`, with every range checked against the text. */
function magics(text: string): string[] {
  const reading = readMagics(text, 'python');
  if (reading.language === 'python') assert.equal(reading.code.length, text.length);
  return reading.magics.map(({ kind, name, args, start, end, argsStart }) => {
    assert.ok(start <= argsStart && argsStart <= end, `${kind} ${name}`);
    assert.equal(
      text.slice(argsStart, argsStart + args.length).replace(/\\\r?\n/g, (all) => ' '.repeat(all.length)),
      args,
    );
    return `${kind} ${name}|${args}`;
  });
}

const code = (text: string) => readMagics(text, 'python').code;

describe('magics', () => {
  it('tells installs by pip and conda apart from other commands', () => {
    assert.deepEqual(magics('%pip install a==1 # why'), ['pip pip|install a==1']);
    assert.deepEqual(magics('!pip3 install -q a'), ['pip pip|install -q a']);
    assert.deepEqual(magics('!sudo /usr/bin/python3.10 -m pip install a'), ['pip pip|install a']);
    assert.deepEqual(magics('!{sys.executable} -m pip install a'), ['pip pip|install a']);
    assert.deepEqual(magics('!PIP_NO_CACHE=1 uv pip install a'), ['pip pip|install a']);
    assert.deepEqual(magics('%conda install a'), ['conda conda|install a']);
    assert.deepEqual(magics('!mamba install a'), ['conda conda|install a']);
    assert.deepEqual(magics('!echo pip install a'), ['shell echo|pip install a']);
    assert.deepEqual(magics('!python train.py -m pip'), ['shell python|train.py -m pip']);
  });

  it('splits a shell line into its commands, quotes respected', () => {
    assert.deepEqual(magics("!cd x && pip install 'a;b>1'; (ls | wc) 2>&1"), [
      'shell cd|x',
      "pip pip|install 'a;b>1'",
      'shell ls|',
      'shell wc|',
      'shell 2>&1|',
    ]);
    assert.deepEqual(magics('!pip install git+https://h/r#egg=a'), ['pip pip|install git+https://h/r#egg=a']);
  });

  it('follows lines joined by backslashes', () => {
    const text = '!pip install a \\\r\n  b \\\n  c\nx = 1';
    assert.deepEqual(magics(text), ['pip pip|install a      b     c']);
    assert.match(code(text), /^_ +\r\n +\n +\nx = 1$/);
  });

  it('reads cell magics by what their body is', () => {
    assert.deepEqual(magics('\n%%bash -e\npip install a\n# pip install b\ncat <<EOF\npip install c\nEOF\nls'), [
      'cell bash|-e',
      'pip pip|install a',
      'shell cat|',
      'shell ls|',
    ]);
    for (const [first, language] of [
      ['%%writefile a.py', 'text'],
      ['%%html', 'html'],
      ['%%sql', 'sql'],
      ['%%script bash', 'shell'],
      ['%%somethingelse', 'text'],
      ['%md', 'markdown'],
      ['%%time', 'python'],
      ['%%capture out\n%%timeit -n 1', 'python'],
      ['%matplotlib inline', 'python'],
    ] as const) {
      assert.equal(readMagics(`${first}\nimport torch`, 'python').language, language, first);
    }
    assert.match(code('%%time\nimport a'), /^_ {5}\nimport a$/);
  });

  it('leaves Python alone that only looks like a magic', () => {
    for (const text of [
      'x = (a\n % b)',
      's = """\n%pip install a\n!ls\n"""',
      'x = a \\\n % b',
      "y = '?'",
      'a != b',
      '# what?',
      'x %= 2',
      'f"{x}"; y = 5 % 3',
    ]) {
      assert.deepEqual(magics(text), [], text);
      assert.equal(code(text), text);
    }
  });

  it('finds magics inside blocks, behind assignments and behind unclosed brackets', () => {
    assert.deepEqual(magics('if x:\n    !pip install a\nelse:\n  %env A=b'), ['pip pip|install a', 'line env|A=b']);
    assert.deepEqual(magics('files = !ls *.py\nv = %env HOME'), ['shell ls|*.py', 'line env|HOME']);
    assert.equal(code('files = !ls'), 'files = _  ');
    assert.deepEqual(magics('f(1\n!pip install a'), ['pip pip|install a']);
    assert.deepEqual(magics('df.head?\n?df\nx.y??'), ['help df.head|', 'help df|', 'help x.y|']);
    assert.deepEqual(magics(',f a b\n/g 1'), ['call f|a b', 'call g|1']);
  });

  it('keeps the Python argument of %time', () => {
    assert.equal(code('%time x = f(1)'), '_    ;x = f(1)');
    const cell = {
      uri: 'c',
      languageId: 'python',
      kind: 'code',
      text: 'import a\n%timeit -n 10 a.f()\n%prun -l 4 a.g()',
    } as const;
    assert.deepEqual(
      notebookFromCells('u', [cell]).python.calls.map((call) => call.callee),
      ['a.f', 'a.g'],
    );
  });

  it('takes no time over odd text', () => {
    const start = performance.now();
    for (const text of [
      '!'.repeat(1e5),
      '%'.repeat(1e5),
      `a?${' '.repeat(1e5)}b`,
      `%%bash\n${'\\'.repeat(1e5)}`,
      `!${'a=b '.repeat(3e4)}`,
      '!x <<A\n'.repeat(1e4),
    ]) {
      readMagics(text, 'python');
    }
    assert.ok(performance.now() - start < 3000);
  });
});
