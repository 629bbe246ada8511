import { spanOf } from '../../artifacts/kubernetes.js';
import { get, pair } from '../../artifacts/yaml.js';
import { ensurePath, setScalar } from '../../artifacts/yamlEdit.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import { isAccelerator } from '../../catalogue/servers.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';

export default defineRule({
  id: 'resources/gpu-request-limit',
  consideration: 'resources/fit',
  reads: 'container',
  severity: 'error',
  problem: 'Accelerators are requested without the same limit.',
  remedy: 'Write accelerators into `limits`; the request follows from it.',
  why: 'Kubernetes gives out whole devices, so it rejects a pod whose request and limit for them differ.',
  sources: [
    { title: 'Kubernetes: Schedule GPUs', url: 'https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/' },
    {
      title: 'Kubernetes: Extended resources',
      url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources',
    },
  ],
  standards: ['ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: deploymentExample(`resources:
  requests:
    cpu: "4"
    memory: 16Gi
    nvidia.com/gpu: 1`),
    good: deploymentExample(`resources:
  requests:
    cpu: "4"
    memory: 16Gi
  limits:
    nvidia.com/gpu: 1`),
  },
  *check({ container, partial }, { artifact }) {
    const text = artifact.parts[0]!.text;
    const limits = container.limits;
    const hidden = pair(get(container.node, 'resources'), '<<') ?? pair(get(container.node, 'resources', 'limits'), '<<');
    for (const request of container.requests.values()) {
      if (!isAccelerator(request.resource) || request.amount === undefined) continue;
      const limit = limits.get(request.resource);
      if (!limit) {
        if (hidden || partial || request.amount === 0) continue;
        const value =
          /^\d+$/.test(request.text) && text.slice(request.node.start, request.node.end) === request.text
            ? Number(request.text)
            : request.text;
        const edits = ensurePath(text, container.node, ['resources', 'limits', request.resource], value);
        const fixes =
          edits.length > 0 ? [suggestedFix(`Limit \`${request.resource}\` to ${request.text} as well`, ...inPart(edits))] : [];
        yield finding(spanOf(request.key), `\`${request.resource}\` is requested and not limited.`, fixes);
      } else if (limit.amount !== undefined && limit.amount !== request.amount) {
        const source = limit.node.type === 'scalar' && limit.node.style === 'plain' ? limit.text : scalarSource(limit.text);
        const fix = suggestedFix(`Request ${limit.text} as well`, ...inPart(setScalar(text, request.node, source)));
        const related = [{ uri: artifact.uri, span: spanOf(limit.node), message: 'the limit' }];
        yield finding(
          spanOf(request.node),
          `${request.text} \`${request.resource}\` are requested, ${limit.text} is the limit.`,
          [fix],
          related,
        );
      }
    }
  },
});
