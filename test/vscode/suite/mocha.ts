import { format } from 'node:util';

/**
 * Runs mocha inside an extension host: `load` requires the test files once `describe` and `it` exist. Every line of the
 * report begins with `SUITE_LINE`, so that whoever listens can tell it from what the workbench prints; the last one is
 * `N passed, N failed`. Rejects when a test failed or none ran, which is how the host learns its exit code.
 */
export async function runSuite(load: () => void): Promise<void> {
  const prefix = process.env.SUITE_LINE ?? '';
  const say = (...args: unknown[]) => {
    for (const line of format(...args).split('\n')) console.log(prefix + line);
  };
  const { default: Mocha } = await import('mocha');
  Mocha.reporters.Base.consoleLog = say;
  Mocha.reporters.Base.useColors = !process.env.NO_COLOR;
  const grep = process.env.SUITE_GREP;
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 20_000,
    slow: 2000,
    ...(grep ? { grep } : {}),
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  load();
  const { passed, failed, skipped } = await new Promise<Tally>((resolve) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed: failures, skipped: pending });
    });
  });
  say(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  if (failed > 0) throw new Error(`${failed} of the tests in VS Code failed`);
  if (passed === 0) throw new Error('no test ran in VS Code');
}

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}
