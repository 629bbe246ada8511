import { spanOf } from '../../artifacts/kubernetes.js';
import { get, items, pair, str, type YamlMap, type YamlNode } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import type { Fix } from '../../model.js';
import { defineRule, finding } from '../../rule.js';
import { KSERVE_FRAMEWORKS } from '../../serving.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { type Component, components, present } from '../shared/kserve.js';
import { offered } from '../shared/offered.js';

/** Keys that belong one level lower, or into a `model` with that format: who writes them means an implementation. */
const MISPLACED = ['modelFormat', 'storageUri', 'custom', 'mlflow', 'vllm', 'torchserve', 'mlserver'];

export default defineRule({
  id: 'integration/kserve-one-implementation',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'error',
  problem: 'A component of the InferenceService does not have exactly one implementation.',
  remedy: 'Keep one: `model` with a `modelFormat`, or a container of your own named `kserve-container`.',
  why: 'KServe cannot tell which server should answer and refuses the whole service.',
  sources: [
    { title: 'KServe: PredictorSpec', url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1beta1/predictor.go' },
    {
      title: 'KServe: component validation',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1beta1/component.go',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(`predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7
  sklearn:
    storageUri: gs://models/income/v7`),
    good: inferenceServiceExample(`predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`),
  },
  *check(manifests) {
    for (const component of components(manifests)) {
      const found = implementations(component);
      const second = found[1];
      if (second) {
        const names = found.map((f) => `\`${f.name}\``).join(' and ');
        const fixes = found.length === 2 ? keepOne(manifests.parts[0]!.text, component.node, found) : [];
        yield finding(spanOf(second.place), `The ${component.name} has ${found.length} implementations: ${names}.`, fixes);
      } else if (found.length === 0 && !component.object.partial) {
        // A component with nothing telling in it is as well a patch that changes replicas.
        const misplaced = MISPLACED.find((key) => present(component.node, key));
        const place = misplaced && pair(component.node, misplaced)?.key;
        if (place) yield finding(spanOf(place), `\`${misplaced}\` is no implementation of the ${component.name}.`);
      }
    }
  },
});

/** Which of the two is meant only their owner knows: one fix for each, where both are keys of the component. */
function keepOne(text: string, component: YamlMap, found: readonly { readonly name: string }[]): Fix[] {
  if (!found.every(({ name }) => pair(component, name))) return [];
  return found.flatMap(({ name }) => {
    const other = found.find((f) => f.name !== name)!;
    return offered(`Keep \`${name}\``, removeEntry(text, component, other.name));
  });
}

/** As KServe counts them: a container counts by its name, or where nothing else does. */
function implementations({ name, node }: Component): { readonly name: string; readonly place: YamlNode }[] {
  const keys = name === 'predictor' ? ['model', ...KSERVE_FRAMEWORKS] : name === 'explainer' ? ['art'] : [];
  const found = keys.flatMap((key) => {
    const place = present(node, key) && (pair(node, key)?.key ?? get(node, key));
    return place ? [{ name: key, place }] : [];
  });
  const containers = items(get(node, 'containers'));
  for (const container of containers) {
    const place = get(container, 'name');
    if (place && str(place) === 'kserve-container') found.push({ name: 'kserve-container', place });
  }
  const first = containers[0];
  if (found.length === 0 && first) found.push({ name: 'containers', place: first });
  return found;
}
