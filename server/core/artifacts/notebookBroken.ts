import { type ParseError, printParseErrorCode, visit } from 'jsonc-parser';
import type { SyntaxProblem } from './artifact.js';

/** The first place where `text` is not JSON, said in words. Asked for only when `JSON.parse` has refused it. */
export function jsonProblem(text: string): SyntaxProblem {
  const conflict = /^(?:<<<<<<<|>>>>>>>) /m.exec(text);
  if (conflict) {
    return problem(
      conflict.index,
      conflict.index + 7,
      'The notebook holds an unresolved merge conflict, so it is not valid JSON.',
    );
  }
  const error = firstError(text);
  if (!error || error.offset + error.length >= text.trimEnd().length) {
    return problem(text.length, text.length, 'The notebook ends too early: its JSON is cut off.');
  }
  const { offset, length } = error;
  const word = /[\w+.-]{1,20}/y;
  word.lastIndex = offset;
  const found = word.exec(text)?.[0];
  if (printParseErrorCode(error.error) === 'InvalidSymbol' && (found === 'NaN' || found?.endsWith('Infinity'))) {
    return problem(offset, offset + found.length, `The notebook is not valid JSON: ${found} is no JSON value.`);
  }
  return problem(
    offset,
    Math.min(text.length, offset + Math.max(1, length)),
    `The notebook is not valid JSON: ${describe(printParseErrorCode(error.error))}.`,
  );
}

/** `visit` reports errors as they come and can be left by a throw; a nesting too deep for it ends in one too. */
function firstError(text: string): ParseError | null {
  let first: ParseError | null = null;
  try {
    visit(
      text,
      {
        onError: (error, offset, length) => {
          first ??= { error, offset, length };
          throw STOP;
        },
      },
      { disallowComments: true, allowTrailingComma: false },
    );
  } catch {
    // STOP, or nesting deeper than the call stack: either way what is known by now is all there is to say.
  }
  return first;
}

const STOP = new Error('first error found');

function problem(start: number, end: number, message: string): SyntaxProblem {
  return { span: { part: 0, start, end }, message };
}

function describe(code: string): string {
  switch (code) {
    case 'InvalidCharacter':
      return 'a control character (a raw tab or line break) stands inside a string';
    case 'UnexpectedEndOfString':
      return 'a string is not closed on its line';
    case 'InvalidEscapeCharacter':
    case 'InvalidUnicode':
      return 'a string holds an escape that JSON does not know';
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return 'JSON has no comments';
    case 'CommaExpected':
      return 'a comma is missing';
    case 'ColonExpected':
      return 'a colon is missing';
    case 'PropertyNameExpected':
    case 'ValueExpected':
      return 'a name or value is missing, or a comma is one too many';
    case 'CloseBraceExpected':
    case 'CloseBracketExpected':
      return 'a closing brace or bracket is missing';
    case 'EndOfFileExpected':
      return 'there is more text behind its end';
    default:
      return 'this does not belong here';
  }
}
