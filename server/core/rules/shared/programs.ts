import type { PyCall, PythonCode } from '../../artifacts/python.js';
import type { PythonScript } from '../../artifacts/pythonScript.js';
import type { Project } from '../../project.js';
import { relativeUri } from '../../relativeUri.js';
import { remembered } from '../../remembered.js';
import { pathOfValue, stringOf } from './pythonCalls.js';

const byUri = remembered(
  (project: Project): ReadonlyMap<string, PythonScript> => new Map(project.scripts.map((script) => [script.uri, script])),
);

/** The script at a path that is written in a file of `folder`; undefined where none is read there. */
export function scriptAt(project: Project, folder: string, path: string): PythonScript | undefined {
  const uri = relativeUri(folder, path);
  return uri === undefined ? undefined : byUri(project).get(uri);
}

/** The script of a module (`service`, `app.main`) below `folder`. */
export function scriptOfModule(project: Project, folder: string, module: string): PythonScript | undefined {
  return /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(module)
    ? scriptAt(project, folder, `${module.replaceAll('.', '/')}.py`)
    : undefined;
}

/** A script surely has nothing of that name: the word stands nowhere in it, and nothing unseen can bring it. */
export function lacksName({ python, parts }: PythonScript, name: string): boolean {
  if (python.imports.some((each) => each.name === '*')) return false;
  if (/\b(?:globals|setattr|exec|__getattr__)\b/.test(parts[0]!.text)) return false;
  const words: readonly string[] = parts[0]!.text.match(/[A-Za-z_]\w*/g) ?? [];
  return !words.includes(name);
}

/** The command line that a script takes through argparse: its long options. */
export interface Options {
  readonly parser: PyCall;
  readonly names: ReadonlySet<string>;
}

/**
 * Read from `argparse` where all of it is seen: one parser, options with literal names, nothing that adds others or lets unknown
 * ones through. Undefined otherwise. Source: https://docs.python.org/3/library/argparse.html
 */
export const optionsOf = remembered((python: PythonCode): Options | undefined => {
  if (!python.mentions('argparse') || python.mentions('parse_known_args', 'add_subparsers', 'parse_known_intermixed_args'))
    return undefined;
  const parsers = python.calls.filter(({ callee }) => callee === 'argparse.ArgumentParser');
  const [parser] = parsers;
  if (!parser || parsers.length > 1 || parser.hasStarArgs || parser.arg('parents') || parser.arg('prefix_chars'))
    return undefined;
  if (!python.calls.some(({ method }) => method === 'parse_args')) return undefined;
  const names = new Set<string>(['--help']);
  for (const call of python.calls) {
    // Handed to a function of elsewhere, the parser may learn more options there.
    if (call.args.some(({ value }) => pathOfValue(value) === 'argparse.ArgumentParser()') && !isLocal(python, call))
      return undefined;
    if (call.method !== 'add_argument') continue;
    const given = call.args.filter(({ name }) => name === undefined);
    if (call.hasStarArgs || given.length === 0) return undefined;
    for (const each of given) {
      const text = stringOf(each);
      if (text === undefined) return undefined;
      names.add(text);
    }
    // `--cache` brings `--no-cache` along.
    if (pathOfValue(call.arg('action')?.value) === 'argparse.BooleanOptionalAction')
      for (const each of given) names.add((stringOf(each) ?? '').replace(/^--/, '--no-'));
  }
  return { parser, names };
});

function isLocal({ definitions }: PythonCode, { callee }: PyCall): boolean {
  return definitions.some(({ kind, name }) => kind === 'function' && callee === `?${name}`);
}

/** A word of a command, with its offsets in the file. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The script that a command starts with Python, and the long options that it is given; undefined for any other command. */
export function startedScript(words: readonly Word[]): { readonly path: string; readonly options: readonly Word[] } | undefined {
  const at = words.findIndex(({ text }) => /^[\w./-]+\.py$/.test(text));
  const before = words.slice(0, at).map(({ text }) => text);
  if (at < 1 || before.includes('-c') || before.includes('-m')) return undefined;
  if (!before.some((text) => /(?:^|\/)(?:python[\d.]*|torchrun|accelerate)$/.test(text))) return undefined;
  const options: Word[] = [];
  for (const word of words.slice(at + 1)) {
    if (word.text === '--' || /^(?:[|&;<>]|\d?>)/.test(word.text)) break;
    const name = /^--[A-Za-z][\w-]*(?==|$)/.exec(word.text)?.[0];
    if (name !== undefined) options.push({ text: name, start: word.start, end: word.start + name.length });
  }
  return { path: words[at]!.text, options };
}
