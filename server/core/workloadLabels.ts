import { spanOf, stringMap } from './artifacts/kubernetes.js';
import { get } from './artifacts/yaml.js';
import { isPlaceholder } from './artifacts/yamlTemplate.js';
import type { ConsiderationId } from './catalogue/catalogue.js';
import { labelsOf } from './catalogue/labels.js';
import type { Span } from './model.js';
import type { Workload } from './serving.js';

/** A label or annotation of a workload that speaks of a consideration. */
export interface SpeakingLabel {
  readonly key: string;
  readonly value: string;
  readonly span: Span;
  /** The value is somebody's answer, no `TODO` and no blank. */
  readonly filled: boolean;
}

const BLANK = /^(?:|todo|tbd|fixme|none|unknown|n\/?a|null|changeme|xxx+|example|-+|\.+|\?+)$/i;

/** The labels and annotations of a workload's object and pods that answer a consideration, see `labelsOf`. */
export function speakingLabels(workload: Workload, consideration: ConsiderationId): SpeakingLabel[] {
  const known = labelsOf[consideration];
  if (!known) return [];
  const holders = workload.template ? [workload.object.node, workload.template] : [workload.object.node];
  return holders.flatMap((holder) =>
    ['labels', 'annotations'].flatMap((field) =>
      [...stringMap(get(holder, 'metadata', field))].flatMap(([key, { value, node }]) => {
        if (!known.keys.test(key.slice(key.lastIndexOf('/') + 1))) return [];
        return [{ key, value, span: spanOf(node), filled: !BLANK.test(value.trim()) && !isPlaceholder(value) }];
      }),
    ),
  );
}
