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
export function runCommands(dockerfile: Pick<Dockerfile, 'instructions' | 'joined' | 'escape'>): RunCommand[] {
  return dockerfile.instructions.flatMap((instruction) =>
    instruction.keyword === 'RUN'
      ? commandsOf(dockerfile, instruction).map((command) => ({
          command,
          instruction,
          words: splitWords(dockerfile.joined, command.argsStart, command.end, dockerfile.escape),
        }))
      : [],
  );
}

function commandsOf({ joined }: Pick<Dockerfile, 'joined'>, instruction: DockerInstruction): ShellCommand[] {
  const { argsStart, argsEnd, heredocs } = instruction;
  const exec = execWords(joined, argsStart, argsEnd);
  if (exec) {
    // The brackets, quotes and commas are none of the words: without them it reads as a line of a shell.
    const line = joined.slice(argsStart, argsEnd).replace(/[[\]",;|&()<>#]/g, ' ');
    return shellCommands(line, 0, line.length).map((c) => ({
      ...c,
      start: c.start + argsStart,
      end: c.end + argsStart,
      argsStart: c.argsStart + argsStart,
    }));
  }
  const line = shellCommands(joined, argsStart, argsEnd);
  const opener = joined.slice(argsStart, argsEnd).replace(/<<-?["']?\w+["']?/g, '').trim();
  const script = opener === '' || /^(?:\/(?:usr\/)?bin\/)?(?:env\s+)?(?:ba|da|z|k)?sh(?:\s+-\w+)*$/.test(opener);
  return script && heredocs.length > 0 ? heredocs.flatMap((h) => shellCommands(joined, h.start, h.end)) : line;
}
