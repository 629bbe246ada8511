import type { ProtoScalar } from '../../artifacts/protoText.js';
import { stringOf } from '../../artifacts/protoText.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding } from '../../rule.js';
import { INCOME, TF_SERVING_CORE, tfServingExample } from '../shared/tfServingSources.js';

export default defineRule({
  id: 'integration/tfserving-duplicate-model',
  consideration: 'integration/service-interface',
  reads: 'tfServingConfig',
  severity: 'error',
  problem: 'Two models have one name.',
  remedy: 'Give each model a name of its own; serve several versions of one model through `model_version_policy`.',
  why: 'TensorFlow Serving refuses the whole list, so none of its models is served.',
  sources: [TF_SERVING_CORE],
  standards: [],
  fix: 'none',
  examples: {
    bad: tfServingExample(INCOME, INCOME.replace('/models/income', '/models/income-new')),
    good: tfServingExample(INCOME, INCOME.replaceAll('income', 'churn')),
  },
  *check({ models, uri, templated }) {
    const seen = new Map<string, ProtoScalar>();
    for (const { name } of models) {
      const text = stringOf(name);
      if (!name || !text || isPlaceholder(text)) continue;
      const first = seen.get(text);
      if (!first) seen.set(text, name);
      else if (!templated)
        yield finding(
          protoSpan(name),
          `There is a model \`${text.slice(0, 80)}\` already.`,
          [],
          [{ uri, span: protoSpan(first), message: 'the first of that name' }],
        );
    }
  },
});
