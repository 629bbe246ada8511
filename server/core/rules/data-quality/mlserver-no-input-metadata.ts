import { spanOf } from '../../artifacts/kubernetes.js';
import { get, keys, pair } from '../../artifacts/yaml.js';
import { addEntry } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { INPUTS, MLSERVER_SETTINGS, mlserverExample } from '../shared/mlserverSources.js';

/** Runtimes that take any array; those of MLflow, Hugging Face and Alibi know their inputs from the model. */
const TAKES_ANY = /^mlserver_(?:sklearn|xgboost|lightgbm|catboost)\./;

export default defineRule({
  id: 'data-quality/mlserver-no-input-metadata',
  consideration: 'data-quality/validation',
  reads: 'modelSettings',
  severity: 'info',
  problem: 'The settings state no inputs of the model.',
  remedy: 'Name each input with its datatype and shape in `inputs`, or set a `content_type`.',
  why: 'Clients cannot ask the server what it takes, and a request with a column missing reaches the model.',
  sources: [
    MLSERVER_SETTINGS,
    {
      title: 'MLServer: content types',
      url: 'https://docs.seldon.ai/mlserver/user-guide/content-type',
    },
  ],
  standards: ['OWASP ML01:2023'],
  fix: 'suggested',
  examples: { bad: mlserverExample(), good: mlserverExample(INPUTS) },
  *check({ root, implementation, partial, parts }) {
    const name = pair(root, 'implementation');
    if (partial || !name || !TAKES_ANY.test(implementation)) return;
    if (keys(root).includes('inputs') || get(root, 'parameters', 'content_type')) return;
    const input = [{ name: 'TODO', datatype: 'FP32', shape: [-1, 1] }];
    const edits = addEntry(parts[0]!.text, root, 'inputs', input);
    yield finding(spanOf(name.value), '', edits.length > 0 ? [suggestedFix('Add `inputs` to fill in', ...inPart(edits))] : []);
  },
});
