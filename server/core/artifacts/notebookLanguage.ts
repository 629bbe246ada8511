/** What a notebook says of its kernel; nbformat `metadata.kernelspec` and `metadata.language_info`. */
export interface Kernel {
  readonly name?: string;
  readonly displayName?: string;
  /** As the notebook spells it. */
  readonly language?: string;
}

/** The kernel that notebook metadata names; undefined when it names none. Values of a wrong type are passed over. */
export function kernelOf(metadata: unknown): Kernel | undefined {
  const spec = member(metadata, 'kernelspec');
  const name = textOf(member(spec, 'name'));
  const displayName = textOf(member(spec, 'display_name'));
  const language = textOf(member(member(metadata, 'language_info'), 'name')) ?? textOf(member(spec, 'language'));
  return name === undefined && displayName === undefined && language === undefined ? undefined : { name, displayName, language };
}

/** One word for the language of a kernel: `python`, `shell`, `r`, ... Python where nothing says otherwise. */
export function kernelLanguage(kernel: Kernel | undefined): string {
  if (kernel?.language) return languageName(kernel.language);
  const name = kernel?.name?.toLowerCase() ?? '';
  if (name === 'ir') return 'r';
  if (name === 'bash') return 'shell';
  const known =
    /^(?:julia|ruby|scala|javascript|typescript|deno|rust|go|java|kotlin|octave|matlab|sql|\.net-(?:csharp|fsharp))/.exec(name);
  return known ? known[0].replace('.net-', '') : 'python';
}

/** One spelling for a language however kernels and editors spell it. */
export function languageName(written: string): string {
  const name = written.toLowerCase().replace(/^dotnet-interactive\./, '');
  if (/^(?:i?python[23]?|pyspark3?)$/.test(name)) return 'python';
  if (/^(?:bash|sh|zsh|shell|shellscript)$/.test(name)) return 'shell';
  return name === 'c#' ? 'csharp' : name;
}

/** A member of a plain object; undefined for anything else. */
export function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
