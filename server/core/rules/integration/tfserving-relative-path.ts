import { stringOf } from '../../artifacts/protoText.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding } from '../../rule.js';
import { INCOME, TF_SERVING_CORE, tfServingExample } from '../shared/tfServingSources.js';

export default defineRule({
  id: 'integration/tfserving-relative-path',
  consideration: 'integration/service-interface',
  reads: 'tfServingConfig',
  severity: 'error',
  problem: 'The path of the model is relative, or one of Windows.',
  remedy: 'Write the path from the root of the container (`/models/income`), or the address of a store.',
  why: 'TensorFlow Serving refuses the whole list, so none of its models is served.',
  sources: [TF_SERVING_CORE],
  standards: [],
  fix: 'none',
  examples: {
    bad: tfServingExample(INCOME.replace('/models/income', 'models/income')),
    good: tfServingExample(INCOME),
  },
  *check({ models }) {
    for (const { basePath } of models) {
      const path = stringOf(basePath);
      if (!basePath || !path || isPlaceholder(path) || /^\/|^[a-z][\w+.-]*:\/\//i.test(path)) continue;
      yield finding(protoSpan(basePath), `\`${path.slice(0, 80)}\` is no absolute path and no address.`);
    }
  },
});
