import type { Artifact } from '../../artifacts/artifact.js';
import { parseJson } from '../../artifacts/jsonTree.js';
import { get } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { meaningsOf } from '../../meaningsOf.js';
import type { Edit, Span } from '../../model.js';
import type { Project } from '../../project.js';
import { hubLoadOf } from './hubLoads.js';
import { isMainFile } from './mainFiles.js';
import { argValueEdit, partText } from './pythonCalls.js';

/** A place where a file says which version of a model it takes. */
export interface PinnedUse {
  readonly artifact: Artifact;
  /** What is taken: `owner/name`, `models:/scorer`. */
  readonly model: string;
  readonly version: string;
  readonly span: Span;
  /** Who is believed: what the weights were made with comes before what is served, and that before code. */
  readonly rank: number;
  /** Puts another version there; nothing where that would change something else too. */
  readonly replace: ((version: string) => readonly Edit[]) | undefined;
}

const MADE = 0;
const SERVED = 1;
const CODE = 2;
/** The rank of what only describes. */
export const DESCRIBED = 3;

/** Where main files pin a repository of the Hub to a commit. */
export function hubPins(project: Project): PinnedUse[] {
  const uses: PinnedUse[] = [];
  for (const artifact of project.artifacts) {
    if (!isMainFile(project, artifact)) continue;
    if (artifact.kind === 'notebook' || artifact.kind === 'python-script') {
      if (!artifact.python.mentions('revision')) continue;
      for (const call of artifact.python.calls) {
        const load = hubLoadOf(call);
        const arg = load && load.what !== 'dataset' ? call.arg('revision') : undefined;
        if (!load || arg?.value.kind !== 'string') continue;
        const literal = /^["']/.test(partText(artifact, call.part).slice(arg.valueStart, arg.end));
        uses.push({
          artifact,
          model: load.id,
          version: arg.value.value,
          span: { part: call.part, start: arg.start, end: arg.end },
          rank: CODE,
          replace: literal ? (version) => [argValueEdit(call, arg, JSON.stringify(version))] : undefined,
        });
      }
    } else if (artifact.kind === 'adapter-config') {
      const text = artifact.parts[0]!.text;
      const node = get(parseJson(text).root, 'revision');
      if (!artifact.base || !node || artifact.revision === '') continue;
      const replace = (version: string): Edit[] => [{ span: nodeSpan(node), newText: JSON.stringify(version) }];
      uses.push({ artifact, model: artifact.base.id, version: artifact.revision, span: nodeSpan(node), rank: MADE, replace });
    }
  }
  // What is served differs from nothing by itself.
  for (const artifact of uses.length > 0 ? project.artifacts : []) {
    if (isCode(artifact) || !isMainFile(project, artifact)) continue;
    for (const { written, revision, source } of meaningsOf(artifact).models ?? []) {
      if (source !== 'hub' || !revision) continue;
      const model = hubName(written.value);
      // `hf://owner/name:revision` is one value.
      const whole = written.value !== model && written.value.endsWith(revision.value) ? written.replace : undefined;
      const head = written.value.slice(0, written.value.length - revision.value.length);
      const replace = whole ? (version: string) => whole(head + version) : revision.replace;
      uses.push({ artifact, model, version: revision.value, span: revision.span, rank: SERVED, replace });
    }
  }
  return uses;
}

function isCode({ kind }: Artifact): boolean {
  return kind === 'notebook' || kind === 'python-script';
}

/** `owner/name` of what names a repository of the Hub, `hf://owner/name:revision` among it. */
export function hubName(written: string): string {
  return written.replace(/^hf:\/\//, '').split(/[:@]/, 1)[0]!;
}

const REGISTERED = /models:\/([\w.-]{1,100})\/(\d{1,6})(?![\w.])/g;

/** Where main files take a numbered version of an MLflow model (`models:/scorer/3`); a card's words too. */
export function registryPins(project: Project): PinnedUse[] {
  const uses: PinnedUse[] = [];
  for (const artifact of project.artifacts) {
    if (!isMainFile(project, artifact)) continue;
    if (artifact.kind === 'model-card') {
      const { text } = artifact.parts[0]!;
      for (const found of text.includes('models:/') ? text.matchAll(REGISTERED) : []) {
        const end = found.index + found[0].length;
        const span = { part: 0, start: end - found[2]!.length, end };
        const replace = (version: string): Edit[] => [{ span, newText: version }];
        uses.push({ artifact, model: `models:/${found[1]}`, version: found[2]!, span, rank: DESCRIBED, replace });
      }
    } else if (artifact.kind === 'notebook' || artifact.kind === 'python-script') {
      if (!artifact.python.mentions('models:/')) continue;
      for (const { value, part, start, end } of artifact.python.strings) {
        const [whole, name, version] = /^models:\/([\w.-]{1,100})\/(\d{1,6})$/.exec(value) ?? [];
        if (!whole || !name || !version) continue;
        const at = partText(artifact, part).slice(start, end).lastIndexOf(version);
        const span = { part, start: start + at, end: start + at + version.length };
        const replace = (wanted: string): Edit[] => [{ span, newText: wanted }];
        uses.push({ artifact, model: `models:/${name}`, version, span, rank: CODE, replace });
      }
    }
  }
  for (const artifact of uses.length > 0 ? project.artifacts : []) {
    if (isCode(artifact) || !isMainFile(project, artifact)) continue;
    for (const { written, source } of meaningsOf(artifact).models ?? []) {
      const [, name, version] = source === 'registry' ? (/^models:\/([\w.-]{1,100})\/(\d{1,6})$/.exec(written.value) ?? []) : [];
      if (!name || !version) continue;
      const own = written.replace;
      const replace = own ? (wanted: string) => own(`models:/${name}/${wanted}`) : undefined;
      uses.push({ artifact, model: `models:/${name}`, version, span: written.span, rank: SERVED, replace });
    }
  }
  return uses;
}

/** A use that takes another version than those who are to be believed, and one of these. */
export interface Disagreement {
  readonly use: PinnedUse;
  readonly other: PinnedUse;
  /** Nobody else is to be believed: changing this one place settles it. */
  readonly alone: boolean;
}

/**
 * Uses of one model that differ from what the highest rank agrees on. Where that rank is at odds with itself (a canary, an
 * overlay for development) nothing is said, and neither where a file takes several versions to compare them.
 */
export function disagreements(uses: readonly PinnedUse[], differ: (a: string, b: string) => boolean): Disagreement[] {
  const byModel = new Map<string, PinnedUse[]>();
  for (const use of uses) {
    const key = use.model.toLowerCase();
    const list = byModel.get(key);
    if (list) list.push(use);
    else byModel.set(key, [use]);
  }
  return [...byModel.values()].flatMap((all) => {
    const top = Math.min(...all.map(({ rank }) => rank));
    const believed = all.filter(({ rank }) => rank === top);
    const [other] = believed;
    if (!other || believed.some(({ version }) => differ(version, other.version))) return [];
    const versions = new Map<Artifact, Set<string>>();
    for (const { artifact, version } of all) versions.set(artifact, (versions.get(artifact) ?? new Set()).add(version));
    return all.flatMap((use) => {
      const compares = versions.get(use.artifact)!.size > 1;
      if (use.rank === top || compares || !differ(use.version, other.version)) return [];
      return [{ use, other, alone: believed.length === 1 }];
    });
  });
}
