import assert from 'node:assert/strict';
import { parsePython } from '../../server/core/artifacts/pythonParse.js';
import { namesInOrder } from '../../server/core/rules/shared/moduleNames.js';

/** `+x` for a name that gets a value, `x` for one that is read, in the order the code runs. */
function names(code: string): string {
  return namesInOrder(parsePython(code).body, code)
    .map(({ name, binds }) => (binds ? `+${name}` : name))
    .join(' ');
}

describe('names in the order the code runs', () => {
  it('reads a value before it binds the name', () => {
    assert.equal(names('x = x + y'), 'x y +x');
    assert.equal(names('a, (b, *c) = f(d)[e]'), 'f d e +a +b +c');
    assert.equal(names('x += 1'), 'x');
    assert.equal(names('df["a"].b = 1'), 'df');
    assert.equal(names('import os.path, numpy as np\nfrom a import b as c, d'), '+os +np +c +d');
    assert.equal(names('from a import *'), '+*');
  });

  it('hides what a comprehension binds, and leaves out what runs later', () => {
    assert.equal(names('[x * y for x in z]'), 'y z');
    assert.equal(names('f = lambda a: a + later'), '+f');
    assert.equal(names('def f(a=b):\n    return later'), 'b +f');
    assert.equal(names('@deco\nclass A(Base):\n    x = later'), 'deco Base +A');
    assert.equal(names('def f():\n    global g\n    g = 1'), '+f +g');
  });

  it('follows blocks, and trusts a `try` that catches', () => {
    assert.equal(names('with open(p) as h:\n    h.read()'), 'open p +h h');
    assert.equal(names('try:\n    known\nexcept E as e:\n    known = e'), 'E +e e +known');
    assert.equal(names('try:\n    x\nfinally:\n    y'), 'x y');
    assert.match(names('for i in r:\n    s = i'), /^r \+i .*\bi \+s$/);
  });

  it('reads keyword arguments, f-strings and walruses', () => {
    assert.equal(names('f(a, k=b, *c, **d)'), 'f a b c d');
    assert.equal(names('print(f"{x} {y:>3}")'), 'print x y');
    assert.equal(names('if (n := g()):\n    n'), 'g +n n');
  });

  it('never throws on what is no Python', () => {
    for (const code of ['', 'def (', 'print "x"', 'a = [', 'x = = 1', '@', 'match x:\n case'.repeat(50)])
      assert.ok(Array.isArray(namesInOrder(parsePython(code).body, code)));
  });
});
