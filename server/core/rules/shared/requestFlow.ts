import type { Artifact } from '../../artifacts/artifact.js';
import type { PyArg, PyCall, PythonCode } from '../../artifacts/python.js';
import type { Block, CallExpr, Expr, Stmt } from '../../artifacts/pythonTree.js';
import { blocksOf, expressionsIn, expressionsOf, keywordOf, partsOf } from './functionTree.js';
import { partText } from './pythonCalls.js';
import { fieldsOf, isFreeAnnotation } from './requestFields.js';
import { type RequestHandler, requestHandlers } from './requestHandlers.js';

/**
 * What of a request a value is. `text`: what the client wrote, as it came. `tail`: that, behind a beginning of the service's own. `segment`: one segment of the path, which holds no
 * slash. `whole`: the request, its body or a mapping out of it. `upload`: an uploaded file.
 */
export type Sent = 'text' | 'tail' | 'segment' | 'whole' | 'upload';

/** A call in a handler that is given a value of the request, unchanged and unchecked. */
export interface FedCall {
  readonly handler: RequestHandler;
  readonly call: PyCall;
  readonly fed: readonly { readonly arg: PyArg; readonly sent: Sent }[];
  /** What the method is called on comes from the request. */
  readonly receiver: Sent | null;
}

const known = new WeakMap<PythonCode, readonly FedCall[]>();

/**
 * The calls of a file's request handlers that take a value of the request without a check on the way. A value that a function
 * of the project has seen, that a condition has looked at, or that was converted, counts as checked.
 */
export function fedCalls(python: PythonCode, artifact: Artifact): readonly FedCall[] {
  const found = known.get(python);
  if (found) return found;
  const byCallee = new Map(python.calls.map((call) => [`${call.part}:${call.calleeEnd}`, call]));
  const all: FedCall[] = [];
  for (const handler of requestHandlers(python, artifact)) {
    if (handler.framework === 'model server') continue;
    const { tree } = handler;
    follow(handler, python, partText(artifact, tree.part), (e, sent) => {
      const call = byCallee.get(`${tree.part}:${e.callee.end + tree.base}`);
      if (!call) return;
      const fed = e.args.flatMap((argument, index) => {
        const of = sent(argument.value);
        const arg = call.args[index];
        return of && arg ? [{ arg, sent: of }] : [];
      });
      const receiver = e.callee.type === 'member' ? sent(e.callee.object) : null;
      if (fed.length > 0 || receiver) all.push({ handler, call, fed, receiver });
    });
  }
  known.set(python, all);
  return all;
}

/** Methods that hand on what a client wrote. */
const HANDS_ON =
  /^(?:get|strip|lstrip|rstrip|lower|upper|decode|encode|json|form|body|read|get_json|get_data|getlist|pop|copy|dict|model_dump|model_dump_json|getvalue|stream|split|format|to_dict|items|values)$/;
/** Functions that do. */
const PASSES =
  /^(?:str|bytes|dict|os\.path\.join|pathlib\.(?:Pure)?(?:Posix)?Path|(?:io\.)?BytesIO|io\.(?:StringIO|BytesIO)|json\.loads|base64\.(?:b64decode|urlsafe_b64decode|decodebytes)|urllib\.parse\.(?:unquote|unquote_plus)|tuple|list)$/;
const FLASK_PARTS = /^(?:args|form|values|json|data|files|headers|cookies|get_json|get_data)$/;
const STARLETTE_PARTS = /^(?:query_params|path_params|headers|cookies|json|body|form|stream)$/;

/** The values of a request on their way through one handler; each run of a block goes from top to bottom, once. */
function follow(
  handler: RequestHandler,
  python: PythonCode,
  text: string,
  found: (e: CallExpr, sent: (e: Expr) => Sent | null) => void,
): void {
  const { tree, definition, framework } = handler;
  const { code } = tree;
  const names = new Map<string, Sent>();
  const models = new Map<string, ReadonlySet<string>>();
  const paths = new Map<number, string>();
  const flask = python.imports.find((item) => item.module === 'flask' && item.name === 'request');
  const flaskRequest = framework === 'flask' ? flask?.alias : undefined;
  readParameters();
  run(tree.statement.body);

  function readParameters(): void {
    for (const call of python.calls) {
      if (call.part === tree.part && call.start >= definition.start && call.start < definition.end)
        paths.set(call.calleeEnd - tree.base, call.callee);
    }
    const route = text.slice(definition.start, tree.base + (tree.statement.inner[tree.statement.decorators - 1]?.end ?? 0));
    for (const name of tree.statement.parameters) {
      const annotation = tree.annotations.get(name);
      if (name === 'self' || new RegExp(`\\b${name}\\b[^,\\n]*=\\s*(?:Depends|Security|Header|Cookie)\\(`).test(tree.code))
        continue;
      if (new RegExp(`[{<](?:string:)?${name}[>}]`).test(route)) {
        if (annotation === undefined || isFreeAnnotation(annotation)) names.set(name, 'segment');
      } else if (framework === 'flask') {
        if (new RegExp(`<path:${name}>`).test(route)) names.set(name, 'text');
      } else if (annotation !== undefined && /\bRequest$/.test(annotation)) names.set(name, 'whole');
      else if (annotation !== undefined && /\bUploadFile\b/.test(annotation)) names.set(name, 'upload');
      else if (annotation !== undefined && /^(?:dict|Dict|Any|typing\.Any)\b/.test(annotation)) names.set(name, 'whole');
      else if (annotation === undefined || isFreeAnnotation(annotation)) names.set(name, 'text');
      else {
        const fields = fieldsOf(annotation, python, text, tree.part);
        if (fields) models.set(name, fields);
      }
    }
  }

  function run(block: Block): void {
    for (const statement of block) execute(statement);
  }

  function execute(s: Stmt): void {
    if (s.type === 'function' || s.type === 'class') return;
    for (const e of expressionsOf(s)) visit(e);
    if (s.type === 'branch') for (const test of s.tests) checked(test);
    else if (keywordOf(s, code) === 'assert') for (const e of expressionsOf(s)) checked(e);
    else if (s.type === 'assign') assign(s.targets, s.value);
    else if (s.type === 'update') assign([s.target], null);
    else if (s.type === 'with') for (const { value, target } of s.items) if (target) assign([target], value);
    if (s.type === 'loop') assign(s.targets, null);
    // A function that is only called has looked at what it is given.
    if (s.type === 'eval' && keywordOf(s, code) === '') for (const e of s.inner) seen(e);
    for (const block of blocksOf(s)) run(block);
  }

  function assign(targets: readonly Expr[], value: Expr | null): void {
    const given = value ? sent(value) : null;
    for (const target of targets) {
      if (target.type === 'list') assign(target.items, null);
      if (target.type !== 'name') continue;
      models.delete(target.name);
      if (given) names.set(target.name, given);
      else names.delete(target.name);
    }
  }

  function visit(e: Expr): void {
    if (e.type === 'scope') return;
    for (const part of partsOf(e)) visit(part);
    if (e.type === 'call') found(e, sent);
    if (e.type === 'bind') assign([{ type: 'name', name: e.name, start: e.start, end: e.end }], e.value);
  }

  /** Forgets the values that a condition looks at; whether there is one at all is no look at it. */
  function checked(test: Expr): void {
    const written = code.slice(test.start, test.end);
    if (/^(?:not\s+)?[\w.]+(?:\s+is\s+(?:not\s+)?None)?$/.test(written)) return;
    forget(test);
  }

  function seen(e: Expr): void {
    if (e.type === 'call' && e.callee.type === 'name') for (const arg of e.args) forget(arg.value);
    else if (e.type === 'other') for (const part of e.inner) seen(part);
  }

  function forget(e: Expr): void {
    for (const part of expressionsIn([e])) {
      if (part.type !== 'name') continue;
      names.delete(part.name);
      models.delete(part.name);
    }
  }

  function sent(e: Expr): Sent | null {
    switch (e.type) {
      case 'name':
        return names.get(e.name) ?? null;
      case 'member':
        return sentMember(e.object, e.property);
      case 'index': {
        const of = sent(e.object);
        return of === 'whole' ? 'text' : e.slice ? null : of;
      }
      case 'call':
        return sentCall(e);
      case 'format':
        return behind(
          e.pieces.find((piece) => piece !== ''),
          strongest(e.pieces.filter((piece) => typeof piece !== 'string')),
        );
      case 'add':
        return behind(e.left, strongest([e.left, e.right]));
      case 'other':
        return joins(e) ? behind(e.inner[0], strongest(e.inner)) : null;
      default:
        return null;
    }
  }

  function sentMember(object: Expr, property: string): Sent | null {
    if (object.type === 'name') {
      if (object.name === flaskRequest) {
        if (property === 'files') return 'upload';
        return FLASK_PARTS.test(property) ? 'whole' : null;
      }
      if (models.get(object.name)?.has(property)) return 'text';
    }
    const of = sent(object);
    if (of === 'upload') return property === 'filename' ? 'text' : /^(?:file|stream)$/.test(property) ? 'upload' : null;
    return of === 'whole' && STARLETTE_PARTS.test(property) ? 'whole' : null;
  }

  function sentCall(e: CallExpr): Sent | null {
    const path = paths.get(e.callee.end);
    if (path !== undefined && PASSES.test(path)) return strongest(e.args.map((arg) => arg.value));
    if (e.callee.type !== 'member') return null;
    const { object, property } = e.callee;
    if (property === 'format') return strongest(e.args.map((arg) => arg.value));
    if (!HANDS_ON.test(property)) return null;
    if (object.type === 'name' && object.name === flaskRequest && FLASK_PARTS.test(property)) return 'whole';
    const of = sent(object);
    return of === 'whole' && /^(?:get|pop)$/.test(property) ? 'text' : of;
  }

  /** Text behind a beginning that the client has no say in; a scheme alone is no such beginning. */
  function behind(first: Expr | string | undefined, of: Sent | null): Sent | null {
    if (of !== 'text' || first === undefined) return of;
    const literal = typeof first === 'string' ? first : first.type === 'string' ? first.value : null;
    if (literal !== null) return /^(?:https?:\/\/)?(?:%s|\{\w*\})?$/.test(literal) || /^%s/.test(literal) ? of : 'tail';
    return typeof first === 'string' || sent(first) ? of : 'tail';
  }

  /** Path / name, "%s" % name, value or default, await value. */
  function joins(e: Extract<Expr, { type: 'other' }>): boolean {
    const [first, second] = e.inner;
    if (!first) return false;
    if (!second) return /^await\s+$/.test(code.slice(e.start, first.start));
    return e.inner.length === 2 && /^\s*\)*\s*(?:\/|%|or)\s*\(*\s*$/.test(code.slice(first.end, second.start));
  }

  function strongest(parts: readonly Expr[]): Sent | null {
    const all = parts.map((part) => sent(part));
    return all.find((sent) => sent && sent !== 'segment') ?? all.find((sent) => sent) ?? null;
  }
}
