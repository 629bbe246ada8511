import { get, isMap, isNull } from '../../artifacts/yaml.js';
import { ensurePath } from '../../artifacts/yamlEdit.js';
import type { WorkloadChange } from './workloadFix.js';

/** Gives the model server requests and a memory limit to begin with, where it has no resources of its own yet. */
export const resourcesFix: WorkloadChange = ({ workload }, text) => {
  const served = workload.containers.find((c) => c.servesModel);
  const resources = served && get(served.node, 'resources');
  if (!served || (resources && !isNull(resources) && !(isMap(resources) && resources.pairs.length === 0))) return null;
  const value = { requests: { cpu: '1', memory: '4Gi' }, limits: { memory: '4Gi' } };
  return { title: 'Request a CPU and 4Gi to begin with', edits: ensurePath(text, served.node, ['resources'], value) };
};
