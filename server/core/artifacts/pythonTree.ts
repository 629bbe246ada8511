/** A small tree of one cell's Python, without names resolved. Offsets into the cell's text. */

interface At {
  readonly start: number;
  readonly end: number;
}

export interface Argument extends At {
  readonly name?: string;
  readonly value: Expr;
}

export interface CallExpr extends At {
  readonly type: 'call';
  readonly callee: Expr;
  readonly args: readonly Argument[];
  /** Values given with `*` or `**`. */
  readonly stars: readonly Expr[];
  /** How many of `args` stand before the first `*` or `**`; all of them without one. */
  readonly beforeStars: number;
  /** Just inside the parentheses. */
  readonly argsStart: number;
  readonly argsEnd: number;
  /** The end of the last argument, starred ones included; -1 without any. */
  readonly lastArgEnd: number;
  /** A bare generator, `f(x for x in y)`, takes no further argument. */
  readonly generator: boolean;
}

export type Expr =
  | (At & { readonly type: 'name'; readonly name: string })
  | (At & { readonly type: 'member'; readonly object: Expr; readonly property: string })
  | (At & { readonly type: 'index'; readonly object: Expr; readonly index: readonly Expr[]; readonly slice: boolean })
  | CallExpr
  | (At & { readonly type: 'string'; readonly value: string })
  /** Pieces of an f-string (or of one joined with plain strings); a hole with a conversion or format is an `other`. */
  | (At & { readonly type: 'format'; readonly pieces: readonly (string | Expr)[] })
  | (At & { readonly type: 'number'; readonly value: number })
  | (At & { readonly type: 'bool'; readonly value: boolean })
  | (At & { readonly type: 'none' })
  | (At & { readonly type: 'list'; readonly items: readonly Expr[]; readonly stars: boolean })
  | (At & {
      readonly type: 'dict';
      readonly entries: readonly { readonly key: Expr; readonly value: Expr }[];
      readonly rest: readonly Expr[];
    })
  | (At & { readonly type: 'add'; readonly left: Expr; readonly right: Expr })
  | (At & { readonly type: 'bind'; readonly name: string; readonly value: Expr })
  /** A comprehension or lambda: `names` hide those outside. */
  | (At & { readonly type: 'scope'; readonly names: readonly string[]; readonly inner: readonly Expr[] })
  | (At & { readonly type: 'other'; readonly inner: readonly Expr[] });

export interface ImportItem extends At {
  readonly module: string;
  /** Of `from module import name`; `*` for all. */
  readonly name?: string;
  /** The name it gives here, `os` for `import os.path`; `*` for all. */
  readonly alias: string;
  /** Given by `as`. */
  readonly renamed: boolean;
}

export type Stmt =
  | (At & { readonly type: 'import'; readonly items: readonly ImportItem[] })
  | (At & {
      readonly type: 'assign';
      readonly targets: readonly Expr[];
      readonly annotation: readonly Expr[];
      readonly value: Expr | null;
    })
  | (At & { readonly type: 'update'; readonly target: Expr; readonly value: Expr })
  | (At & { readonly type: 'eval'; readonly inner: readonly Expr[] })
  | (At & { readonly type: 'delete'; readonly targets: readonly Expr[] })
  | (At & {
      readonly type: 'branch';
      readonly tests: readonly Expr[];
      readonly bodies: readonly Block[];
      readonly total: boolean;
    })
  | (At & {
      readonly type: 'loop';
      /** Names given a value anywhere inside, nested functions and classes apart. */
      readonly bound: readonly string[];
      readonly inner: readonly Expr[];
      readonly targets: readonly Expr[];
      readonly body: Block;
      readonly after: Block;
    })
  | (At & { readonly type: 'try'; readonly body: Block; readonly handlers: readonly Handler[]; readonly after: Block })
  | (At & {
      readonly type: 'with';
      readonly items: readonly { readonly value: Expr; readonly target?: Expr }[];
      readonly body: Block;
    })
  | (At & { readonly type: 'match'; readonly subject: readonly Expr[]; readonly cases: readonly MatchCase[] })
  | (At & FunctionParts & { readonly type: 'function' })
  | (At & {
      readonly type: 'class';
      readonly name: string;
      /** Decorators, then what stands between the parentheses. */
      readonly inner: readonly Expr[];
      readonly decorators: number;
      readonly body: Block;
    });

export type Block = readonly Stmt[];

export interface Handler {
  readonly inner: readonly Expr[];
  readonly name?: string;
  readonly body: Block;
}

export interface MatchCase {
  readonly names: readonly string[];
  readonly inner: readonly Expr[];
  readonly body: Block;
}

export interface FunctionParts {
  readonly name: string;
  readonly parameters: readonly string[];
  /** Decorators first, then defaults and annotations: evaluated outside. */
  readonly inner: readonly Expr[];
  /** How many of them are decorators. */
  readonly decorators: number;
  readonly body: Block;
  readonly locals: readonly string[];
  /** Names declared `global` or `nonlocal`. */
  readonly outer: readonly string[];
}

/** A string literal as it stands: for searches that care for text and place, not for meaning. */
export interface StringLiteral extends At {
  /** Escapes resolved; the holes of an f-string stand as they are written, braces included. */
  readonly value: string;
  /** Offset of the first character behind the opening quote. */
  readonly contentStart: number;
  /** Where the holes of an f-string are. */
  readonly holes: readonly At[];
}

export interface PythonTree {
  readonly body: Block;
  readonly strings: readonly StringLiteral[];
  /** How many places the grammar could not read. */
  readonly errors: number;
}
