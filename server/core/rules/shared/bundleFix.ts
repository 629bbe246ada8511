import type { BundleResource, DatabricksBundle } from '../../artifacts/databricksBundle.js';
import { get, isScalar, pair, str, type YamlMap, type YamlNode } from '../../artifacts/yaml.js';
import { addEntry, removeEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { scalarSource, type YamlValue } from '../../artifacts/yamlWrite.js';
import type { Edit } from '../../model.js';
import type { ExampleFiles, Source } from '../../rule.js';
import { inPart } from './edits.js';
import { isForTrying } from './trialPlaces.js';

export const BUNDLE_SCHEMA: Source = {
  title: 'Databricks command line: JSON schema of bundles',
  url: 'https://github.com/databricks/cli/blob/main/bundle/schema/jsonschema.json',
};

/** The model serving endpoints of a bundle, those that a target only changes included. */
export function endpointsIn(file: DatabricksBundle): readonly BundleResource[] {
  return file.resources.filter(({ type }) => type === 'model_serving_endpoints');
}

/** A resource for trying things out, by its own names, its target or the place of its file. */
export function isTrial(file: DatabricksBundle, { key, node, target }: BundleResource): boolean {
  return isForTrying(file.uri, key, str(get(node, 'name')), target);
}

/** Puts another value in the place of a scalar that is nobody else's. */
export function setInBundle(
  file: DatabricksBundle,
  map: YamlNode | undefined,
  key: string,
  value: string | number | boolean,
): Edit[] {
  const own = pair(map, key)?.value;
  if (!own || !isScalar(own) || own.anchor !== undefined) return [];
  return inPart(setScalar(file.parts[0]!.text, own, scalarSource(value, true)));
}

/** Adds a key that is not there; behind the last of `after` that is. */
export function addToBundle(
  file: DatabricksBundle,
  map: YamlMap,
  key: string,
  value: YamlValue,
  ...after: readonly string[]
): Edit[] {
  return inPart(addEntry(file.parts[0]!.text, map, key, value, { after }));
}

/** Takes a key out with its lines. */
export function removeFromBundle(file: DatabricksBundle, map: YamlMap, key: string): Edit[] {
  return inPart(removeEntry(file.parts[0]!.text, map, key));
}

/** An endpoint with one served entity; `entity` and `more` are lines of YAML of the entity and of the endpoint. */
export function endpointExample(entity: string, more = ''): ExampleFiles {
  return {
    'resources/serving.yml': `resources:
  model_serving_endpoints:
    income:
      name: income
      config:
        served_entities:
          - name: v7
${indented(entity, 12)}
${more === '' ? '' : `${indented(more, 6)}\n`}`,
  };
}

/** The model of most examples. */
export const ENTITY = 'entity_name: prod.credit.income\nentity_version: "7"\nworkload_size: Small\nscale_to_zero_enabled: true';

/** A model of another provider behind an endpoint of one's own. */
export const EXTERNAL =
  'external_model: {name: gpt-4o, provider: openai, task: llm/v1/chat, openai_config: {openai_api_key: "{{secrets/chat/openai}}"}}';

/** Lines moved to the right. */
export function indented(lines: string, by: number): string {
  return lines.replace(/^(?=.)/gm, ' '.repeat(by));
}
