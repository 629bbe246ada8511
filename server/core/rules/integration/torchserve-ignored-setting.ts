import { spanOf } from '../../artifacts/kubernetes.js';
import { isNull, keyText, num, pair, str, typeOf } from '../../artifacts/yaml.js';
import { renameKey, setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';

/** Keys that take a whole number; any other value is passed over with a line in the log. */
const WHOLE = ['minWorkers', 'maxWorkers', 'batchSize', 'maxBatchDelay', 'responseTimeout', 'maxRetryTimeoutInSec'];
/** Keys of the frontend that no handler has for itself: in another spelling nobody reads them. */
const FRONTEND = ['minWorkers', 'maxWorkers', 'maxBatchDelay', 'responseTimeout', 'startupTimeout', 'maxRetryTimeoutInSec'];

export default defineRule({
  id: 'integration/torchserve-ignored-setting',
  consideration: 'integration/service-interface',
  reads: 'torchserveModel',
  severity: 'warning',
  problem: 'TorchServe does not take the setting as it is written.',
  remedy: 'Write whole numbers without quotes, and the keys in the spelling of the documentation.',
  why: 'A setting that is not taken leaves the default in place: one request per batch, two minutes until a worker is killed.',
  sources: [
    {
      title: 'TorchServe: ModelConfig.java',
      url: 'https://github.com/pytorch/serve/blob/master/frontend/archive/src/main/java/org/pytorch/serve/archive/model/ModelConfig.java',
    },
    {
      title: 'TorchServe: model configuration',
      url: 'https://github.com/pytorch/serve/blob/master/model-archiver/README.md#config-file',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { 'model-config.yaml': 'minWorkers: 1\nmaxWorkers: 4\nbatchSize: "8"\nmaxBatchDelay: 50\n' },
    good: { 'model-config.yaml': 'minWorkers: 1\nmaxWorkers: 4\nbatchSize: 8\nmaxBatchDelay: 50\n' },
  },
  *check({ root, parts }) {
    const text = parts[0]!.text;
    for (const key of WHOLE) {
      const value = pair(root, key)?.value;
      const written = str(value);
      if (!value || isNull(value) || written === undefined || isPlaceholder(written)) continue;
      if (typeOf(value) === 'number' && Number.isInteger(num(value)) && !/[.eE]/.test(written)) continue;
      const number = /^\s*(\d{1,9})(?:\.0+)?\s*$/.exec(written)?.[1];
      const fixes = number ? [suggestedFix(`Write ${number}`, ...inPart(setScalar(text, value, number)))] : [];
      yield finding(spanOf(value), `\`${key}\` takes a whole number; this is passed over.`, fixes);
    }
    for (const { key } of root.pairs) {
      const name = keyText({ key, value: key }) ?? '';
      const meant = FRONTEND.find((k) => k !== name && k.toLowerCase() === name.replaceAll(/[-_]/g, '').toLowerCase());
      if (!meant || pair(root, meant)) continue;
      const edits = renameKey(text, root, name, meant);
      const fixes = edits.length > 0 ? [suggestedFix(`Write \`${meant}\``, ...inPart(edits))] : [];
      yield finding(spanOf(key), `TorchServe reads \`${meant}\`, not \`${name.slice(0, 40)}\`.`, fixes);
    }
  },
});
