import type { Artifact } from '../../artifacts/artifact.js';
import type { PyDefinition, PythonCode } from '../../artifacts/python.js';
import { type FunctionTree, functionTree } from './functionTree.js';
import { partText } from './pythonCalls.js';

/** A function that answers requests. */
export interface RequestHandler {
  readonly framework: 'fastapi' | 'flask' | 'model server';
  readonly definition: PyDefinition;
  readonly tree: FunctionTree;
}

const FASTAPI = /^fastapi\.(?:\w+\.)*(?:FastAPI|APIRouter)\(\)\.(?:get|post|put|patch|delete|api_route)\(\)$/;
const FLASK = /^flask\.(?:\w+\.)*(?:Flask|Blueprint)\(\)\.(?:route|get|post|put|patch|delete)\(\)$/;
const BENTO = /^bentoml\.(?:api|task)(?:\(\))?$/;
/** Classes of model servers, with the method that is called for each request. */
const SERVERS: readonly (readonly [bases: RegExp, methods: RegExp])[] = [
  [/^litserve\.(?:\w+\.)*LitAPI$/, /^(?:predict|decode_request|encode_response)$/],
  [/^kserve\.(?:\w+\.)*Model$/, /^(?:predict|preprocess|postprocess)$/],
  [/^cog\.(?:BasePredictor|BaseRunner)$/, /^(?:predict|run)$/],
  [/^ts\.torch_handler\.[\w.]+$/, /^(?:handle|preprocess|inference|postprocess)$/],
  [/^mlflow\.pyfunc\.(?:\w+\.)*PythonModel$/, /^predict$/],
  [/^mlserver\.(?:\w+\.)*MLModel$/, /^predict$/],
];

const known = new WeakMap<PythonCode, readonly RequestHandler[]>();

/** The functions of a file that a web framework or a model server calls for each request. */
export function requestHandlers(python: PythonCode, artifact: Artifact): readonly RequestHandler[] {
  const found = known.get(python);
  if (found) return found;
  const handlers = python.definitions.flatMap((definition) => {
    const framework = frameworkOf(definition, python);
    const tree = framework && functionTree(definition, partText(artifact, definition.part));
    return framework && tree ? [{ framework, definition, tree }] : [];
  });
  known.set(python, handlers);
  return handlers;
}

function frameworkOf(definition: PyDefinition, python: PythonCode): RequestHandler['framework'] | null {
  if (definition.kind !== 'function') return null;
  const { decorators, inClass, name } = definition;
  if (decorators.some((path) => FASTAPI.test(path))) return 'fastapi';
  if (decorators.some((path) => FLASK.test(path))) return 'flask';
  if (decorators.some((path) => BENTO.test(path))) return 'model server';
  if (inClass === undefined) return null;
  const owner = python.definitions.find((each) => each.kind === 'class' && each.name === inClass);
  if (!owner) return null;
  if (SERVERS.some(([bases, methods]) => methods.test(name) && owner.bases.some((base) => bases.test(base))))
    return 'model server';
  if (name === 'execute' && inClass === 'TritonPythonModel') return 'model server';
  if (name === '__call__' && owner.decorators.some((path) => /^ray\.serve\.deployment(?:\(\))?$/.test(path)))
    return 'model server';
  return null;
}

/** Whether an offset of a part lies in the body of a function. */
export function standsIn(definition: PyDefinition, place: { readonly part: number; readonly start: number }): boolean {
  return place.part === definition.part && definition.start <= place.start && place.start < definition.end;
}
