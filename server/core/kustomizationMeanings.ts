import { spanOf } from './artifacts/kubernetes.js';
import type { ImageOverride, Kustomization, Literal } from './artifacts/kustomization.js';
import { hasModelServerImage } from './catalogue/servers.js';
import { parseImage } from './imageReference.js';
import type { ImageUse, Meanings, Variable } from './meanings.js';
import type { Span } from './model.js';

/** What a kustomization says in common with other kinds: the images it names, and the values it generates. */
export function kustomizationMeanings(kustomization: Kustomization): Meanings {
  const text = kustomization.parts[0]!.text;
  return {
    images: kustomization.images.flatMap(imageUse),
    variables: kustomization.literals.map((literal) => variable(literal, text)),
  };
}

/** An override without a tag leaves that of the manifest; one with a digest settles the matter. */
function imageUse(override: ImageOverride): ImageUse[] {
  const { tagNode, newTag, digest } = override;
  if (!tagNode || newTag === undefined) return [];
  const repository = override.newName ?? override.name;
  const raw = `${repository}:${newTag}${digest ? `@${digest}` : ''}`;
  // Of which container it is, the manifests say; what is no known model server is taken for something beside one.
  const sidecar = !hasModelServerImage(override.name) && !hasModelServerImage(repository);
  return [{ reference: parseImage(raw), role: 'run', sidecar, written: { value: raw, span: spanOf(tagNode) } }];
}

function variable({ generator, name, value, node }: Literal, text: string): Variable {
  const advice =
    generator === 'secret'
      ? 'Read the Secret from a file that is not checked in (`envs`, `files`), or from a secret store.'
      : 'Move it into a `secretGenerator` that reads a file which is not checked in.';
  return { name, written: { value, span: valueSpan(name, node, text) }, advice };
}

/** The value behind `KEY=` where the scalar is written as it is read; else all of it. */
function valueSpan(name: string, node: Literal['node'], text: string): Span {
  const whole = spanOf(node);
  const source = text.slice(node.start, node.end);
  const equals = source.indexOf(`${name}=`);
  const quotes = node.style === 'plain' ? 0 : 1;
  return equals === quotes ? { ...whole, start: node.start + quotes + name.length + 1, end: node.end - quotes } : whole;
}
