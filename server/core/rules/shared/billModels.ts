import { spanOf } from '../../artifacts/kubernetes.js';
import { get, type YamlMap } from '../../artifacts/yaml.js';
import type { Span } from '../../model.js';

/** Where a finding about a whole component of a bill stands: its name, else the key it begins with. */
export function modelSpan(model: YamlMap): Span {
  return spanOf(get(model, 'name') ?? model.pairs[0]?.key ?? { start: model.start, end: model.start });
}
