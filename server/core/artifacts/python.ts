import type { Part } from '../model.js';
import { type CellMagic, type CellReading, readMagics } from './magics.js';
import { chunkStarts } from './pythonChunks.js';
import { type ParsedPiece, resolvePython } from './pythonNames.js';
import { parsePythonCached } from './pythonParse.js';
import type { PythonTree, Stmt, StringLiteral } from './pythonTree.js';

/** A range in a part; half-open, UTF-16. */
interface Placed {
  readonly part: number;
  readonly start: number;
  readonly end: number;
}

/** `import torch.nn as nn` is `{module: 'torch.nn', alias: 'nn'}`; `from a import b` is `{module: 'a', name: 'b', alias: 'b'}`. */
export interface PyImport extends Placed {
  /** Dotted, with leading dots where relative. */
  readonly module: string;
  /** The imported name; `*` for all; absent for a plain `import`. */
  readonly name?: string;
  /** The local name it binds (`torch` for `import torch.nn`); `*` for all. */
  readonly alias: string;
  /** Not in a function, class or block. */
  readonly topLevel: boolean;
  /** Something refers to what it imports: an import alone proves nothing. */
  readonly used: boolean;
}

export interface PyArg {
  /** Of a keyword argument. */
  readonly name?: string;
  readonly value: PyValue;
  /** The whole argument, keyword included. */
  readonly start: number;
  readonly end: number;
  /** The value alone. */
  readonly valueStart: number;
}

/** A call, with as much of its callee resolved as the code before it tells. */
export interface PyCall extends Placed {
  /**
   * The resolved dotted name: `torch.load`, `sklearn.preprocessing.StandardScaler().fit`, `pandas.read_csv()[].mean`,
   * `open().__enter__().read`. A builtin is its plain name. `?.fit`: a method of something unknown; `?run`: a plain name
   * that no import explains (defined here, or not at all).
   */
  readonly callee: string;
  /** The last segment of the resolved name. */
  readonly method: string;
  readonly calleeEnd: number;
  /** Starred arguments are not among them. */
  readonly args: readonly PyArg[];
  /** `*` or `**` present: an argument that is not seen may be given all the same. */
  readonly hasStarArgs: boolean;
  /** Just inside the parentheses. */
  readonly argsStart: number;
  readonly argsEnd: number;
  /** End of the last argument, starred ones included; -1 without any. */
  readonly lastArgEnd: number;
  /** The only argument is a bare generator: no further argument can be added. */
  readonly generator: boolean;
  /** The argument of that name, else the one at that position (0-based) before any star. */
  arg(name: string, position?: number): PyArg | undefined;
  /** What stands before the last dot, where it is plain (`model`, `self.model`). */
  readonly receiver?: string;
}

/**
 * A value as far as the code tells. `name`: a resolved dotted name as in `callee` (`torch.float16`, `os.environ[]`,
 * `transformers.AutoModel.from_pretrained()` for a variable that holds it; `?x` unknown). `format`: an f-string with
 * holes, given as `{}` in `value`. Tuples and sets are lists. Starred items are left out and set `partial`.
 */
export type PyValue =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly call: PyCall }
  | { readonly kind: 'list'; readonly items: readonly PyValue[]; readonly partial: boolean }
  | { readonly kind: 'dict'; readonly entries: readonly PyEntry[]; readonly partial: boolean }
  | { readonly kind: 'format'; readonly value: string }
  | { readonly kind: 'other' };

export interface PyEntry {
  readonly key: PyValue;
  readonly value: PyValue;
}

/** One target of an assignment; `a = b = 1` and `a, b = f()` give two. Walrus and `+=` are not among them. */
export interface PyAssign extends Placed {
  /** The target as written: `x`, `df["a"]`, `torch.backends.cudnn.deterministic`. */
  readonly target: string;
  /** The target resolved as in `callee`; a plain name is itself. `os.environ[]` for `os.environ["X"]`. */
  readonly name: string;
  /** Of `x["a"]`: the subscript. */
  readonly key?: PyValue;
  /** Absent for a bare annotation. */
  readonly value?: PyValue;
  /** Where the value of the whole statement stands; absent as `value` is. */
  readonly valueStart?: number;
  readonly valueEnd?: number;
}

/** A class or function that the code defines. */
export interface PyDefinition extends Placed {
  readonly kind: 'class' | 'function';
  readonly name: string;
  /** Resolved as in `callee`, with `()` behind one that is called; what is not known is left out. */
  readonly decorators: readonly string[];
  /** Of a class: what it derives from, resolved; what is not known is left out. */
  readonly bases: readonly string[];
  /** Of a function: the names of its parameters. */
  readonly parameters: readonly string[];
  /** The class whose method it is. */
  readonly inClass?: string;
  readonly topLevel: boolean;
}

/** A magic or shell command, with its cell; see CellMagic. */
export type Magic = CellMagic & { readonly part: number };

/** A string literal with its cell; see StringLiteral. */
export type PyString = StringLiteral & { readonly part: number };

/** The Python of a notebook or of a script, one scope in document order. Everything is read when first asked for. */
export interface PythonCode {
  /** What it is the code of, as messages say it. */
  readonly form: 'notebook' | 'script';
  /** Python cells in document order; of a script one, the file. */
  readonly cells: readonly { readonly part: number /** The text, magics blanked out: offsets stay. */; readonly code: string }[];
  readonly imports: readonly PyImport[];
  /** In order of the end of the callee's name: `a.b().c()` gives `b`, then `c`. */
  readonly calls: readonly PyCall[];
  readonly assignments: readonly PyAssign[];
  /** Classes and functions, in document order. */
  readonly definitions: readonly PyDefinition[];
  /** Of all code cells, shell and SQL cells included; none in a script that is no notebook on paper. */
  readonly magics: readonly Magic[];
  readonly strings: readonly PyString[];
  /** The statements of a part at its margin; what is inside them counts from where their own piece of the text begins. */
  statements(part: number): readonly Stmt[];
  /** Whether something of that module (`torch`, `sklearn.inspection`) is referred to, not just imported. */
  usesModule(module: string): boolean;
  /** Whether any of these texts stands in a Python cell: a cheap guard before asking for what needs parsing. */
  mentions(...texts: readonly string[]): boolean;
}

/** Reads the code cells among `parts` (`language` is the kernel's or the cell's own). Nothing is parsed before it is asked for. */
export function pythonCode(parts: readonly Part[], codeCells: readonly { part: number; language: string }[]): PythonCode {
  const readable = codeCells.filter(({ language }) => language === 'python' || language === 'shell');
  return codeOf('notebook', parts, () =>
    readable.map(({ part, language }) => ({ part, ...readMagics(parts[part]!.text, language) })),
  );
}

/** Reads the only part of a script; `read` tells its code from its magics, and is not asked before something is. */
export function scriptCode(part: Part, read: () => CellReading): PythonCode {
  return codeOf('script', [part], () => [{ part: 0, ...read() }]);
}

function codeOf(
  form: PythonCode['form'],
  parts: readonly Part[],
  read: () => readonly (CellReading & { readonly part: number })[],
): PythonCode {
  const readings = lazy(read);
  const python = lazy(() => readings().filter(({ language }) => language === 'python'));
  const trees = lazy(() => python().flatMap(({ part, code }) => pieces(form, part, parts[part]!.text, code)));
  const resolved = lazy(() => resolvePython(trees()));
  const magics = lazy(() => readings().flatMap((cell) => cell.magics.map((magic) => ({ ...magic, part: cell.part }))));
  const strings = lazy(() => trees().flatMap(placedStrings));
  return {
    form,
    get cells() {
      return python();
    },
    get imports() {
      return resolved().imports;
    },
    get calls() {
      return resolved().calls;
    },
    get assignments() {
      return resolved().assignments;
    },
    get definitions() {
      return resolved().definitions;
    },
    get magics() {
      return magics();
    },
    get strings() {
      return strings();
    },
    statements: (part) =>
      trees().flatMap((piece) =>
        piece.part === part ? piece.tree.body.map((s) => ({ ...s, start: s.start + piece.base, end: s.end + piece.base })) : [],
      ),
    usesModule: (module) => resolved().used.has(module),
    mentions: (...texts) => python().some(({ part }) => texts.some((text) => parts[part]!.text.includes(text))),
  };
}

/** A cell is short and parsed as it is, a script piece by piece. */
function pieces(form: PythonCode['form'], part: number, text: string, code: string): ParsedPiece[] {
  if (form === 'notebook') return [{ part, text, base: 0, tree: parsePythonCached(code) }];
  const starts = chunkStarts(code);
  return starts.map((base, index) => {
    const end = starts[index + 1] ?? code.length;
    return { part, text: text.slice(base, end), base, tree: parsePythonCached(code.slice(base, end)) };
  });
}

const placed = new WeakMap<PythonTree, { readonly part: number; readonly base: number; readonly strings: readonly PyString[] }>();

/** The strings of a piece; one that stays as and where it is keeps them from edit to edit. */
function placedStrings({ tree, part, base }: ParsedPiece): readonly PyString[] {
  let known = placed.get(tree);
  if (known?.part !== part || known.base !== base) {
    known = { part, base, strings: tree.strings.map((literal) => movedString(literal, part, base)) };
    placed.set(tree, known);
  }
  return known.strings;
}

function movedString(literal: StringLiteral, part: number, by: number): PyString {
  if (by === 0) return { ...literal, part };
  return {
    part,
    value: literal.value,
    start: literal.start + by,
    end: literal.end + by,
    contentStart: literal.contentStart + by,
    holes: literal.holes.map(({ start, end }) => ({ start: start + by, end: end + by })),
  };
}

function lazy<T>(compute: () => T): () => T {
  let value: { readonly it: T } | null = null;
  return () => {
    value ??= { it: compute() };
    return value.it;
  };
}
