import { parseImage } from '../imageReference.js';
import type { Capacity, Endpoint, ImageUse, Meanings, ModelReference, Variable, Written } from '../meanings.js';
import type { AzureMl, AzureMlSpec } from './azureMl.js';
import { get, isMap, isScalar, keyText, num, str, type YamlMap, type YamlNode } from './yaml.js';
import { setScalar } from './yamlEdit.js';
import { nodeSpan, writtenAt as placed } from './yamlSpan.js';
import { isPlaceholder } from './yamlTemplate.js';

type File = Omit<AzureMl, 'meanings'>;

/** What an Azure Machine Learning file says in common with other kinds of file. */
export function azureMlMeanings(file: File): Meanings {
  const of = (...types: readonly AzureMlSpec['type'][]) => file.specs.filter(({ type }) => types.includes(type));
  return {
    images: file.specs.flatMap((spec) => imagesOf(file, spec)),
    variables: file.specs.flatMap((spec) => variablesOf(file, spec)),
    models: of('onlineDeployment', 'batchDeployment', 'model').flatMap((spec) => modelsOf(file, spec)),
    capacities: of('onlineDeployment').flatMap((spec) => capacityOf(file, spec)),
    endpoints: of('onlineEndpoint').map((spec) => endpointOf(spec)),
  };
}

/** The image of an environment, which is built upon where packages or a build context stand beside it. */
function imagesOf(file: File, { type, node }: AzureMlSpec): ImageUse[] {
  const environment = type === 'environment' ? node : get(node, 'environment');
  if (!isMap(environment)) return [];
  const written = writtenAt(file, environment, 'image');
  if (!written) return [];
  const role = get(environment, 'conda_file') !== undefined ? 'base' : 'run';
  return [{ reference: parseImage(written.value), role, written }];
}

const ADVICE = 'Let the code read it from Azure Key Vault with the identity of the endpoint.';

function variablesOf(file: File, { node }: AzureMlSpec): Variable[] {
  return [get(node, 'environment_variables'), get(node, 'settings', 'environment_variables')].filter(isMap).flatMap((map) =>
    map.pairs.flatMap((each) => {
      const name = keyText(each);
      const written = name === undefined ? undefined : writtenAt(file, map, name);
      return name === undefined || !written ? [] : [{ name, written, advice: ADVICE }];
    }),
  );
}

/** `azureml:name:version`, `azureml:name@label`, `azureml://registries/r/models/name/versions/3`, an address or a path. */
function modelsOf(file: File, { type, node }: AzureMlSpec): ModelReference[] {
  const model = type === 'model' ? node : get(node, 'model');
  const written = isMap(model) ? writtenAt(file, model, 'path') : type === 'model' ? undefined : writtenAt(file, node, 'model');
  if (!written) return [];
  const asset = /^azureml:(?!\/\/)[^:@]+(?::([^:@]+))?$/.exec(written.value)?.[1];
  const registered = /\/versions\/([^/]+)$/.exec(written.value)?.[1];
  const version = asset ?? registered;
  const source =
    /^azureml:/.test(written.value) && !isMap(model) ? 'registry' : /^[a-z][\w+.-]*:\/\//i.test(written.value) ? 'store' : 'path';
  const at = version === undefined ? 0 : written.span.end - version.length;
  return [
    {
      written,
      revision: version === undefined ? undefined : { value: version, span: { part: 0, start: at, end: at + version.length } },
      source,
    },
  ];
}

function capacityOf(file: File, { node, anchor, kubernetes }: AzureMlSpec): Capacity[] {
  const settings = get(node, 'scale_settings');
  const scaled = kubernetes && str(get(settings, 'type')) === 'target_utilization';
  const name = str(get(node, 'name'));
  const min = scaled ? writtenNumber(file, settings!, 'min_instances') : undefined;
  const max = scaled ? writtenNumber(file, settings!, 'max_instances') : undefined;
  const fixed = scaled ? undefined : writtenNumber(file, node, 'instance_count');
  if (!min && !max && !fixed) return [];
  const gpus = num(get(node, 'resources', 'limits', 'nvidia.com/gpu'));
  return [
    {
      subject: name === undefined || isPlaceholder(name) ? 'The deployment' : `The deployment \`${name}\``,
      min,
      max,
      fixed,
      canBeZero: false, // an online deployment keeps one instance at least
      accelerators: kubernetes ? gpus : acceleratorsOf(str(get(node, 'instance_type'))),
      anchor,
    },
  ];
}

/** Machines of Azure's N series have GPUs; how many is not in the name of every size. */
function acceleratorsOf(instanceType: string | undefined): number | undefined {
  return /^standard_(?!n)/i.test(instanceType ?? '') ? 0 : undefined;
}

/** Public and with a key unless it says otherwise: https://learn.microsoft.com/azure/machine-learning/reference-yaml-endpoint-online */
function endpointOf({ node, anchor, kubernetes, partial }: AzureMlSpec): Endpoint {
  const name = str(get(node, 'name'));
  const access = get(node, 'public_network_access');
  const word = str(access)?.toLowerCase();
  const mode = get(node, 'auth_mode');
  const auth = str(mode)?.toLowerCase();
  const open = word === 'enabled' || (!access && !partial);
  const key = auth === 'key' || (!mode && !partial);
  return {
    subject: name === undefined || isPlaceholder(name) ? 'The endpoint' : `The endpoint \`${name}\``,
    exposure: kubernetes ? 'unknown' : word === 'disabled' ? 'private' : open ? 'public' : 'unknown',
    authentication: key ? 'key' : auth === 'aad_token' || auth === 'aml_token' ? 'identity' : 'unknown',
    anchor,
  };
}

function writtenAt(file: File, map: YamlMap, key: string): Written | undefined {
  const written = placed(file.parts[0]!.text, get(map, key));
  return written === undefined || isPlaceholder(written.value) ? undefined : { ...written, value: written.value.trim() };
}

function writtenNumber(file: File, map: YamlNode, key: string): Written<number> | undefined {
  const node = get(map, key);
  const value = num(node);
  if (!node || !isScalar(node) || value === undefined) return undefined;
  const text = file.parts[0]!.text;
  const edits = (wanted: string) => setScalar(text, node, wanted).map(({ newText, ...at }) => ({ span: nodeSpan(at), newText }));
  return { value, span: nodeSpan(node), ...(node.anchor === undefined ? { replace: edits } : {}) };
}
