import type { PyCall, PythonCode } from '../../artifacts/python.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import type { Evidence } from '../../model.js';
import { evidence } from '../../rule.js';

/**
 * Evidence by use: the first call of each library (by module root) that `counts`. What is only imported, and what is
 * constructed in passing (`shap.initjs`), shows nothing.
 */
export function* libraryUse(python: PythonCode, consideration: ConsiderationId, counts: RegExp): Generator<Evidence> {
  const shown = new Set<string>();
  for (const call of python.calls) {
    const root = call.callee.split(/[.(]/, 1)[0]!;
    if (shown.has(root) || !counts.test(call.callee)) continue;
    shown.add(root);
    yield evidence(consideration, callPlace(call), `\`${shortName(call.callee)}\` in a ${python.form}`);
  }
}

/** The name of a call, from its start. */
export function callPlace(call: PyCall): { part: number; start: number; end: number } {
  return { part: call.part, start: call.start, end: call.calleeEnd };
}

/** Root and last step of a long callee: `fairlearn…MetricFrame`. */
export function shortName(callee: string): string {
  const plain = callee.replace(/\(\)|\[\d*\]/g, '');
  const steps = plain.split('.');
  return steps.length <= 3 ? plain : `${steps[0]}.….${steps[steps.length - 1]}`;
}
