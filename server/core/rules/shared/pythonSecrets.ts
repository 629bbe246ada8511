import type { Magic, PyCall, PyString, PythonCode, PyValue } from '../../artifacts/python.js';
import { isSecretName, isSecretValue } from '../../secretNames.js';
import { entropy } from '../../secrets.js';
import { table } from '../../table.js';
import { hubLoadOf } from './hubLoads.js';

/** A literal that is a credential by what takes it: an argument, a variable, an environment variable. No value is kept. */
export interface NamedSecret {
  readonly part: number;
  readonly start: number;
  readonly end: number;
  /** The name it is given under, as an environment variable is written: `WANDB_API_KEY`. */
  readonly variable: string;
}

/** Calls whose argument is a credential although its name does not say so. */
const SINKS: Readonly<Record<string, readonly [name: string, position: number | undefined, variable: string]>> = table({
  'wandb.login': ['key', 1, 'WANDB_API_KEY'],
  'huggingface_hub.login': ['token', 0, 'HF_TOKEN'],
  'huggingface_hub.notebook_login': ['token', undefined, 'HF_TOKEN'],
  'comet_ml.init': ['api_key', 0, 'COMET_API_KEY'],
  'neptune.init_run': ['api_token', undefined, 'NEPTUNE_API_TOKEN'],
});

/** Literals in credential places, by name. Values that are short, regular or placeholders are not among them. */
export function namedSecrets(python: PythonCode): NamedSecret[] {
  const inCode = [
    ...python.calls.flatMap((call) => inCall(call)),
    ...python.assignments.flatMap(({ target, name, key, value, valueStart, valueEnd, part }) => {
      if (valueStart === undefined || valueEnd === undefined) return [];
      const given =
        name === 'os.environ[]' || target.includes('[')
          ? key?.kind === 'string'
            ? key.value
            : ''
          : target.slice(target.lastIndexOf('.') + 1);
      return isSecretName(given) && isRandom(value)
        ? [{ part, start: valueStart, end: valueEnd, variable: variableName(given) }]
        : [];
    }),
  ];
  // A variable has the value of its literal: only the literal is the place.
  const literals = inCode.filter(({ part, start, end }) =>
    python.strings.some((s) => s.part === part && s.start === start && s.end <= end),
  );
  return [...literals, ...python.magics.flatMap(inMagic)];
}

function inCall(call: PyCall): NamedSecret[] {
  const sink = SINKS[call.callee];
  const taken = sink && call.arg(sink[0], sink[1]);
  if (taken && isRandom(taken.value)) return [{ part: call.part, start: taken.valueStart, end: taken.end, variable: sink[2] }];
  const onHub = hubLoadOf(call) !== null;
  return call.args.flatMap((arg) => {
    if (arg.name === undefined || !isSecretName(arg.name) || !isRandom(arg.value)) return [];
    const variable = onHub && /token/i.test(arg.name) ? 'HF_TOKEN' : variableName(arg.name);
    return [{ part: call.part, start: arg.valueStart, end: arg.end, variable }];
  });
}

/** `%env NAME=value` and `export NAME=value`. */
function inMagic(magic: Magic): NamedSecret[] {
  const isEnv = magic.kind === 'line' && /^(?:env|set_env)$/.test(magic.name);
  if (!isEnv && !(magic.kind === 'shell' && magic.name === 'export')) return [];
  const match = /^(\w+)(?:[ \t]*=[ \t]*|[ \t]+)["']?([^"'\s]+)/.exec(magic.args);
  if (!match || !isSecretName(match[1]!) || !isRandom({ kind: 'string', value: match[2]! })) return [];
  const start = magic.argsStart + match[0].length - match[2]!.length;
  return [{ part: magic.part, start, end: start + match[2]!.length, variable: match[1]! }];
}

/** As a credential that was given out looks: one word of letters and digits, long and irregular. */
function isRandom(value: PyValue | undefined): boolean {
  if (value?.kind !== 'string' || !isSecretValue(value.value)) return false;
  const text = value.value;
  const drawn = /^[\w\-+/=.~!@#$%^&*]{16,512}$/.test(text) && /\d/.test(text) && /[A-Za-z]/.test(text);
  return drawn && !/abcdef|123456|xxxx|EXAMPLE|\.(?:json|txt|ya?ml|pem|key)$/i.test(text) && entropy(text) >= 3.2;
}

function variableName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/\W+/g, '_')
    .toUpperCase();
}

/** The literal that holds a span and nothing else; an f-string or a longer text is none. */
export function wholeLiteral(strings: readonly PyString[], part: number, start: number, end: number): PyString | undefined {
  return strings.find(
    (literal) =>
      literal.part === part &&
      literal.start <= start &&
      end <= literal.end &&
      literal.holes.length === 0 &&
      literal.end - literal.start <= end - start + 2,
  );
}
