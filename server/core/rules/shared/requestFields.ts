import type { PythonCode } from '../../artifacts/python.js';
import { parsePythonCached } from '../../artifacts/pythonParse.js';

/** An annotation that lets any text through: `str`, `Optional[str]`, `str | None`, `Annotated[str, Form()]`. */
export function isFreeAnnotation(annotation: string): boolean {
  if (/\b(?:pattern|regex|Literal|Enum|AfterValidator|BeforeValidator)\b/.test(annotation)) return false;
  return /^(?:Optional\[\s*)?(?:Annotated\[\s*)?["']?(?:str|bytes)\b/.test(annotation);
}

/**
 * The fields of a class of this file that hold any text, where the class is a Pydantic model without validators of its own.
 * Null where the annotation names no such class.
 */
export function fieldsOf(annotation: string, python: PythonCode, text: string, part: number): ReadonlySet<string> | null {
  const owner = python.definitions.find((each) => each.kind === 'class' && each.name === annotation && each.part === part);
  if (!owner?.topLevel || !owner.bases.some((base) => /^pydantic\.(?:\w+\.)*BaseModel$/.test(base))) return null;
  const source = text.slice(owner.start, owner.end);
  if (/validator\b/.test(source)) return null;
  const [statement] = parsePythonCached(source).body;
  if (statement?.type !== 'class') return null;
  const fields = new Set<string>();
  for (const each of statement.body) {
    if (each.type !== 'assign') continue;
    const [target] = each.targets;
    const written = source.slice(target?.end ?? each.start, each.end);
    const declared = /^\s*:\s*([\s\S]*)$/.exec(written)?.[1];
    if (target?.type === 'name' && declared !== undefined && isFreeAnnotation(declared)) fields.add(target.name);
  }
  return fields;
}
