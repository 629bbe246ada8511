import { bool, get, num, type YamlNode } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule } from '../../rule.js';
import type { Workload } from '../../serving.js';
import { acrossObject, type Place } from '../shared/acrossObject.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { pairSpan } from '../shared/pairSpan.js';

export default defineRule({
  id: 'security/run-as-root',
  consideration: 'security/protection',
  reads: 'manifests',
  severity: 'warning',
  problem: 'The manifest asks for root inside the container.',
  remedy: 'Run as a user of your own: set `runAsNonRoot: true` and a `runAsUser` that may read the model and write the cache.',
  why: 'Model files can carry code, and code that runs as root has the shortest way out of the container.',
  sources: [
    {
      title: 'Kubernetes: Configure a security context',
      url: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    },
    {
      title: 'Kubernetes: Pod Security Standards, restricted',
      url: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-250'],
  fix: 'suggested',
  examples: {
    bad: deploymentExample(
      'args: ["--model", "/models/scorer"]',
      `securityContext:
  runAsNonRoot: false`,
    ),
    good: deploymentExample(
      'args: ["--model", "/models/scorer"]',
      `securityContext:
  runAsNonRoot: true
  runAsUser: 10001`,
    ),
  },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    yield* acrossObject(manifests, 'Set `runAsNonRoot: true`', (workload) => rootOf(text, workload));
  },
});

function* rootOf(text: string, workload: Workload): Iterable<Place> {
  // Init containers often prepare a volume as root and are gone before the first request.
  const own = workload.containers.map((c) => get(c.node, 'securityContext'));
  for (const context of own) yield* rootIn(text, context, workload);
  const podLevel = get(workload.podSpec, 'securityContext');
  const inherited = own.some(
    (context) => num(get(context, 'runAsUser')) === undefined && bool(get(context, 'runAsNonRoot')) !== true,
  );
  if (inherited || own.length === 0) yield* rootIn(text, podLevel, workload);
}

function* rootIn(text: string, context: YamlNode | undefined, workload: Workload): Iterable<Place> {
  const user = get(context, 'runAsUser');
  if (user && num(user) === 0) {
    yield { span: pairSpan(context, 'runAsUser', user), message: '`runAsUser: 0` is root', edits: [] };
    return;
  }
  const nonRoot = get(context, 'runAsNonRoot');
  const named = num(user) ?? num(get(workload.podSpec, 'securityContext', 'runAsUser'));
  if (!nonRoot || bool(nonRoot) !== false || (named !== undefined && named > 0)) return;
  const edits = inPart(setScalar(text, nonRoot, 'true'));
  yield {
    span: pairSpan(context, 'runAsNonRoot', nonRoot),
    message: '`runAsNonRoot: false` lets the container run as root',
    edits,
  };
}
