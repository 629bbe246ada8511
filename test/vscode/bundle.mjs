// The suite as one CommonJS file, the form in which an extension host loads it.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/** Bundles `<suiteDir>/*.test.ts` into `outfile`, which exports `run()`. mocha stays outside, in node_modules. */
export async function bundleSuite({ suiteDir, outfile }) {
  const names = (await readdir(suiteDir)).filter((name) => name.endsWith('.test.ts')).sort();
  if (names.length === 0) throw new Error(`no test files in ${suiteDir}`);
  // `require` inside the function: the files call `describe` when they are loaded, so mocha has to be there first.
  const loads = names.map((name) => `require(${JSON.stringify(`./${name}`)});`).join('\n');
  const contents = `import { runSuite } from './mocha.ts';\nexport const run = () => runSuite(() => {\n${loads}\n});\n`;
  await build({
    stdin: { contents, resolveDir: path.resolve(suiteDir), sourcefile: 'suite.ts', loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
