import { messageAt } from '../../artifacts/protoText.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineRule, finding } from '../../rule.js';
import { INCOME, TF_SERVING_CONFIG, tfServingExample } from '../shared/tfServingSources.js';

export default defineRule({
  id: 'versioning/tfserving-version-policy',
  consideration: 'versioning/version-control',
  reads: 'tfServingConfig',
  severity: 'info',
  problem: 'Which version of the model is served depends on which folders are there.',
  remedy: 'Name the version: `model_version_policy { specific { versions: 7 } }`.',
  why: 'The server looks for new folders all the time, so an upload changes production without anyone having released it.',
  sources: [TF_SERVING_CONFIG],
  standards: ['EU AI Act Art. 12'],
  fix: 'none',
  examples: {
    bad: tfServingExample(INCOME.replace('specific { versions: 7 }', 'all { }')),
    good: tfServingExample(INCOME),
  },
  *check({ models, partial }) {
    for (const { node, name, basePath, policy } of models) {
      if (policy === 'all') {
        const choice = messageAt(node, 'model_version_policy')!;
        yield finding(protoSpan(choice), 'Every version that stands in the folder is served.');
      } else if (policy !== 'specific' && !partial && basePath)
        yield finding(protoSpan(name ?? basePath), 'The highest version that stands in the folder is served.');
    }
  },
});
