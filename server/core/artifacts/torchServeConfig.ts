import type { Capacity, Endpoint, Meanings, ModelReference, Variable } from '../meanings.js';
import type { Edit, Span } from '../model.js';
import type { ArtifactBase } from './artifact.js';
import { parseJson } from './jsonTree.js';
import { type Properties, type Property, parseProperties, propertyOf, setProperty } from './properties.js';
import { get, isMap, num, type YamlMap, type YamlNode } from './yaml.js';
import { isPlaceholder } from './yamlTemplate.js';

/** TorchServe's `config.properties`: https://pytorch.org/serve/configuration.html */
export interface TorchServeConfig extends ArtifactBase {
  readonly kind: 'torchserve-config';
  readonly properties: Properties;
  /** Models that are set up in the file itself, from `models` and `model_snapshot`. */
  readonly models: readonly TorchServeEntry[];
}

/** One version of a model in the JSON of a property. */
export interface TorchServeEntry {
  readonly name: string;
  readonly version: string;
  readonly node: YamlMap;
  readonly property: Property;
}

/** Keys that only TorchServe, and the server it comes from, have: one of them is enough. */
const OWN_KEYS = new Set([
  'inference_address',
  'management_address',
  'grpc_inference_port',
  'grpc_management_port',
  'grpc_inference_address',
  'grpc_management_address',
  'default_workers_per_model',
  'install_py_dep_per_model',
  'disable_token_authorization',
  'enable_model_api',
  'unregister_model_timeout',
  'model_snapshot',
  'blacklist_env_vars',
]);
/** Keys that could be another program's: two are needed. Constants of `ConfigManager` in pytorch/serve. */
const KEYS = new Set([
  'metrics_address',
  'load_models',
  'model_store',
  'workflow_store',
  'models',
  'default_response_timeout',
  'default_startup_timeout',
  'number_of_netty_threads',
  'netty_client_threads',
  'job_queue_size',
  'number_of_gpu',
  'metrics_config',
  'metrics_mode',
  'metrics_format',
  'enable_metrics_api',
  'async_logging',
  'cors_allowed_origin',
  'decode_input_request',
  'max_request_size',
  'max_response_size',
  'default_service_handler',
  'service_envelope',
  'prefer_direct_buffer',
  'allowed_urls',
  'enable_envvars_config',
  'ipex_enable',
  'cpu_launcher_enable',
  'vmargs',
]);

/** Reads one; null where the properties are another program's (Spring, Kafka …). Never throws. */
export function readTorchServeConfig(uri: string, text: string): TorchServeConfig | null {
  if (!/_(?:address|store|models?|timeout|threads|port|size|api|authorization|config|vars|snapshot|origin)\b/.test(text))
    return null;
  const properties = parseProperties(text);
  const keys = new Set(properties.entries.map((e) => e.key));
  const own = [...keys].some((key) => OWN_KEYS.has(key));
  if (!own && [...keys].filter((key) => KEYS.has(key)).length < 2) return null;
  const models = ['models', 'model_snapshot'].flatMap((key) => entriesOf(propertyOf(properties, key)));
  return {
    kind: 'torchserve-config',
    uri,
    parts: [{ uri, text }],
    problems: properties.problems,
    templated: false,
    properties,
    models,
    meanings: () => meaningsOf(properties, models, text),
  };
}

/** The value of a property, where it is given and known: not taken from the environment (`$$NAME$$`) or a template. */
export function knownProperty(config: TorchServeConfig, key: string): Property | undefined {
  const property = propertyOf(config.properties, key);
  return property && !isFilledIn(property.value) ? property : undefined;
}

/** As Java's `Boolean.parseBoolean` reads it: nothing but `true` counts, not even with a blank behind it. */
export function isTrue(property: Property | undefined): boolean {
  return property?.value.toLowerCase() === 'true';
}

/** The place of a property's value; of its key where it is empty. */
export function valueSpan(property: Property): Span {
  const empty = property.valueEnd === property.valueStart;
  return empty
    ? { part: 0, start: property.keyStart, end: property.keyEnd }
    : { part: 0, start: property.valueStart, end: property.valueEnd };
}

function isFilledIn(value: string): boolean {
  return /\$\$[^$]+\$\$/.test(value) || isPlaceholder(value);
}

/** Host and port of an address of TorchServe (`http://0.0.0.0:8081`), and of the bare host that gRPC addresses are. */
export function hostOf(address: string): { readonly host: string; readonly port: string } {
  const [, host = '', port = ''] = /^(?:https?:\/\/)?(\[[^\]]*\]|[^:/]*)(?::(\d+))?\/?$/i.exec(address.trim()) ?? [];
  return { host: host.toLowerCase(), port };
}

/** Every network of the machine. */
export function isEveryInterface(host: string): boolean {
  return /^(?:0\.0\.0\.0|\[?::\]?|\*)$/.test(host);
}

/** No network but that of the machine itself. */
export function isLoopback(host: string): boolean {
  return /^(?:127\.|localhost$|\[?::1\]?$)/.test(host);
}

/** Both REST addresses are given, and no address leaves the machine: gRPC's do not by default. */
export function staysLocal(config: TorchServeConfig): boolean {
  return ADDRESSES.every(([key]) => {
    const property = propertyOf(config.properties, key);
    return property ? isLoopback(hostOf(property.value).host) : key.startsWith('grpc_');
  });
}

function entriesOf(property: Property | undefined): TorchServeEntry[] {
  if (!property) return [];
  const { root } = parseJson(property.value);
  // A snapshot has the models one level below its own facts.
  const models = property.key === 'models' ? root : get(root, 'models');
  if (!isMap(models)) return [];
  return models.pairs.flatMap(({ key, value }) =>
    isMap(value) && key.type === 'scalar'
      ? value.pairs.flatMap((pair) =>
          isMap(pair.value) && pair.key.type === 'scalar'
            ? [{ name: key.value, version: pair.key.value, node: pair.value, property }]
            : [],
        )
      : [],
  );
}

function meaningsOf(properties: Properties, models: readonly TorchServeEntry[], text: string): Meanings {
  return {
    capacities: models.flatMap(capacityOf),
    endpoints: endpointsOf(properties),
    models: referencesOf(properties),
    variables: passwordOf(properties, text),
  };
}

function capacityOf({ name, node, property }: TorchServeEntry): Capacity[] {
  const place = (at: YamlNode): Span => ({ part: 0, start: property.offsetOf(at.start), end: property.offsetOf(at.end) });
  const bound = (key: string) => {
    const at = get(node, key);
    const value = num(at);
    if (!at || value === undefined) return undefined;
    const span = place(at);
    return { value, span, replace: (next: string): Edit[] => [{ span, newText: next }] };
  };
  const min = bound('minWorkers');
  const max = bound('maxWorkers');
  if (!min && !max) return [];
  const anchor = (min ?? max)!.span;
  return [
    { subject: `\`${name}\``, min, max, fixed: undefined, canBeZero: false, accelerators: undefined, insideServer: true, anchor },
  ];
}

const ADDRESSES: readonly (readonly [string, string])[] = [
  ['inference_address', 'the inference API'],
  ['grpc_inference_address', 'the gRPC inference API'],
  ['management_address', 'the management API'],
  ['grpc_management_address', 'the gRPC management API'],
];

/** An address of every interface of a machine says nothing of who gets to the machine. */
function endpointsOf(properties: Properties): Endpoint[] {
  const disabled = propertyOf(properties, 'disable_token_authorization');
  const authentication = !disabled || isFilledIn(disabled.value) ? 'unknown' : isTrue(disabled) ? 'none' : 'key';
  return ADDRESSES.flatMap(([key, subject]): Endpoint[] => {
    const property = propertyOf(properties, key);
    if (!property || isFilledIn(property.value)) return [];
    const { host } = hostOf(property.value);
    const exposure = isLoopback(host) ? 'private' : 'unknown';
    return [{ subject, exposure, authentication, anchor: valueSpan(property) }];
  });
}

/** Models that `load_models` takes from an address: `a=https://…/a.mar, b.mar`. */
function referencesOf(properties: Properties): ModelReference[] {
  const property = propertyOf(properties, 'load_models');
  if (!property) return [];
  return [...property.value.matchAll(/(?<=^|[,=\s])[a-z][\w+.-]*:\/\/[^\s,]+/gi)].flatMap((found): ModelReference[] => {
    const [value] = found;
    if (isFilledIn(value)) return [];
    const span = { part: 0, start: property.offsetOf(found.index), end: property.offsetOf(found.index + value.length) };
    const replace = (next: string): Edit[] => [{ span, newText: next }];
    return [{ written: { value, span, replace }, revision: undefined, source: 'store' }];
  });
}

/** The password of the key store: TorchServe fills in `$$NAME$$` from the environment when it starts. */
function passwordOf(properties: Properties, text: string): Variable[] {
  const property = propertyOf(properties, 'keystore_pass');
  if (!property || isFilledIn(property.value)) return [];
  return [
    {
      name: 'keystore_password',
      written: { value: property.value, span: valueSpan(property) },
      fromSecret: () => ({
        title: 'Take it from the variable `KEYSTORE_PASSWORD`',
        edits: setProperty(text, property, '$$KEYSTORE_PASSWORD$$').map(({ start, end, newText }) => ({
          span: { part: 0, start, end },
          newText,
        })),
      }),
      advice: 'TorchServe fills in `$$NAME$$` from the environment.',
    },
  ];
}
