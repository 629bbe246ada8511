import { defineRule, finding } from '../../rule.js';
import { tagFromProject } from '../shared/knownTags.js';
import { isSettledByOverlay } from '../shared/overlayImages.js';

/** Tags that a registry moves to the next build. */
const MOVING = new Set(['latest', 'main', 'master', 'nightly', 'dev', 'edge', 'stable']);

export default defineRule({
  id: 'versioning/image-tag-latest',
  consideration: 'versioning/version-control',
  reads: 'image',
  severity: 'warning',
  problem: 'The container image has no fixed version.',
  remedy: 'Name a release tag, better still with the digest of the image you tested.',
  why: 'A tag that moves makes two pods of one deployment run different code, and no rollback can bring the old one back.',
  sources: [
    { title: 'Kubernetes: Images', url: 'https://kubernetes.io/docs/concepts/containers/images/#image-names' },
    { title: 'kube-linter: latest-tag', url: 'https://docs.kubelinter.io/#/generated/checks?id=latest-tag' },
  ],
  standards: ['EU AI Act Art. 11', 'NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: {
      'deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: scorer
spec:
  selector: {matchLabels: {app: scorer}}
  template:
    metadata: {labels: {app: scorer}}
    spec:
      containers:
        - name: server
          image: vllm/vllm-openai:latest
`,
      'compose.yaml': 'services:\n  server:\n    image: vllm/vllm-openai:v0.10.2\n',
    },
    good: {
      'deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: scorer
spec:
  selector: {matchLabels: {app: scorer}}
  template:
    metadata: {labels: {app: scorer}}
    spec:
      containers:
        - name: server
          image: vllm/vllm-openai:v0.10.2
`,
    },
  },
  settled: (span, artifact, project) => isSettledByOverlay(span, artifact, project, (tag) => MOVING.has(tag)),
  fixesFrom: (found, artifact, project) => tagFromProject(found, artifact, project, (tag) => MOVING.has(tag.toLowerCase())),
  *check({ reference, written }) {
    const { raw, tag, digest, unknown } = reference;
    if (unknown || digest) return;
    if (tag === undefined) yield finding(written.span, `\`${raw}\` has no tag, which means \`latest\`.`);
    else if (MOVING.has(tag.toLowerCase())) yield finding(written.span, `\`${tag}\` is a tag that moves.`);
  },
});
