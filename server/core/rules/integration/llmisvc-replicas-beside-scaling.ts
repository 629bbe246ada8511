import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isNull, pair } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { platformExample } from '../shared/examplePlatforms.js';
import { pairSpan } from '../shared/pairSpan.js';

export default defineRule({
  id: 'integration/llmisvc-replicas-beside-scaling',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'error',
  problem: 'KServe rejects a fixed number of replicas beside `scaling`.',
  remedy: 'Remove `replicas`, or remove `scaling`.',
  why: 'The API server refuses the whole LLMInferenceService, so the model is not served at all.',
  sources: [
    {
      title: 'KServe: LLMInferenceService types',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1alpha2/llm_inference_service_types.go',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: example('replicas: 2\nscaling: {minReplicas: 1, maxReplicas: 4, wva: {}}'),
    good: example('scaling: {minReplicas: 1, maxReplicas: 4, wva: {}}'),
  },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const object of manifests.objects) {
      if (object.group !== 'serving.kserve.io' || !object.kind.startsWith('LLMInferenceService')) continue;
      const spec = get(object.node, 'spec');
      for (const part of [spec, get(spec, 'prefill')].filter(isMap)) {
        const replicas = get(part, 'replicas');
        const scaling = get(part, 'scaling');
        if (!replicas || isNull(replicas) || !scaling || isNull(scaling)) continue;
        const edits = pair(part, 'replicas') ? removeEntry(text, part, 'replicas') : [];
        const fixes = edits.length > 0 ? [suggestedFix('Leave the number to `scaling`', ...inPart(edits))] : [];
        const related = [{ uri: manifests.uri, span: spanOf(scaling), message: '`scaling`' }];
        yield finding(pairSpan(part, 'replicas', replicas), '', fixes, related);
      }
    }
  },
});

function example(lines: string) {
  return platformExample(
    'serving.kserve.io/v1alpha2',
    'LLMInferenceService',
    `model: {uri: 'hf://Qwen/Qwen2.5-7B-Instruct:a09a35458c702b33eeacc393d103063234e8bc28', name: qwen}\n${lines}`,
  );
}
