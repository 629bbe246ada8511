import type { Manifests } from '../../artifacts/kubernetes.js';
import { grouped } from '../../grouped.js';
import type { Edit, Finding, Span } from '../../model.js';
import { finding, suggestedFix } from '../../rule.js';
import type { Workload } from '../../serving.js';

/** One place of an object at which something is wrong. */
export interface Place {
  readonly span: Span;
  /** What is wrong, without a full stop; places that say the same are reported together. */
  readonly message: string;
  readonly edits: readonly Edit[];
}

/**
 * One finding for what the pods of an object (leader and worker, prefill and decode) say alike, at the first place and with
 * one fix for all: the object is one decision, and an annotation accepts it as one.
 */
export function* acrossObject(
  manifests: Manifests,
  title: string,
  placesOf: (workload: Workload) => Iterable<Place>,
): Iterable<Finding> {
  const { uri } = manifests;
  for (const workloads of grouped(manifests.workloads.map((w) => [w.object, w] as const)).values()) {
    const found = new Map(workloads.flatMap((w) => [...placesOf(w)]).map((p) => [`${p.span.start} ${p.message}`, p]));
    for (const [message, places] of grouped([...found.values()].map((p) => [p.message, p] as const))) {
      const [first, ...others] = places;
      const edits = places.flatMap((p) => p.edits);
      const more =
        others.length === 0 ? '' : `, here and ${others.length} more time${others.length === 1 ? '' : 's'} in this object`;
      yield finding(
        first!.span,
        `${message}${more}.`,
        places.every((p) => p.edits.length > 0) ? [suggestedFix(title, ...edits)] : [],
        others.map(({ span }) => ({ uri, span, message: 'and here' })),
      );
    }
  }
}
