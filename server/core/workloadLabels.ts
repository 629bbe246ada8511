import { spanOf, stringMap } from './artifacts/kubernetes.js';
import { get, type YamlNode } from './artifacts/yaml.js';
import { isPlaceholder } from './artifacts/yamlTemplate.js';
import type { ConsiderationId } from './catalogue/catalogue.js';
import { labelsOf } from './catalogue/labels.js';
import type { Span } from './model.js';
import { remembered } from './remembered.js';
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

/** The value of a label stands for no answer: `TODO`, `none`. */
export function isBlankLabel(value: string): boolean {
  return BLANK.test(value.trim());
}

/** The labels and annotations of a workload's object and pods that answer a consideration, see `labelsOf`. */
export function speakingLabels(workload: Workload, consideration: ConsiderationId): SpeakingLabel[] {
  const known = labelsOf[consideration];
  if (!known) return [];
  return marksOf(workload)
    .filter(({ name }) => known.keys.test(name))
    .map(({ key, value, node }) => ({
      key,
      value,
      span: spanOf(node),
      filled: !isBlankLabel(value) && !isPlaceholder(value),
    }));
}

/** All labels and annotations of a workload's object and pods; `name` is the last part of the key. */
const marksOf = remembered((workload: Workload) => {
  const marks: { key: string; name: string; value: string; node: YamlNode }[] = [];
  for (const holder of [workload.object.node, workload.template]) {
    const metadata = get(holder, 'metadata');
    for (const field of ['labels', 'annotations']) {
      for (const [key, { value, node }] of stringMap(get(metadata, field)))
        marks.push({ key, name: key.slice(key.lastIndexOf('/') + 1), value, node });
    }
  }
  return marks;
});
