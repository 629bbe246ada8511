import { type ImageReference, parseImage } from '../imageReference.js';
import type { Span } from '../model.js';
import type { ArtifactBase } from './artifact.js';
import { isAboutModel } from './dockerfileAbout.js';
import { type DockerInstruction, readInstructions } from './dockerfileInstructions.js';
import { dockerfileMeanings } from './dockerfileMeanings.js';
import { type DockerCommand, type DockerPair, type DockerWord, readCommand, readPairs, splitWords } from './dockerfileWords.js';

/** A Dockerfile. */
export interface Dockerfile extends ArtifactBase {
  readonly kind: 'dockerfile';
  /** The text with joined lines made one; see {@link readInstructions}. */
  readonly joined: string;
  readonly escapeChar: string;
  readonly instructions: readonly DockerInstruction[];
  /** In file order; the last is the image that is built unless a target is named. */
  readonly stages: readonly DockerStage[];
}

/** What one `FROM` begins. */
export interface DockerStage {
  readonly from: DockerInstruction;
  /** The name behind `AS`, in lower case. */
  readonly name: string | undefined;
  /** The image as written; undefined where none is. */
  readonly image: DockerWord | undefined;
  /** The image with the defaults of `ARG` in place of its variables. */
  readonly base: ImageReference;
  /** The earlier stage it builds upon. */
  readonly parent: DockerStage | undefined;
  /** What follows its `FROM`. */
  readonly instructions: readonly DockerInstruction[];
}

const KEYWORDS = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);

/** Reads one; null for a text that names no base image, or most of whose lines are no instructions. */
export function readDockerfile(uri: string, text: string): Dockerfile | null {
  if (!/^[ \t]*from[ \t]/im.test(text)) return null;
  const { instructions, joined, escapeChar } = readInstructions(text);
  const known = instructions.filter((i) => KEYWORDS.has(i.keyword));
  const first = known.findIndex((i) => i.keyword === 'FROM');
  if (first < 0 || known.length * 2 < instructions.length || known.slice(0, first).some((i) => i.keyword !== 'ARG')) return null;
  const read: Omit<Dockerfile, 'meanings' | 'aboutModel'> = {
    kind: 'dockerfile',
    uri,
    parts: [{ uri, text }],
    problems: [],
    templated: /^[ \t]*(?:\{%|\{\{|\{#)|^[ \t]*(?:from|env|arg|user|cmd|entrypoint)[ \t][^\r\n]{0,500}\{\{/im.test(text),
    joined,
    escapeChar,
    instructions: known,
    stages: readStages(known, joined, escapeChar),
  };
  return { ...read, aboutModel: isAboutModel(read), meanings: () => dockerfileMeanings(read) };
}

/** The words behind the keyword and its flags. */
export function wordsOf(
  { joined, escapeChar }: Pick<Dockerfile, 'joined' | 'escapeChar'>,
  instruction: DockerInstruction,
): DockerWord[] {
  return splitWords(joined, instruction.argsStart, instruction.argsEnd, escapeChar);
}

/** Names and values of `ENV`, `ARG` or `LABEL`. */
export function pairsOf(
  { joined, escapeChar }: Pick<Dockerfile, 'joined' | 'escapeChar'>,
  instruction: DockerInstruction,
): DockerPair[] {
  const { argsStart, argsEnd, keyword } = instruction;
  return readPairs(joined, argsStart, argsEnd, escapeChar, keyword !== 'ARG');
}

/** The words of `CMD` or `ENTRYPOINT`. */
export function commandOf(
  { joined, escapeChar }: Pick<Dockerfile, 'joined' | 'escapeChar'>,
  instruction: DockerInstruction,
): DockerCommand {
  return readCommand(joined, instruction.argsStart, instruction.argsEnd, escapeChar);
}

/** The stage that is built when no target is named. */
export function finalStage({ stages }: Pick<Dockerfile, 'stages'>): DockerStage | undefined {
  return stages.at(-1);
}

/** The instructions that make the image of a stage, those of the stages it builds upon first; triggers are left out. */
export function layersOf(stage: DockerStage | undefined): DockerInstruction[] {
  const stages: DockerStage[] = [];
  for (let at = stage; at; at = at.parent) stages.unshift(at);
  return stages.flatMap((s) => s.instructions.filter((i) => !i.onbuild));
}

/** The image that a stage and those below it begin with. */
export function rootStage(stage: DockerStage): DockerStage {
  let at = stage;
  while (at.parent) at = at.parent;
  return at;
}

/** The last of that keyword among instructions. */
export function lastOf(instructions: readonly DockerInstruction[], keyword: string): DockerInstruction | undefined {
  return instructions.findLast((i) => i.keyword === keyword);
}

/** The place of something with offsets. */
export function placeOf({ start, end }: { readonly start: number; readonly end: number }): Span {
  return { part: 0, start, end };
}

function readStages(instructions: readonly DockerInstruction[], joined: string, escapeChar: string): DockerStage[] {
  const defaults = new Map<string, string>();
  const stages: (Omit<DockerStage, 'instructions'> & { instructions: DockerInstruction[] })[] = [];
  const named = new Map<string, DockerStage>();
  for (const instruction of instructions) {
    if (instruction.keyword === 'FROM' && !instruction.onbuild) {
      const words = splitWords(joined, instruction.argsStart, instruction.argsEnd, escapeChar);
      const image = words[0];
      const name = words[1]?.text.toLowerCase() === 'as' ? words[2]?.text.toLowerCase() : undefined;
      const stage = {
        from: instruction,
        name,
        image,
        base: parseImage(substitute(image?.text ?? '', defaults)),
        parent: named.get(image?.text.toLowerCase() ?? ''),
        instructions: [],
      };
      stages.push(stage);
      if (name !== undefined) named.set(name, stage);
    } else if (stages.length > 0) {
      stages.at(-1)!.instructions.push(instruction);
    } else {
      for (const { name, value } of readPairs(joined, instruction.argsStart, instruction.argsEnd, escapeChar, false)) {
        if (value !== undefined) defaults.set(name, substitute(value, defaults));
      }
    }
  }
  return stages;
}

/** No reference to an image is longer. */
const LONGEST = 1000;

/** Puts what is known in place of `$NAME`, `${NAME}` and `${NAME:-default}`; what is not stays, as `${NAME}`. */
function substitute(text: string, values: ReadonlyMap<string, string>): string {
  if (!text.includes('$')) return text;
  if (text.length > LONGEST) return '';
  const result = text.replace(/\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g, (_, braced?: string, given?: string, bare?: string) => {
    const name = braced ?? bare ?? '';
    return values.get(name) ?? given ?? `\${${name}}`;
  });
  return result.length > LONGEST ? '' : result; // defaults may build upon each other
}
