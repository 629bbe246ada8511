/** A container image reference: `[registry[:port]/]path[:tag][@sha256:hex]`. */
export interface ImageReference {
  readonly raw: string;
  /** Registry and path without tag and digest. */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  /** Holds a placeholder (`${TAG}`, `{{ .Values.tag }}`, `<tag>`): nothing can be said of it. */
  readonly unknown: boolean;
}

/** Never throws; a `:` before the last `/` is a port. Source: the OCI distribution reference grammar. */
export function parseImage(raw: string): ImageReference {
  const text = raw.trim();
  const unknown = text === '' || /\$[({A-Za-z_]|\{\{|<[^>]*>|\{%|__[A-Z_]+__|\s/.test(text) || /^[A-Z_]+$/.test(text);
  const at = text.indexOf('@');
  const digest = at >= 0 ? text.slice(at + 1) : undefined;
  const head = at >= 0 ? text.slice(0, at) : text;
  const colon = head.lastIndexOf(':');
  const tagged = colon > head.lastIndexOf('/');
  return {
    raw,
    repository: tagged ? head.slice(0, colon) : head,
    tag: tagged ? head.slice(colon + 1) : undefined,
    digest,
    unknown,
  };
}
