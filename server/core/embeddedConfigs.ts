import type { Artifact } from './artifacts/artifact.js';
import type { Manifests } from './artifacts/kubernetes.js';
import { readTfServingConfig } from './artifacts/tfServingConfig.js';
import { readTorchServeConfig } from './artifacts/torchServeConfig.js';
import { readTorchServeModel } from './artifacts/torchServeModel.js';
import { readTritonConfig } from './artifacts/tritonConfig.js';
import { get, isMap, keyText } from './artifacts/yaml.js';
import { remembered } from './remembered.js';
import { lineEnd } from './text.js';

/** Readers by the name under which a ConfigMap holds the file; each looks at the content before it says that it is one. */
const READERS: readonly (readonly [RegExp, (uri: string, text: string, name: string) => Artifact | null])[] = [
  [/(?:^|[-_.])config\.pbtxt$/, readTritonConfig],
  [/\.conf(?:ig)?$/, readTfServingConfig],
  [/^config\.properties$/, readTorchServeConfig],
  [/model[-_]?config[^/]*\.ya?ml$/i, readTorchServeModel],
];
/** Each is read from a copy of the whole text: more than this in one file is no deployment any more. */
const MOST = 50;

/**
 * Configurations of model servers that the ConfigMaps of a manifest file hold as literal blocks (`|`). Their places are those
 * of the manifest: all that is not theirs is blanked out, so an edit of theirs is one of the manifest. None in a template.
 */
export const embeddedConfigs = remembered((manifests: Manifests): readonly Artifact[] => {
  const text = manifests.parts[0]!.text;
  if (manifests.templated || !/\.(?:pbtxt|config|conf|properties)\b|model[-_]?config/i.test(text)) return [];
  const found: Artifact[] = [];
  for (const object of manifests.objects) {
    const data = object.group === '' && object.kind === 'ConfigMap' && !object.partial ? get(object.node, 'data') : undefined;
    if (!isMap(data)) continue;
    for (const pair of data.pairs) {
      const name = keyText(pair) ?? '';
      const { value } = pair;
      const read = READERS.find(([pattern]) => pattern.test(name))?.[1];
      if (!read || value.type !== 'scalar' || value.style !== 'literal' || found.length >= MOST) continue;
      const config = read(manifests.uri, alone(text, lineEnd(text, value.start), value.end), name);
      if (config) found.push(config);
    }
  }
  return found;
});

/** The text with blanks for everything outside of a range; line breaks stay. */
function alone(text: string, start: number, end: number): string {
  const blank = (part: string) => part.replace(/[^\r\n]/g, ' ');
  return blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end));
}
