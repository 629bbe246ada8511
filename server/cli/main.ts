import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { name, version } from '../../package.json';
import { RISKS, STAGES } from '../core/config.js';
import type { CheckOptions } from './check.js';
import type { ChecklistOptions } from './checklist.js';
import type { FixOptions } from './fix.js';
import type { HandoverOptions } from './handover.js';
import { Exit, type Io, note, UsageError } from './io.js';

const TOOL = { name, version };
const REPORT_FORMATS = ['html', 'markdown', 'json'];
const SEVERITIES = ['error', 'warning', 'info', 'hint', 'never'];

/**
 * Runs one command line (without `node` and the script) and returns its exit code: 0 well, 1 something was found, 2 the
 * command line or the tool itself is at fault, told in one line on standard error. Never throws.
 */
export async function runCli(args: readonly string[], io: Io): Promise<number> {
  let code: number = Exit.ok;
  const program = createProgram(io, async (run) => {
    code = await run();
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? Exit.ok : Exit.error;
    const isUsage = error instanceof UsageError;
    note(io, `${isUsage ? '' : 'internal error: '}${error instanceof Error ? error.message.split('\n')[0] : error}`);
    if (io.debug && error instanceof Error) io.err(`${error.stack}\n`);
    else if (!isUsage) note(io, 'set ML_PREFLIGHT_DEBUG=1 to see where it happened');
    return Exit.error;
  }
}

/** Commands are loaded when they are run: `--version` should not wait for parsers. */
function createProgram(io: Io, run: (command: () => Promise<number>) => Promise<void>): Command {
  const program = new Command(name)
    .description('Checks model cards, deployment configs and notebooks for what still stands between a model and production.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err, getOutHasColors: () => io.color, getErrHasColors: () => false })
    .helpCommand(true)
    .addHelpText('after', '\nExit codes: 0 nothing found, 1 something found, 2 the command line or the tool itself is at fault.');

  overFiles(program.command('check').description('report what is wrong'))
    .addOption(new Option('--format <format>', 'how to print the report').choices(['text', 'json']).default('text'))
    .addOption(new Option('--fail-on <severity>', 'exit with 1 from this severity on').choices(SEVERITIES).default('error'))
    .action((paths: string[], options: CheckOptions) =>
      run(async () => (await import('./check.js')).check(paths, options, TOOL, io)),
    );

  overFiles(program.command('fix').description('write the fixes that cannot change behaviour'))
    .option('--suggested', 'write the fixes that somebody should read, too')
    .option('--dry-run', 'print the differences and write nothing')
    .action((paths: string[], options: FixOptions) => run(async () => (await import('./fix.js')).fix(paths, options, io)));

  overFiles(program.command('checklist').description('show where each of the thirty considerations stands'))
    .addOption(new Option('--format <format>', 'how to print the checklist').choices(['text', 'json']).default('text'))
    .action((paths: string[], options: ChecklistOptions) =>
      run(async () => (await import('./checklist.js')).checklist(paths, options, TOOL, io)),
    );

  toHandOver(overFiles(program.command('report').description('write the checklist with its evidence, to hand over')))
    .addOption(
      new Option('--format <format>', 'html, markdown or json; by the ending of --output, else html').choices(REPORT_FORMATS),
    )
    .option('--compare <file>', 'tell what changed since this earlier report in JSON')
    .action((paths: string[], options: HandoverOptions) =>
      run(async () => (await import('./handover.js')).handover(paths, options, TOOL, io)),
    );

  toHandOver(overFiles(program.command('badge').description('draw how much of the checklist is settled, as SVG'))).action(
    (paths: string[], options: HandoverOptions) => run(async () => (await import('./badge.js')).badge(paths, options, TOOL, io)),
  );

  program
    .command('explain')
    .description('tell all about a rule, or list the rules')
    .argument('[rule]', 'a rule; a challenge or consideration lists its rules')
    .action((rule: string | undefined) => run(async () => (await import('./explain.js')).explain(rule, io)));

  program
    .command('lsp')
    .description('start the language server for an editor')
    .option('--stdio', 'speak over standard input and output')
    .option('--node-ipc', 'speak over the channel of the Node process that started it')
    // Clients add switches of their own, such as --clientProcessId.
    .allowUnknownOption()
    .allowExcessArguments()
    .action((options: { stdio?: boolean; nodeIpc?: boolean }) =>
      run(async () => {
        if (options.stdio === options.nodeIpc) throw new UsageError('lsp takes one of --stdio and --node-ipc');
        io.serve();
        return Exit.ok;
      }),
    );
  return program;
}

function overFiles(command: Command): Command {
  return command
    .argument('[paths...]', 'files and folders; the working folder if none is given')
    .option('--config <file>', 'use this file in place of every ml-preflight.yaml')
    .addOption(new Option('--stage <stage>', 'judge for this stage, whatever ml-preflight.yaml says').choices(STAGES))
    .addOption(new Option('--risk <risk>', 'judge for this risk, whatever ml-preflight.yaml says').choices(RISKS))
    .addOption(new Option('--today <date>', 'the day that counts as today').argParser(isoDay).hideHelp());
}

function toHandOver(command: Command): Command {
  return command
    .option('--output <file>', 'write to this file in place of standard output')
    .addOption(new Option('--date <date>', 'the day of the report; today if none is given').argParser(isoDay));
}

function isoDay(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('It is a day such as 2026-11-23.');
  return text;
}
