import { spanOf } from '../../artifacts/kubernetes.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import type { Fix } from '../../model.js';
import type { Amount } from '../../resources.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { isSizeSlip, MEBIBYTE } from '../shared/sizeSlip.js';

export default defineRule({
  id: 'resources/milli-memory',
  consideration: 'resources/fit',
  reads: 'container',
  severity: 'error',
  problem: 'The amount of memory is a few bytes at most.',
  remedy: 'Write the unit you mean: `Mi` or `Gi`; `m` stands for a thousandth.',
  why: 'Nothing can start in a few bytes: the container is killed at once, or the scheduler takes the model for weightless.',
  sources: [
    {
      title: 'Kubernetes: Memory resource units',
      url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory',
    },
  ],
  standards: ['ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: deploymentExample(`resources:
  limits:
    memory: 512m`),
    good: deploymentExample(`resources:
  limits:
    memory: 512Mi`),
  },
  *check({ container }, { artifact }) {
    const sides = [container.requests, container.limits];
    for (const [index, side] of sides.entries()) {
      for (const each of side.values()) {
        if (!isSizeSlip(each)) continue;
        const bytes = each.amount === 1 ? '1 byte' : `${each.amount} bytes`;
        const fixes = fixOf(artifact.parts[0]!.text, each, sides[1 - index]!.get(each.resource), index === 0);
        yield finding(spanOf(each.node), `\`${each.text}\` is ${bytes}.`, fixes);
      }
    }
  },
});

/** Both sides at once where both are meant in mebibytes; nothing where the request would then be above the limit. */
function fixOf(text: string, own: Amount, other: Amount | undefined, isRequest: boolean): Fix[] {
  const meant = own.text.replace(/m$/, 'Mi');
  if (meant === own.text) return [];
  const both = other && isSizeSlip(other) && other.text.endsWith('m');
  const mebibytes = own.amount! * 1000 * MEBIBYTE;
  const others = both ? other.amount! * 1000 * MEBIBYTE : other?.amount;
  if (other && (others === undefined || (isRequest ? mebibytes > others : others > mebibytes))) return [];
  const edits = setScalar(text, own.node, meant);
  if (both) edits.push(...setScalar(text, other.node, other.text.replace(/m$/, 'Mi')));
  return [
    suggestedFix(both ? 'Write `Mi` instead of `m`' : `Write \`${meant}\``, ...inPart(edits.sort((a, b) => a.start - b.start))),
  ];
}
