import { get, isMap, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { keySpan, specsOf } from '../../rules/shared/azureFix.js';

const VERSIONED = /^azureml:(?:\/\/.+\/versions\/[\w.-]+|[^/:@]+:[\w.-]+)$/;

export default defineDetector({
  considerations: ['versioning/version-control', 'versioning/process-record', 'data-quality/refresh'],
  what: 'Azure environment, data or component named by its version, data asset with a version, job that records command, code and environment',
  reads: 'azureml',
  *find(file): Generator<Evidence> {
    for (const { node, type, anchor } of file.specs) {
      const environment = str(get(node, 'environment')) ?? '';
      const pinned = VERSIONED.test(environment) && !isPlaceholder(environment);
      if (pinned) yield evidence('versioning/version-control', keySpan(node, 'environment'), environment);
      const version = str(get(node, 'version'));
      if (version !== undefined && !isPlaceholder(version) && (type === 'model' || type === 'data')) {
        const id = type === 'data' ? 'data-quality/refresh' : 'versioning/version-control';
        yield evidence(id, keySpan(node, 'version'), `${type} version ${version}`);
      }
      const code = str(get(node, 'code'));
      if (type === 'job' && pinned && code !== undefined && str(get(node, 'command')) !== undefined)
        yield evidence('versioning/process-record', anchor, 'job with command, code and environment');
    }
    for (const { node } of specsOf(file, 'job', 'pipelineJob')) {
      const inputs = get(node, 'inputs');
      if (!isMap(inputs)) continue;
      for (const { value } of inputs.pairs) {
        const path = str(get(value, 'path')) ?? '';
        if (!VERSIONED.test(path) || isPlaceholder(path) || !isMap(value)) continue;
        yield evidence('versioning/version-control', keySpan(value, 'path'), `input ${path}`);
      }
    }
  },
});
