import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isNull, items, pair, str } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { KSERVE_FRAMEWORKS } from '../../serving.js';
import { inPart } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { components } from '../shared/kserve.js';
import { pairSpan } from '../shared/pairSpan.js';

export default defineRule({
  id: 'integration/kserve-storage-conflict',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'error',
  problem: 'KServe rejects these places of the model.',
  remedy: 'Name the model in `storageUri` or in `storageUris`, and mount each at a folder of its own below `/`.',
  why: 'The whole InferenceService is refused, so no model is served at all.',
  sources: [
    {
      title: 'KServe: InferenceService validation',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1beta1/inference_service_validation.go',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(`predictor:
  storageUris: [{uri: s3://models/income/v7, mountPath: /mnt/models}]
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`),
    good: inferenceServiceExample(`predictor:
  storageUris: [{uri: s3://models/income/v7, mountPath: /mnt/models}]
  model:
    modelFormat: {name: sklearn}`),
  },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const { node } of components(manifests)) {
      const many = items(get(node, 'storageUris'));
      if (many.length === 0) continue;
      for (const key of ['model', ...KSERVE_FRAMEWORKS]) {
        const model = get(node, key);
        const one = get(model, 'storageUri');
        if (!isMap(model) || !one || isNull(one)) continue;
        const edits = pair(model, 'storageUri') ? removeEntry(text, model, 'storageUri') : [];
        const fixes = edits.length > 0 ? [suggestedFix('Keep `storageUris`', ...inPart(edits))] : [];
        yield finding(pairSpan(model, 'storageUri', one), '`storageUri` stands beside `storageUris`.', fixes);
      }
      for (const entry of many) {
        const mount = get(entry, 'mountPath');
        const path = str(mount);
        if (!mount || !path || isPlaceholder(path)) continue;
        if (!path.startsWith('/')) yield finding(spanOf(mount), `\`${path}\` is no absolute path.`);
        else if (path === '/') yield finding(spanOf(mount), 'A model is mounted over the whole file system.');
        else if (path.split('/').includes('..')) yield finding(spanOf(mount), `\`${path}\` leads upwards.`);
      }
    }
  },
});
