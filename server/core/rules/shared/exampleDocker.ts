import type { ExampleFiles } from '../../rule.js';

/** A Dockerfile that installs and starts a model server, for examples; `lines` are put between the two. */
export function dockerfileExample(lines: string, from = 'python:3.12.8-slim'): ExampleFiles {
  return { Dockerfile: `FROM ${from}\nRUN pip install vllm==0.11.0\n${lines}\n` };
}

/** A Compose file of a vLLM server for examples; `service` are lines of YAML of that service. */
export function composeExample(service: string): ExampleFiles {
  const lines = service.split('\n').map((line) => `    ${line}\n`);
  return { 'compose.yaml': `services:\n  server:\n    image: vllm/vllm-openai:v0.11.0\n${lines.join('')}` };
}
