import type { Span } from '../model.js';
import type { ArtifactBase } from './artifact.js';
import { normalise } from './requirements.js';

/**
 * A lock file that settles which versions of packages are installed, or (`dvc`) which data a pipeline ran with. Only names
 * and versions are looked for; nothing inside is ever judged, as tools write it. It counts beside an ML artifact.
 */
export interface Lock extends ArtifactBase {
  readonly kind: 'lock';
  readonly tool: 'poetry' | 'uv' | 'pipenv' | 'pixi' | 'conda-lock' | 'dvc';
  /** Versions by name, normalised by PEP 503; for DVC the stages it holds, with the command of each. */
  readonly versions: ReadonlyMap<string, string>;
  /** Where it begins to name them. */
  readonly anchor: Span;
}

/** How each tool writes a package; source: its own lock files. Every repetition ends at its line or is bounded. */
const SHAPES: Readonly<Record<Exclude<Lock['tool'], 'dvc'>, RegExp>> = {
  poetry: /^name = "([^"\r\n]{1,100})"\r?\nversion = "([^"\r\n]{1,100})"/gm,
  uv: /^name = "([^"\r\n]{1,100})"\r?\nversion = "([^"\r\n]{1,100})"/gm,
  pipenv:
    /^ {8}"([^"\r\n]{1,100})": \{(?:\r?\n {12}(?!"version")[^\r\n]{0,2000}){0,60}?\r?\n {12}"version": "==?([^"\r\n]{1,100})"/gm,
  pixi: /(?:\/|: )([A-Za-z0-9_.]+(?:-[A-Za-z_][\w.]*)*)-(\d[\w.!+]{0,60})-[^/\s]{1,100}\.(?:conda|whl|tar\.bz2)\s*$/gm,
  'conda-lock': /^- name: ([^\s]{1,100})\r?\n {2}version: ['"]?([^\s'"]{1,100})/gm,
};

/** Reads one by its name, and by how it begins; null where the text is none. Linear; never parses the whole. */
export function readLock(uri: string, text: string): Lock | null {
  const name = uri.slice(uri.lastIndexOf('/') + 1).toLowerCase();
  const tool = toolOf(name, text.slice(0, 4000));
  if (!tool) return null;
  const versions = new Map<string, string>();
  let first = text.length;
  for (const match of tool === 'dvc' ? stagesOf(text) : text.matchAll(SHAPES[tool])) {
    first = Math.min(first, match.index);
    versions.set(tool === 'dvc' ? match[1]! : normalise(match[1]!), match[2]!);
  }
  if (versions.size === 0) return null;
  const end = text.indexOf('\n', first);
  return {
    kind: 'lock',
    uri,
    parts: [{ uri, text }],
    problems: [],
    templated: false,
    aboutModel: false,
    tool,
    versions,
    anchor: { part: 0, start: first, end: end < 0 ? text.length : end },
  };
}

function toolOf(name: string, head: string): Lock['tool'] | null {
  switch (name) {
    case 'poetry.lock':
      return head.includes('[[package]]') ? 'poetry' : null;
    case 'uv.lock':
      return /^version = \d/m.test(head) ? 'uv' : null;
    case 'pipfile.lock':
      return head.includes('"_meta"') ? 'pipenv' : null;
    case 'pixi.lock':
      return /^version: \d/m.test(head) ? 'pixi' : null;
    case 'dvc.lock':
      return /^(?:schema|stages|datasets):/m.test(head) ? 'dvc' : null;
    default:
      return /^metadata:/m.test(head) || /^version: \d/m.test(head) ? 'conda-lock' : null;
  }
}

/** `stages:` and below it a name, then its `cmd`. */
function stagesOf(text: string): Iterable<RegExpExecArray> {
  return text.matchAll(/^ {2}([^\s:#][^\r\n:]{0,100}):\r?\n {4}cmd: ([^\r\n]{1,400})/gm);
}
