import type { PyCall, PythonCode } from '../../artifacts/python.js';
import {
  type Removal,
  type RemovedCall,
  type RemovedName,
  removedCalls,
  removedImports,
  removedNames,
} from '../../catalogue/removedApis.js';
import type { Edit, Span } from '../../model.js';
import { remembered } from '../../remembered.js';
import { bareCode } from './bareCode.js';
import { installsBelow } from './versionPins.js';

/** Where code uses what a library no longer has: one for each name or argument, all its places together. */
export interface RemovedUse {
  readonly removal: Removal;
  /** As the code writes it: `np.NaN`, `sparse=`. */
  readonly written: string;
  /** What the remark says is gone. */
  readonly what: string;
  readonly spans: readonly Span[];
  /** The edits that write the new name at every place; null where it takes more than that. */
  readonly edits: readonly Edit[] | null;
  /** The new name means the same in the old releases. */
  readonly same: boolean;
}

/** Code that asks for the version, or for the name, knows of the removal. */
const KNOWS = ['hasattr(', 'packaging', 'LooseVersion', 'parse_version', 'version.parse', 'StrictVersion'];

export const removedUses = remembered((python: PythonCode): readonly RemovedUse[] => {
  if (python.mentions(...KNOWS)) return [];
  const uses = [
    ...removedNames.flatMap((entry) => nameUse(python, entry) ?? []),
    ...importUses(python),
    ...removedCalls.flatMap((entry) => callUse(python, entry) ?? []),
  ];
  return uses.filter(({ removal }) => !isHeldBack(python, removal));
});

/** The release of TensorFlow that came with one of Keras: under the same number, until 2.16 came with Keras 3. */
export function ofTensorflow(keras: string): string {
  return keras === '3.0' ? '2.16' : keras;
}

/** The code installs an older release itself. */
function isHeldBack(python: PythonCode, { package: name, removed }: Removal): boolean {
  return installsBelow(python, name, removed) || (name === 'keras' && installsBelow(python, 'tensorflow', ofTensorflow(removed)));
}

function nameUse(python: PythonCode, entry: RemovedName): RemovedUse | null {
  const dot = entry.name.lastIndexOf('.');
  const [parent, last] = [entry.name.slice(0, dot), entry.name.slice(dot + 1)];
  if (!python.mentions(last)) return null;
  const imports = python.imports.filter((item) => isImportOf(item, entry.name, parent, last));
  // In a `try` the code has an answer to the import's failure.
  if (imports.some((item) => !item.topLevel) || (imports.length === 0 && !python.usesModule(entry.name))) return null;
  if (python.assignments.some(({ name }) => name === entry.name)) return null;
  const places = imports.length > 0 ? [] : memberPlaces(python, parent, last);
  const spans =
    imports.length > 0 ? imports.map(({ part, start, end }) => ({ part, start, end })) : places.map(({ span }) => span);
  if (spans.length === 0) return null;
  const newText = ({ alias, span }: MemberPlace): Edit => ({
    span,
    newText: entry.builtin ? entry.use! : `${alias}.${entry.rename}`,
  });
  const edits = places.length > 0 && (entry.rename || entry.builtin) ? places.map(newText) : null;
  // `joblib` of `sklearn.externals` is gone, `joblib` is not.
  const written = places[0] ? `${places[0].alias}.${last}` : entry.use === last ? entry.name : last;
  return { removal: entry, written, what: `\`${written}\``, spans, edits, same: entry.same ?? false };
}

function isImportOf(item: { module: string; name?: string }, whole: string, parent: string, last: string): boolean {
  if (item.module === whole || item.module.startsWith(`${whole}.`)) return true;
  return item.module === parent && item.name === last;
}

interface MemberPlace {
  readonly alias: string;
  readonly span: Span;
}

/** Where `alias.last` stands, the alias being an import of the parent or of something it lies in. */
function memberPlaces(python: PythonCode, parent: string, last: string): MemberPlace[] {
  const aliases = new Set<string>();
  for (const { module, name, alias, topLevel } of python.imports) {
    if (!topLevel) continue;
    const bound = name ? `${module}.${name}` : alias === module.split('.', 1)[0] ? alias : module;
    if (parent === bound) aliases.add(alias);
    else if (parent.startsWith(`${bound}.`)) aliases.add(alias + parent.slice(bound.length));
  }
  return [...aliases].flatMap((alias) => {
    const pattern = new RegExp(`(?<![\\w.])${alias.replace(/\./g, '\\.')}\\.${last}(?!\\w)`, 'g');
    return bareCode(python).flatMap(({ part, text }) =>
      [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
        alias,
        span: { part, start: index, end: index + found.length },
      })),
    );
  });
}

function importUses(python: PythonCode): RemovedUse[] {
  return removedImports.flatMap((entry) => {
    const found = python.imports.filter(
      (item) => item.topLevel && item.module === entry.module && item.name !== undefined && entry.pattern.test(item.name),
    );
    const [first] = found;
    if (!first) return [];
    const spans = found.map(({ part, start, end }) => ({ part, start, end }));
    const what = `\`${first.name}\`${found.length > 1 ? ` (with ${found.length - 1} more of the ${entry.what})` : ''}`;
    return [{ removal: entry, written: first.name!, what, spans, edits: null, same: false }];
  });
}

function callUse(python: PythonCode, entry: RemovedCall): RemovedUse | null {
  const { keyword, rename } = entry;
  const calls = python.calls.filter(
    (call) => entry.callee.test(call.callee) && (!keyword || call.args.some((arg) => arg.name === keyword)),
  );
  const [first] = calls;
  if (!first) return null;
  const places = calls.map((call) => ({ call, ...placeOf(call, keyword) }));
  const edits = rename
    ? places.map(({ call, start, end }) => ({ span: { part: call.part, start, end }, newText: rename }))
    : null;
  const written = keyword ?? first.method;
  const what = keyword ? `The argument \`${keyword}\` of \`${first.method}\`` : `\`${written}\``;
  const spans = places.map(({ call, start, end }) => ({ part: call.part, start, end }));
  return { removal: entry, written, what, spans, edits, same: entry.same ?? false };
}

/** The keyword, or the last step of the callee. */
function placeOf(call: PyCall, keyword: string | undefined): { start: number; end: number } {
  const arg = keyword === undefined ? undefined : call.args.find(({ name }) => name === keyword);
  if (arg) return { start: arg.start, end: arg.start + keyword!.length };
  return { start: call.calleeEnd - call.method.length, end: call.calleeEnd };
}
