/** Texts that the protocol tests open. */

/** A Deployment of a model server with one finding to count on, `versioning/image-tag-latest`, at its image. */
export function deployment(image = 'vllm/vllm-openai:latest', name = 'scorer'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers:
        - name: server
          image: ${image}
`;
}

export const LATEST = 'versioning/image-tag-latest';
export const fixedImage = 'vllm/vllm-openai:v0.10.2';

/** Memory in thousandths of a byte in two containers: `resources/milli-memory`, with a suggested fix each. */
export const milliMemory = `${deployment(fixedImage).trimEnd()}
          resources:
            limits:
              memory: 512m
        - name: tokenizer
          image: registry.example.com/tokenizer:v1.2.0
          resources:
            limits:
              memory: 256m
`;

export const card = `---
license: mit
pipeline_tag: text-classification
---

# Model Card for Scorer

## Intended use

Scoring of loan applications in the branch offices, with a person who decides.
`;
