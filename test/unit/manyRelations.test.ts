import assert from 'node:assert/strict';
import { relate } from '../../server/core/companions.js';
import { readArtifact } from '../../server/core/recognise.js';

describe('a project in which everything selects everything', () => {
  const many = (n: number) =>
    Array.from(
      { length: n },
      (_, i) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: d${i}}
spec:
  selector: {matchLabels: {app: a}}
  template:
    metadata: {labels: {app: a}}
    spec: {containers: [{name: s, image: "vllm/vllm-openai:v1"}]}
---
apiVersion: v1
kind: Service
metadata: {name: s${i}}
spec: {selector: {app: a}, ports: [{port: 80}]}
`,
    ).join('---\n');
  const pairs = (n: number) => {
    const manifests = readArtifact('file:///w/a.yaml', many(n));
    assert.ok(manifests?.kind === 'kubernetes');
    const relations = relate([manifests]);
    return manifests.objects.reduce((sum, object) => sum + relations.workloadsOf(object).length, 0);
  };

  it('is related whole where it is of a size that people write', () => assert.equal(pairs(100), 100 * 100));

  it('is not related pair by pair where it is not', () => assert.ok(pairs(700) < 150_000));
});
