import { table } from '../table.js';
import { get, isMap, isSeq, keys, str, type YamlMap } from './yaml.js';

/** What an Azure Machine Learning file describes; `other` is one of its kinds about which nothing is asked. */
export type AzureMlType =
  | 'onlineEndpoint'
  | 'onlineDeployment'
  | 'batchEndpoint'
  | 'batchDeployment'
  | 'model'
  | 'environment'
  | 'data'
  | 'job'
  | 'pipelineJob'
  | 'component'
  | 'schedule'
  | 'compute'
  | 'workspace'
  | 'other';

/** Last segments of `$schema`, without `.schema.json`, in lower case. */
const BY_SCHEMA: Readonly<Record<string, AzureMlType>> = table({
  managedonlineendpoint: 'onlineEndpoint',
  kubernetesonlineendpoint: 'onlineEndpoint',
  onlineendpoint: 'onlineEndpoint',
  managedonlinedeployment: 'onlineDeployment',
  kubernetesonlinedeployment: 'onlineDeployment',
  onlinedeployment: 'onlineDeployment',
  batchendpoint: 'batchEndpoint',
  batchdeployment: 'batchDeployment',
  modelbatchdeployment: 'batchDeployment',
  pipelinecomponentbatchdeployment: 'batchDeployment',
  model: 'model',
  environment: 'environment',
  data: 'data',
  commandjob: 'job',
  sweepjob: 'job',
  sparkjob: 'job',
  automljob: 'job',
  pipelinejob: 'pipelineJob',
  commandcomponent: 'component',
  pipelinecomponent: 'component',
  sparkcomponent: 'component',
  parallelcomponent: 'component',
  schedule: 'schedule',
  amlcompute: 'compute',
  computeinstance: 'compute',
  workspace: 'workspace',
});

/** Hosts and prefixes of the schemas, old and new: https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview */
const SCHEMA =
  /^https?:\/\/(?:azuremlschemas(?:prod)?\.(?:azureedge\.net|blob\.core\.windows\.net)|azuremlsdk2\.blob\.core\.windows\.net|azureml\/sdk-2-0)\//i;

/** A first look that spares nearly all YAML the parser. */
export function mentionsAzureMl(text: string): boolean {
  return (
    text.includes('azureml') || text.includes('auth_mode') || text.includes('endpoint_name') || text.includes('create_monitor')
  );
}

/** What a document describes: by its schema, else by fields that nothing else has together; null where it is none. */
export function azureMlTypeOf(root: YamlMap): { readonly type: AzureMlType; readonly schema: string | undefined } | null {
  const schema = str(get(root, '$schema'))?.trim();
  if (schema !== undefined && SCHEMA.test(schema)) {
    const name = schema.slice(schema.lastIndexOf('/') + 1).replace(/(?:\.schema)?\.json.*$/i, '');
    return { type: BY_SCHEMA[name.toLowerCase()] ?? 'other', schema: name };
  }
  const type = schema === undefined ? typeByShape(root) : null;
  return type && { type, schema: undefined };
}

function typeByShape(root: YamlMap): AzureMlType | null {
  const text = (key: string) => str(get(root, key));
  if (text('endpoint_name') !== undefined && text('name') !== undefined) {
    const batch = isAsset(text('compute')) || isAsset(text('component'));
    if (batch) return 'batchDeployment';
    const environment = get(root, 'environment');
    const served = isMap(get(root, 'code_configuration')) || isAsset(text('model')) || isMap(get(root, 'model'));
    const runs = text('instance_type') !== undefined || isAsset(str(environment)) || isMap(environment);
    return served || (runs && text('instance_type') !== undefined) ? 'onlineDeployment' : null;
  }
  if (/^(?:key|aml_token|aad_token)$/i.test(text('auth_mode') ?? '') && text('name') !== undefined) {
    return keys(root).every((key) => ENDPOINT_KEYS.has(key)) ? 'onlineEndpoint' : null;
  }
  if (isMap(get(root, 'trigger')) && (isMap(get(root, 'create_monitor')) || hasJob(root))) return 'schedule';
  return null;
}

const ENDPOINT_KEYS = new Set([
  'name',
  'description',
  'tags',
  'properties',
  'auth_mode',
  'compute',
  'identity',
  'kind',
  'type',
  'location',
  'traffic',
  'public_network_access',
  'mirror_traffic',
  'defaults',
]);

function isAsset(text: string | undefined): boolean {
  return text !== undefined && /^azureml:/.test(text);
}

/** `create_job` with a job of Azure's: a file of its own, or one that names assets. */
function hasJob(root: YamlMap): boolean {
  const job = get(root, 'create_job');
  return isMap(job) ? isMap(get(job, 'jobs')) || str(get(job, 'job')) !== undefined : !isSeq(job) && isAsset(str(job));
}
