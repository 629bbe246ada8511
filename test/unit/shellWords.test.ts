import assert from 'node:assert/strict';
import { shellWords } from '../../server/core/artifacts/shellWords.js';
import { get, isMap, parseYaml } from '../../server/core/artifacts/yaml.js';
import { readContainer } from '../../server/core/container.js';

describe('words of a shell', () => {
  it('are whole where only a part of them is quoted', () => {
    assert.deepEqual(shellWords(`vllm serve --model='northwind/scribe' --seed="7" a"b c"d`), [
      'vllm',
      'serve',
      '--model=northwind/scribe',
      '--seed=7',
      'ab cd',
    ]);
    assert.deepEqual(shellWords(`--config '{"a": "b"}' "it's" \\"x\\"`), ['--config', '{"a": "b"}', "it's", '"x"']);
  });

  it('go on behind a joined line and leave comments out', () => {
    assert.deepEqual(shellWords("# don't wait\nvllm serve \\\n  --port 8000 \\\r\n--seed 7\n"), [
      'vllm',
      'serve',
      '--port',
      '8000',
      '--seed',
      '7',
    ]);
  });

  it('are not swallowed by an apostrophe that nothing closes', () => {
    assert.deepEqual(shellWords("cat <<E\nit isn't here\nE\nvllm serve --port 8000").slice(-4), [
      'vllm',
      'serve',
      '--port',
      '8000',
    ]);
    assert.deepEqual(shellWords("python -c 'import a\nprint(a)'"), ['python', '-c', 'import a\nprint(a)']);
    assert.deepEqual(shellWords(''), []);
    assert.deepEqual(shellWords("'"), ['']);
  });

  it('take linear time', () => {
    const begin = performance.now();
    for (const piece of ["'\n", '"\n\'\n', '\\"', '# \n', 'a\'b" \n']) shellWords(piece.repeat(100_000));
    assert.ok(performance.now() - begin < 5000);
  });

  it('give flags of a container with their values', () => {
    const [document] = parseYaml(`command: ["sh", "-c", "exec vllm serve --served-model-name='scribe' --api-key=\\"$KEY\\""]`);
    assert.ok(isMap(document!.root) && get(document!.root, 'command'));
    const { flags } = readContainer(document!.root);
    assert.equal(flags.get('--served-model-name')?.value.text, 'scribe');
    assert.equal(flags.get('--api-key')?.value.text, '$KEY');
  });
});
