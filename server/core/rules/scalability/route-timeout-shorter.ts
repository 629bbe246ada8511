import { spanOf } from '../../artifacts/kubernetes.js';
import { isScalar } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { quoted, scalarSource } from '../../artifacts/yamlWrite.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { ingressExample, serviceExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { alsoAt, ofKinds } from '../shared/places.js';
import { routeTimeouts, serverTimeout } from '../shared/routeTimeouts.js';

const FILES = {
  ...deploymentExample(
    'command: [gunicorn, --timeout, "120", "app:app"]\nports:\n  - {name: http, containerPort: 8000}\nresources:\n  limits: {nvidia.com/gpu: 1}',
    '',
    'registry.example.com/inference/mlserver:1.7.1',
  ),
  'service.yaml': serviceExample(),
};
const TLS = 'tls:\n  - hosts: [scorer.example.com]\n    secretName: scorer-tls';
const route = (seconds: number) =>
  ingressExample(TLS, 'scorer', 'name: http', `nginx.ingress.kubernetes.io/proxy-read-timeout: "${seconds}"`);

export default defineRule({
  id: 'scalability/route-timeout-shorter',
  consideration: 'scalability/capacity',
  reads: 'project',
  severity: 'warning',
  problem: 'The route gives up before the server does.',
  remedy: 'Let the route wait as long as the server may take, or give the server less time.',
  why: 'The caller gets a gateway timeout and tries again, while the server still computes the answer to the first request.',
  sources: [
    {
      title: 'Ingress-NGINX: annotations, custom timeouts',
      url: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-timeouts',
    },
    { title: 'Gateway API: HTTPRoute timeouts', url: 'https://gateway-api.sigs.k8s.io/guides/http-timeouts/' },
    { title: 'gunicorn: settings, timeout', url: 'https://docs.gunicorn.org/en/stable/settings.html#timeout' },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: { ...FILES, 'ingress.yaml': route(30) }, good: { ...FILES, 'ingress.yaml': route(120) } },
  *check(project) {
    for (const { manifests, object } of ofKinds(project, 'Ingress', 'HTTPRoute', 'VirtualService')) {
      const [first, ...others] = routeTimeouts(object);
      const [workload, ...more] = first && !object.partial ? project.relations.workloadsOf(object) : [];
      // Several servers behind one route, or a route with several answers, need an eye that sees which belongs to which.
      if (!first || !workload || more.length > 0 || (others.length > 0 && object.kind !== 'Ingress')) continue;
      const server = serverTimeout(workload);
      if (!server || first.seconds >= server.seconds) continue;
      const right = first.write(server.seconds);
      const source = isScalar(first.node) && first.node.style !== 'plain' ? quoted(right) : scalarSource(right);
      const edits = isScalar(first.node) ? setScalar(manifests.parts[0]!.text, first.node, source) : [];
      const fixes = edits.length > 0 ? [suggestedFix(`Wait ${server.seconds} seconds`, ...inPart(edits))] : [];
      const message = `${first.name} is ${first.seconds} seconds; ${server.name} is ${server.seconds}.`;
      const related = alsoAt(project, workload.object, server.node, 'how long the server may take');
      yield at(manifests, finding(spanOf(first.node), message, fixes, related));
    }
  },
});
