import { spanOf } from '../../artifacts/kubernetes.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isAccelerator } from '../../catalogue/servers.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { isSizeSlip } from '../shared/sizeSlip.js';

export default defineRule({
  id: 'resources/request-above-limit',
  consideration: 'resources/fit',
  reads: 'container',
  severity: 'error',
  problem: 'The container requests more than its limit allows.',
  remedy: 'Raise the limit or lower the request.',
  why: 'Kubernetes rejects the pod.',
  sources: [
    {
      title: 'Kubernetes: Requests and limits',
      url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
    },
  ],
  standards: ['ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: deploymentExample(`resources:
  requests:
    memory: 32Gi
  limits:
    memory: 16Gi`),
    good: deploymentExample(`resources:
  requests:
    memory: 16Gi
  limits:
    memory: 16Gi`),
  },
  *check({ container }, { artifact }) {
    const text = artifact.parts[0]!.text;
    const limits = container.limits;
    for (const request of container.requests.values()) {
      const limit = limits.get(request.resource);
      if (!limit || isAccelerator(request.resource) || request.amount === undefined || limit.amount === undefined) continue;
      if (request.amount <= limit.amount * (1 + 1e-9)) continue; // `0.1` and `100m` are the same
      // The limit is a slip of the pen, which resources/milli-memory reports.
      if (isSizeSlip(limit)) continue;
      const fix = suggestedFix(
        `Request ${limit.text}`,
        ...inPart(setScalar(text, request.node, text.slice(limit.node.start, limit.node.end))),
      );
      const related = [{ uri: artifact.uri, span: spanOf(limit.node), message: 'the limit' }];
      const fixes = limit.node.type === 'scalar' && !limit.node.anchor ? [fix] : [];
      yield finding(
        spanOf(request.node),
        `The request of ${request.text} for \`${request.resource}\` is above the limit of ${limit.text}.`,
        fixes,
        related,
      );
    }
  },
});
