import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, pair, str } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { components } from '../shared/kserve.js';

const model = (more: string) =>
  inferenceServiceExample(`predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7
${more}`);

export default defineRule({
  id: 'versioning/kserve-runtime-unpinned',
  consideration: 'versioning/version-control',
  reads: 'manifests',
  severity: 'info',
  preview: true,
  problem: 'Which server runs the model is left to the cluster.',
  remedy: 'Name the `runtime`, or its `runtimeVersion`.',
  why: 'An upgrade of KServe brings another version of the library that loads the model, and answers change without a deployment.',
  sources: [
    {
      title: 'KServe: serving runtimes, automatic selection',
      url: 'https://kserve.github.io/website/docs/concepts/resources/servingruntime',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'none',
  examples: { bad: model(''), good: model('    runtime: kserve-mlserver-1.6') },
  *check(manifests) {
    for (const { object, name, node } of components(manifests)) {
      const held = get(node, 'model');
      if (name !== 'predictor' || object.partial || !isMap(held) || pair(held, '<<')) continue;
      if (get(held, 'runtime') || get(held, 'runtimeVersion') || get(held, 'image')) continue;
      const format = get(held, 'modelFormat');
      const said = str(get(format, 'name'));
      if (!format || said === undefined) continue;
      yield finding(spanOf(format), `Which server runs the \`${said}\` model is left to the cluster.`);
    }
  },
});
