import type { PyCall, PythonCode } from '../../artifacts/python.js';
import { addKeywordEdit } from '../../artifacts/pythonEdits.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';

/** Flavours that cannot work out a signature by themselves. */
const LOG =
  /^mlflow\.(?:sklearn|pytorch|tensorflow|keras|xgboost|lightgbm|catboost|onnx|statsmodels|prophet|h2o|paddle|spark|fastai|gluon)\.(?:log_model|save_model)$/;
/** Other ways by which the model gets its signature. */
const ELSEWHERE = /(?:^|\.)(?:infer_signature|set_signature|ModelSignature)$/;

export default defineRule({
  id: 'integration/model-without-signature',
  consideration: 'integration/service-interface',
  reads: 'python',
  severity: 'warning',
  problem: 'The model is logged without a signature.',
  remedy: 'Give `log_model` an `input_example`, from which MLflow infers the signature, or a `signature`.',
  why: 'Without one the service takes any request and fails deep inside the model, and Unity Catalog refuses to register it.',
  sources: [{ title: 'MLflow: model signatures and input examples', url: 'https://mlflow.org/docs/latest/ml/model/signatures' }],
  standards: ['EU AI Act Art. 13', 'ISO/IEC 42001 A.6.2.7'],
  fix: 'suggested',
  examples: {
    bad: notebookExample('import mlflow\n\nmodel.fit(X_train, y_train)\nmlflow.sklearn.log_model(model, name="income")\n'),
    good: notebookExample(
      'import mlflow\n\nmodel.fit(X_train, y_train)\nmlflow.sklearn.log_model(model, name="income", input_example=X_train[:5])\n',
    ),
  },
  *check(python, { artifact }) {
    if (python.calls.some(({ callee, method }) => ELSEWHERE.test(callee) || method === 'autolog')) return;
    for (const call of python.calls) {
      if (!LOG.test(call.callee) || call.hasStarArgs || call.arg('signature') || call.arg('input_example')) continue;
      const text = partText(artifact, call.part);
      const sample = trainedOn(python, call, text, (part) => partText(artifact, part));
      const edit = sample === null ? null : addKeywordEdit(call, text, `input_example=${sample}[:5]`);
      const message = `\`${call.callee}\` gets no \`signature\` and no \`input_example\`.`;
      yield finding(
        calleeSpan(call, text),
        message,
        edit ? [suggestedFix(`Show the first rows of \`${sample}\` as an example`, edit)] : [],
      );
    }
  },
});

/** The variable that the logged model was fitted on, where the code says so plainly before. */
function trainedOn(python: PythonCode, log: PyCall, text: string, textOf: (part: number) => string): string | null {
  const logged = log.args[0];
  if (!logged || logged.name !== undefined) return null;
  const model = text.slice(logged.valueStart, logged.end);
  let found: string | null = null;
  for (const call of python.calls) {
    if (call.part > log.part || (call.part === log.part && call.start > log.start)) break;
    const data = call.method === 'fit' && call.receiver === model ? call.arg('X', 0) : undefined;
    const written = data && textOf(call.part).slice(data.valueStart, data.end);
    if (written && /^[A-Za-z_]\w*$/.test(written)) found = written;
  }
  return found;
}
