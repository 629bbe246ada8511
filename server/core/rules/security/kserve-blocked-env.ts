import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isSeq } from '../../artifacts/yaml.js';
import { removeEntry, removeItem } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';

export default defineRule({
  id: 'security/kserve-blocked-env',
  consideration: 'security/protection',
  reads: 'workload',
  severity: 'error',
  problem: 'KServe rejects an InferenceService that sets `PYTHONPATH`.',
  remedy: 'Take the variable away and install your code in the image.',
  why: 'With it a manifest decides which Python code the model server imports, so KServe refuses the whole service.',
  sources: [
    {
      title: 'KServe: InferenceService validation',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1beta1/inference_service_validation.go',
    },
  ],
  standards: ['CWE-427'],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(`predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/7
    env:
      - name: PYTHONPATH
        value: /mnt/code`),
    good: inferenceServiceExample(`predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/7`),
  },
  *check(workload, { artifact }) {
    if (workload.form !== 'kserve') return;
    const text = artifact.parts[0]!.text;
    for (const container of workload.allContainers) {
      const list = get(container.node, 'env');
      for (const { name, node } of container.env) {
        if (name !== 'PYTHONPATH' || !isSeq(list)) continue;
        const index = list.items.indexOf(node);
        const edits =
          index < 0 ? [] : list.items.length === 1 ? removeEntry(text, container.node, 'env') : removeItem(text, list, index);
        yield finding(
          spanOf(get(node, 'name') ?? node),
          '',
          edits.length > 0 ? [suggestedFix('Remove `PYTHONPATH`', ...inPart(edits))] : [],
        );
      }
    }
  },
});
