import type { PyArg, PyCall, PythonCode } from '../../artifacts/python.js';
import { defineRule, finding } from '../../rule.js';
import { dataName, isBefore, isTestRows } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, calleeSpan, partText } from '../shared/pythonCalls.js';

const BOOSTER = /^(?:xgboost|lightgbm|catboost)\.\w*(?:Classifier|Regressor|CatBoost)\(\)\.fit$/;
const NETWORK = /^(?:tensorflow\.)?keras\.(?:models\.)?(?:Sequential|Model)\(\)\.fit$/;

export default defineRule({
  id: 'data-quality/early-stopping-on-test',
  consideration: 'data-quality/validation',
  reads: 'python',
  severity: 'warning',
  problem: 'The test set decides when training stops, and is then used for the score.',
  remedy: 'Split a validation set off the training rows for early stopping and keep the test set for the last score.',
  why: 'The number of rounds is chosen to fit the test set, so the reported score is better than that on new data.',
  sources: [
    {
      title: 'scikit-learn: cross-validation, validation set',
      url: 'https://scikit-learn.org/stable/modules/cross_validation.html',
    },
    { title: 'XGBoost: early stopping', url: 'https://xgboost.readthedocs.io/en/stable/python/python_intro.html#early-stopping' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.3'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'from sklearn.metrics import accuracy_score\nfrom xgboost import XGBClassifier\n\nmodel = XGBClassifier(early_stopping_rounds=10)\nmodel.fit(X_train, y_train, eval_set=[(X_test, y_test)])\nprint(accuracy_score(y_test, model.predict(X_test)))\n',
    ),
    good: notebookExample(
      'from sklearn.metrics import accuracy_score\nfrom xgboost import XGBClassifier\n\nmodel = XGBClassifier(early_stopping_rounds=10)\nmodel.fit(X_train, y_train, eval_set=[(X_val, y_val)])\nprint(accuracy_score(y_test, model.predict(X_test)))\n',
    ),
  },
  *check(python, { artifact }) {
    const textOf = (part: number) => partText(artifact, part);
    for (const fit of python.calls) {
      const booster = BOOSTER.test(fit.callee);
      if (!booster && !NETWORK.test(fit.callee)) continue;
      const watched = fit.arg(booster ? 'eval_set' : 'validation_data');
      const rows = watched && testRows(watched, textOf(fit.part));
      if (!watched || !rows || !stopsEarly(python, fit, booster, textOf)) continue;
      const score = python.calls.find(
        (call) =>
          isBefore(fit, call) &&
          /^(?:predict|predict_proba|score|evaluate)$/.test(call.method) &&
          call.receiver !== undefined &&
          call.receiver === fit.receiver &&
          dataName(call.args[0], textOf(call.part)) === rows,
      );
      if (!score) continue;
      const place = { uri: artifact.uri, span: calleeSpan(score, textOf(score.part)), message: 'The same rows are scored here.' };
      yield finding(argSpan(fit, watched), `\`${rows}\` decides when training stops, and is scored afterwards.`, [], [place]);
    }
  },
});

/** The name of the last data set that is watched, where it is the test set. */
function testRows(watched: PyArg, text: string): string | null {
  const { value } = watched;
  if (value.kind !== 'list') return null;
  const own = text.slice(watched.valueStart, watched.end);
  const name = /\(\s*([A-Za-z_]\w*)(?:\.\w+)?\s*,[^()]*\)[\s,\])]*$/.exec(own)?.[1];
  if (name === undefined) return null;
  const at = watched.valueStart + own.lastIndexOf(name);
  const pairs = value.items.filter((item) => item.kind === 'list');
  const pair = pairs.length > 0 ? pairs[pairs.length - 1]! : value;
  const rows = pair.kind === 'list' ? pair.items[0] : undefined;
  return rows && isTestRows({ value: rows, start: at, end: at + name.length, valueStart: at }, text) ? name : null;
}

function stopsEarly(python: PythonCode, fit: PyCall, booster: boolean, textOf: (part: number) => string): boolean {
  if (!booster) {
    return python.calls.some(
      ({ callee, args }) =>
        /^(?:tensorflow\.)?keras\.callbacks\.EarlyStopping$/.test(callee) ||
        (/keras\.callbacks\.ModelCheckpoint$/.test(callee) &&
          args.some(({ name, value }) => name === 'save_best_only' && value.kind === 'bool' && value.value)),
    );
  }
  const stops = (call: PyCall) => call.args.some(({ name }) => /^early_stopping(?:_rounds)?$|^od_wait$/.test(name ?? ''));
  const callbacks = fit.arg('callbacks');
  if (callbacks && /early_stopping|EarlyStopping/.test(textOf(fit.part).slice(callbacks.valueStart, callbacks.end))) return true;
  const made = fit.callee.slice(0, fit.callee.indexOf('('));
  return stops(fit) || python.calls.some((call) => call.callee === made && stops(call));
}
