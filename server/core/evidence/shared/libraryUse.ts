import type { PyCall, PythonCode } from '../../artifacts/python.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import type { Evidence } from '../../model.js';
import { remembered } from '../../remembered.js';
import { evidence } from '../../rule.js';

/**
 * Evidence by use: the first call of each library (by module root) that `counts`. What is only imported, and what is
 * constructed in passing (`shap.initjs`), shows nothing.
 */
export function* libraryUse(python: PythonCode, consideration: ConsiderationId, counts: RegExp): Generator<Evidence> {
  const shown = new Set<string>();
  for (const [callee, call] of firstCalls(python)) {
    if (!counts.test(callee)) continue;
    const root = callee.split(/[.(]/, 1)[0]!;
    if (shown.has(root)) continue;
    shown.add(root);
    yield evidence(consideration, callPlace(call), `\`${shortName(call.callee)}\` in a ${python.form}`);
  }
}

/** The first call of everything that is called: many detectors ask, and code calls the same again and again. */
const firstCalls = remembered((python: PythonCode): ReadonlyMap<string, PyCall> => {
  const first = new Map<string, PyCall>();
  for (const call of python.calls) if (!first.has(call.callee)) first.set(call.callee, call);
  return first;
});

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
