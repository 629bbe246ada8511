import type { Dockerfile } from './dockerfile.js';
import type { DockerInstruction } from './dockerfileInstructions.js';
import { type DockerWord, execWords, splitWords } from './dockerfileWords.js';
import { type ShellCommand, shellCommands } from './shellCommands.js';

/** A simple command that a `RUN` starts. */
export interface RunCommand {
  readonly command: ShellCommand;
  readonly instruction: DockerInstruction;
  /** What follows the program's name. */
  readonly words: readonly DockerWord[];
}

/** The simple commands of every `RUN` of a Dockerfile, those of its here-documents included; triggers too. */
export function runCommands(dockerfile: Pick<Dockerfile, 'instructions' | 'joined' | 'escapeChar'>): RunCommand[] {
  return dockerfile.instructions.flatMap((instruction) =>
    instruction.keyword === 'RUN' ? commandsOf(dockerfile, instruction) : [],
  );
}

function commandsOf(
  { joined, escapeChar }: Pick<Dockerfile, 'joined' | 'escapeChar'>,
  instruction: DockerInstruction,
): RunCommand[] {
  const { argsStart, argsEnd, heredocs } = instruction;
  const read = (text: string, start: number, end: number, by: number) =>
    shellCommands(text, start, end).map((c): RunCommand => {
      const command = { ...c, start: c.start + by, end: c.end + by, argsStart: c.argsStart + by };
      const words = splitWords(text, c.argsStart, c.end, escapeChar).map((w) => ({ ...w, start: w.start + by, end: w.end + by }));
      return { command, instruction, words };
    });
  if (execWords(joined, argsStart, argsEnd)) {
    // The brackets, quotes and commas are none of the words: without them it reads as a line of a shell.
    const line = joined.slice(argsStart, argsEnd).replace(/[[\]",;|&()<>#]/g, ' ');
    return read(line, 0, line.length, argsStart);
  }
  const opener = joined
    .slice(argsStart, argsEnd)
    .replace(/<<-?["']?\w+["']?/g, '')
    .trim();
  const script = opener === '' || /^(?:\/(?:usr\/)?bin\/)?(?:env\s+)?(?:ba|da|z|k)?sh(?:\s+-\w+)*$/.test(opener);
  if (!script || heredocs.length === 0) return read(joined, argsStart, argsEnd, 0);
  return heredocs.flatMap((h) => read(joined, h.start, h.end, 0));
}
