// `npm test`: everything that is proved, from a bare clone: packages, build, types, mocha, and the suite in a real VS Code.
// `npm test -- [--host oldest|newest|both] [--skip-vscode]`
import path from 'node:path';
import { parseArgs } from 'node:util';
import { npm, run } from './child.mjs';
import { build, ensurePackages, root } from './prepare.mjs';

const { values: options } = parseArgs({
  options: { 'skip-vscode': { type: 'boolean', default: false }, host: { type: 'string', default: 'oldest' } },
});

const total = { passed: 0, failed: 0 };
const broken = [];
// The children write into pipes and would leave colours out of a terminal, or put them into a log of CI.
const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const env = { ...process.env, FORCE_COLOR: colour ? '1' : undefined, NO_COLOR: colour ? undefined : '1' };

try {
  await ensurePackages();
  await build();
  await step('types', () => npm(['run', '--silent', 'typecheck'], { cwd: root }));
  await step('tests', mocha);
  await step('tests in VS Code', vscode);
} catch (error) {
  broken.push(error.message);
}
for (const each of broken) console.error(`npm test: ${each}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(broken.length > 0 || total.failed > 0 ? 1 : 0);

// A step that fails does not keep the others from being run: one run should tell everything.
async function step(name, work) {
  const from = Date.now();
  console.log(`\n=== ${name}`);
  const { code } = await work();
  console.log(`=== ${name}: ${code === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - from) / 1000).toFixed(1)} s`);
  if (code !== 0) broken.push(`${name} failed`);
}

async function mocha() {
  const bin = path.join(root, 'node_modules/mocha/bin/mocha.js');
  const args = ['--import', 'tsx', bin, 'test/**/*.test.ts', '--ignore', 'test/vscode/**'];
  const result = await run(process.execPath, args, { cwd: root, tee: true, env });
  count(result.output, /^\s*(\d+) passing/m, /^\s*(\d+) failing/m);
  return result;
}

async function vscode() {
  const args = [path.join(root, 'test/vscode/run.mjs'), '--host', options.host];
  if (options['skip-vscode']) args.push('--skip');
  const result = await run(process.execPath, args, { cwd: root, tee: true, env });
  for (const [line] of result.output.matchAll(/^\d+ passed, \d+ failed/gm)) count(line, /(\d+) passed/, /(\d+) failed/);
  return result;
}

function count(output, passed, failed) {
  const plain = output.replaceAll(/\u001b\[[\d;]*m/g, '');
  total.passed += Number(passed.exec(plain)?.[1] ?? 0);
  total.failed += Number(failed.exec(plain)?.[1] ?? 0);
}
