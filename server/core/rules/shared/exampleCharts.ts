import type { ExampleFiles } from '../../rule.js';

/** A chart of a model server for examples; `more` is lines of its `Chart.yaml`, `values` those of its values. */
export function chartExample(more = '', apiVersion = 'v2', values = ''): ExampleFiles {
  return {
    'Chart.yaml': `apiVersion: ${apiVersion}\nname: scorer\nversion: 0.1.0\n${more ? `${more}\n` : ''}`,
    'values.yaml': `replicaCount: 2\nimage:\n  repository: vllm/vllm-openai\n  tag: v0.10.2\n${values ? `${values}\n` : ''}`,
  };
}
