import type { ExampleFiles } from '../../rule.js';

/** A Deployment of a vLLM server for examples; `container` and `pod` are lines of YAML that are put in their places. */
export function deploymentExample(container: string, pod = '', image = 'vllm/vllm-openai:v0.10.2'): ExampleFiles {
  return {
    'deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: scorer
spec:
  replicas: 2
  selector:
    matchLabels: {app: scorer}
  template:
    metadata:
      labels: {app: scorer}
    spec:
      containers:
        - name: server
          image: ${image}
${indented(container, 10)}${indented(pod, 6)}`,
  };
}

/** An InferenceService for examples; `spec` and `annotations` are lines of YAML that are put in their places. */
export function inferenceServiceExample(spec: string, annotations = '', name = 'income'): ExampleFiles {
  return {
    'isvc.yaml': `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: ${name}
${annotations ? '  annotations:\n' + indented(annotations, 4) : ''}spec:
${indented(spec, 2)}`,
  };
}

function indented(lines: string, by: number): string {
  return lines === '' ? '' : lines.replace(/^(?=.)/gm, ' '.repeat(by)) + '\n';
}
