import { spanOf } from '../../artifacts/kubernetes.js';
import { get, pair } from '../../artifacts/yaml.js';
import { ensurePath } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding } from '../../rule.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { offered } from '../shared/offered.js';

export default defineRule({
  id: 'resources/no-memory-limit',
  consideration: 'resources/fit',
  reads: 'container',
  severity: 'info',
  preview: true,
  problem: 'The model server asks for memory and has no limit to it.',
  remedy: 'Write the limit beside the request; for a model that is loaded once the two are the same.',
  why: 'A leak takes the memory of every other pod on the node before anything stops it.',
  sources: [
    {
      title: 'kube-linter: unset-memory-requirements',
      url: 'https://docs.kubelinter.io/#/generated/checks?id=unset-memory-requirements',
    },
    {
      title: 'Kubernetes: requests and limits',
      url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
    },
  ],
  standards: ['ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: deploymentExample('resources:\n  requests: {cpu: "4", memory: 16Gi}'),
    good: deploymentExample('resources:\n  requests: {cpu: "4", memory: 16Gi}\n  limits: {memory: 16Gi}'),
  },
  *check({ container, form, init, partial }, { artifact }) {
    if (init || partial || !container.servesModel || (form !== 'pod' && form !== 'ray')) return;
    const request = container.requests.get('memory');
    const resources = get(container.node, 'resources');
    if (!request || container.limits.has('memory') || pair(resources, '<<') || pair(get(resources, 'limits'), '<<')) return;
    const edits = isPlaceholder(request.text)
      ? []
      : ensurePath(artifact.parts[0]!.text, container.node, ['resources', 'limits', 'memory'], request.text);
    yield finding(spanOf(request.key), '', offered(`Limit it to ${request.text}`, edits));
  },
});
