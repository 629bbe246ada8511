import { parseYaml, type YamlNode } from './yaml.js';

/**
 * Go template actions with words that only Helm charts use. `{{.Name}}` alone is KServe's own syntax, `${{ }}` belongs to
 * Azure ML and GitHub Actions, `{{$.inputs}}` to Kubeflow Pipelines: none of them makes a template of a file.
 */
const helmAction =
  /(?<!\$)\{\{-?\s*(?:\$?\.(?:Values|Release|Chart|Capabilities|Files)\b|(?:include|template)\s|(?:toYaml|tpl|if|else|end|range|with|define|required|default)\b|\$\w*\s*:?=|\/\*)/;
const helmObject = /(?<!\$)\{\{[^{}\n]{0,200}?[\s(]\$?\.(?:Values|Release|Chart|Capabilities|Files)\./;

/** A value that begins with an action and is not in quotes: as YAML it would be a mapping with a mapping for a key. */
const bareValue = /^[ \t]*(?:- +)*["']?[\w./-]{1,200}["']?:[ \t]+\{\{[^{}\r\n]{1,200}\}\}/m;

/**
 * A value that begins with a name in braces and goes on: `image: {username}/scorer:1`, as Python's `format` fills it in. YAML
 * would see a mapping with text behind it.
 */
const bareName = /^([ \t]*(?:- +)*(?:["']?[\w./-]{1,200}["']?:[ \t]+)?)(\{[A-Za-z][\w-]{1,60}\})(?=[\w./:@-])/gm;
/** The same anywhere: most files have none, and this is the cheaper search. */
const namedBlank = /(?<!\$)\{[A-Za-z][\w-]{1,60}\}[\w./:@-]/;

/** A line that begins with a Jinja tag is no YAML whatever follows. */
const jinjaLine = /^[ \t]*\{%/m;

/**
 * Whether a file is a template to be rendered first: it stands in `templates/` of a folder with a `Chart.yaml`
 * (`hasChartParent`), its actions speak Helm or Jinja, or a bare `{{ }}` stands where YAML would see brackets. That a text
 * parses says nothing: `image: {{ .Values.image }}` does.
 */
export function isHelmTemplate(text: string, hasChartParent: boolean): boolean {
  if (hasChartParent) return true;
  if (namedBlank.test(text) && text.search(bareName) >= 0 && parseYaml(text).some(({ errors }) => errors.length > 0)) return true;
  if (!text.includes('{{') && !text.includes('{%')) return false; // nearly all files, at the price of a search
  if ([helmAction, helmObject, jinjaLine].some((pattern) => pattern.test(text))) return true;
  return bareValue.test(text) && parseYaml(text).some(({ root, errors }) => errors.length > 0 || hasCollectionKey(root));
}

/** `{{ x }}` read as YAML; in the text of a block scalar the same characters are a value. */
function hasCollectionKey(root: YamlNode | null): boolean {
  const open = root ? [root] : [];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'seq') for (const item of node.items) open.push(item);
    if (node.type !== 'map') continue;
    for (const { key, value } of node.pairs) {
      if (key.type === 'map') return true;
      open.push(value);
    }
  }
  return false;
}

/** A text whose template actions are gone without moving anything else. */
export interface MaskedText {
  readonly text: string;
  readonly masked: boolean;
}

/** Starts every placeholder: `__T__`, padded with underscores to the length of the action. */
const mark = '__T_';

/**
 * Makes a template readable as YAML: a line of nothing but actions becomes a line of spaces, an action beside other text a
 * placeholder of the same length, so every offset stays what it was. `${{ }}` is left alone: it is a value, not a template.
 * Control actions (`if`, `end`, comments) at either end of a line become spaces too. An action without an end stays.
 */
export function maskTemplate(text: string): MaskedText {
  const actions = findActions(text);
  let out = '';
  let from = 0;
  for (const action of actions) {
    const bare =
      (action.first && action.last) || ((action.first || action.last) && control.test(text.slice(action.start, action.end)));
    out += text.slice(from, action.start) + (bare ? spaces : placeholder)(text.slice(action.start, action.end));
    from = action.end;
  }
  const read = out + text.slice(from);
  const named = !namedBlank.test(read)
    ? read
    : read.replace(bareName, (_, before: string, name: string) => before + placeholder(name));
  return { text: named, masked: actions.length > 0 || named !== read };
}

/**
 * Whether a value is not known from this file: it holds a masked action, `{{ }}`, `${VAR}`, `$(VAR)` or a blank to fill in
 * such as `<your-image>`.
 */
export function isPlaceholder(value: string): boolean {
  return value.includes(mark) || /\$[{(]|\{[{%]|<[A-Za-z_][^<>@/\n]{0,80}>/.test(value);
}

interface Action {
  readonly start: number;
  readonly end: number;
  /** Between the start of its line and the action there are only blanks and other actions. */
  first: boolean;
  /** Between the action and the end of its line there are only blanks, other actions and a comment. */
  last: boolean;
}

const control = /^(?:\{%|\{#|\{\{-?\s*(?:(?:if|else|end|range|with|define|block|break|continue)\b|\/\*|\$\w*\s*:?=))/;

/** An action longer than this is an opening that was never closed. */
const longest = 10_000;

/** `{{ }}`, `{% %}` and `{# #}`, which may run over lines. */
function findActions(text: string): Action[] {
  const actions: Action[] = [];
  const find = forwardSearch(text);
  const opening = /\{[{%#]/g;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const start = match.index;
    const comment = match[0] === '{{' && /^-?\s*\/\*/.test(text.slice(start + 2, start + 20));
    const from = comment ? find('*/', start + 2) : start + 2;
    const end = from < 0 ? -1 : find(match[0] === '{{' ? '}}' : `${match[0][1]}}`, from);
    if (end < 0 || end - start > longest) continue;
    opening.lastIndex = end + 2;
    if (text[start - 1] !== '$') actions.push({ start, end: end + 2, first: false, last: false });
  }
  for (const [i, action] of actions.entries()) action.first = isFirst(text, action.start, actions[i - 1]);
  for (const [i, action] of [...actions.entries()].reverse()) action.last = isLast(text, action.end, actions[i + 1]);
  return actions;
}

/** `indexOf` for positions that only grow, so that many openings without an end cost one search. */
function forwardSearch(text: string): (what: string, from: number) => number {
  const found = new Map<string, number>();
  return (what, from) => {
    const known = found.get(what);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const at = text.indexOf(what, from);
    found.set(what, at);
    return at;
  };
}

function isFirst(text: string, start: number, previous: Action | undefined): boolean {
  let pos = start;
  while (text[pos - 1] === ' ' || text[pos - 1] === '\t') pos--;
  if (pos === 0 || text[pos - 1] === '\n' || text[pos - 1] === '\r') return true;
  return previous?.end === pos && previous.first;
}

function isLast(text: string, end: number, next: Action | undefined): boolean {
  let pos = end;
  while (text[pos] === ' ' || text[pos] === '\t') pos++;
  if (pos === text.length || text[pos] === '\n' || text[pos] === '\r') return true;
  return (text[pos] === '#' && pos > end) || (next?.start === pos && next.last);
}

function spaces(action: string): string {
  return action.replace(/[^\r\n]/g, ' ');
}

function placeholder(action: string): string {
  const first = /^[^\r\n]*/.exec(action)![0].length;
  return `${mark}_`.padEnd(first, '_').slice(0, first) + spaces(action.slice(first));
}
