import { stringOf } from '../../artifacts/protoText.js';
import { protoString, setProtoValue } from '../../artifacts/protoTextEdit.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding } from '../../rule.js';
import { offered } from '../shared/offered.js';
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
  fix: 'suggested',
  examples: {
    bad: tfServingExample(INCOME.replace('/models/income', 'models/income')),
    good: tfServingExample(INCOME),
  },
  *check({ models, parts }) {
    const source = parts[0]!.text;
    for (const { basePath } of models) {
      const path = stringOf(basePath);
      if (!basePath || !path || isPlaceholder(path) || /^\/|^[a-z][\w+.-]*:\/\//i.test(path)) continue;
      // A drive of Windows is nowhere in a container.
      const plain = /^(?!\.\.)[\w./-]+$/.test(path);
      const absolute = `/${path.replace(/^(?:\.\/)+/, '')}`;
      const fixes = plain
        ? offered(
            `Begin at the root: \`${absolute}\``,
            setProtoValue(basePath, protoString(absolute, { source, scalar: basePath })),
          )
        : [];
      yield finding(protoSpan(basePath), `\`${path.slice(0, 80)}\` is no absolute path and no address.`, fixes);
    }
  },
});
