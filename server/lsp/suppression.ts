import type { Artifact } from '../core/artifacts/artifact.js';
import type { FrontMatter } from '../core/artifacts/cardFrontMatter.js';
import { insertComment } from '../core/artifacts/yamlEdit.js';
import type { JudgedFinding } from '../core/model.js';
import { eolOf, lineEnd, lineStart } from '../core/text.js';
import type { PlacedEdit } from './edits.js';

type Insertion = { readonly start: number; readonly end: number; readonly newText: string };

/**
 * The edit that accepts a finding where it stands, with `reason`: a comment above its line, or behind it, or for the whole
 * file where neither may stand. Null for findings that cannot be accepted in the file.
 */
export function suppressionEdit(finding: JudgedFinding, reason: string): PlacedEdit | null {
  const { artifact, rule, span } = finding;
  const part = artifact.parts[span.part];
  if (rule.startsWith('preflight/') || !part) return null;
  const directive = (scope: string) => `ml-preflight-disable-${scope} ${rule} -- ${reason}`;
  const insertion = insertionFor(artifact, span.part, span.start, directive);
  return insertion && { artifact, part: span.part, ...insertion };
}

type Directive = (scope: 'next-line' | 'line' | 'file') => string;

function insertionFor(artifact: Artifact, index: number, at: number, directive: Directive): Insertion | null {
  const { text } = artifact.parts[index]!;
  switch (artifact.kind) {
    case 'kubernetes':
    case 'kserve':
    case 'project':
    case 'torchserve-model':
    case 'compose':
    case 'azureml':
    case 'databricks':
    case 'mlflow-model':
    case 'mlflow-project':
    case 'bento':
    case 'cog':
    case 'dvc':
    case 'ray-serve':
    case 'kustomization':
    case 'helm-chart':
    case 'helm-values':
      return inYaml(text, at, directive);
    case 'requirements':
    case 'dockerfile':
    case 'torchserve-config':
    case 'triton-config':
    case 'tf-serving-config':
      return inRequirements(text, at, directive);
    case 'model-card':
      return inCard(text, at, artifact.frontMatter, directive);
    case 'notebook': {
      const cell = artifact.cells.find((c) => c.part === index);
      if (!cell) return null;
      return cell.type === 'markdown'
        ? inMarkdown(text, at, 0, directive)
        : cell.language === 'python' || cell.language === 'shell'
          ? inCode(text, at, directive)
          : null;
    }
    case 'python-script':
      return inScript(text, at, directive);
    case 'structured-card':
      return artifact.syntax === 'yaml' ? inYaml(text, at, directive) : null;
    case 'cloudformation':
      return /\.json$/i.test(artifact.uri) ? null : inYaml(text, at, directive);
    case 'lock':
    case 'model-settings':
    case 'codeowners':
    case 'license':
    case 'adapter-config':
    case 'evaluation':
    case 'package-metadata':
    case 'kfp-pipeline':
      return null;
  }
}

/** A scalar of several lines takes no comment inside, and one above it would not reach a later line. */
function inYaml(text: string, at: number, directive: Directive): Insertion | null {
  const [comment] = insertComment(text, at, `# ${directive('next-line')}`);
  if (comment && lineEnd(text, comment.start) >= at) return comment;
  return above(text, 0, `# ${directive('file')}`, '');
}

function inRequirements(text: string, at: number, directive: Directive): Insertion {
  const line = lineStart(text, at);
  return continues(text, line)
    ? above(text, 0, `# ${directive('file')}`, '')
    : above(text, line, `# ${directive('next-line')}`, '');
}

function inCard(text: string, at: number, frontMatter: FrontMatter | null, directive: Directive): Insertion {
  if (!frontMatter || at >= frontMatter.bodyStart) return inMarkdown(text, at, frontMatter?.bodyStart ?? 0, directive);
  const { start, end } = frontMatter;
  const [comment] =
    at < start ? [] : insertComment(text.slice(start, end), Math.min(at, end) - start, `# ${directive('next-line')}`);
  if (comment && lineEnd(text, comment.start + start) >= at) {
    return above(
      text,
      comment.start + start,
      `# ${directive('next-line')}`,
      /^[ \t]*/.exec(text.slice(comment.start + start, end))![0],
    );
  }
  // Nothing may stand above the line that opens the front matter.
  return above(text, start, `# ${directive('file')}`, '');
}

/** Above a line that begins a block; behind one that is in the middle of a paragraph or a table, which a comment would cut. */
function inMarkdown(text: string, at: number, bodyStart: number, directive: Directive): Insertion {
  const line = lineStart(text, at);
  if (isFenced(text, bodyStart, line)) return above(text, bodyStart, `<!-- ${directive('file')} -->`, '');
  const breakLength = text.startsWith('\r\n', line - 2) ? 2 : 1;
  const before = line <= bodyStart ? '' : text.slice(lineStart(text, line - breakLength), line).trim();
  const own = text.slice(line, lineEnd(text, line));
  const isHeading = /^ {0,3}#{1,6}(?:\s|$)/.test(own);
  if (before === '' || isHeading || /^ {0,3}#{1,6}\s/.test(before)) {
    return above(text, line, `<!-- ${directive('next-line')} -->`, /^\s*/.exec(own)![0]);
  }
  // One more cell in the head of a table, or behind the line below it, and it is no table any more.
  if (isDelimiterRow(text, line) || isDelimiterRow(text, lineAfter(text, line))) {
    return above(text, bodyStart, `<!-- ${directive('file')} -->`, '');
  }
  const end = lineEnd(text, line) - (own.length - own.trimEnd().length);
  return { start: end, end, newText: ` <!-- ${directive('line')} -->` };
}

/** A line of Python or shell; the first line of a cell magic has to stay the first. */
function inCode(text: string, at: number, directive: Directive): Insertion | null {
  const line = lineStart(text, at);
  const isMagic = /^\s*%%/.test(text.slice(0, lineEnd(text, 0)));
  if (isMagic && text.slice(0, line).trim() === '') return null;
  if (continues(text, line) || inString(text, line))
    return above(text, isMagic ? lineAfter(text, 0) : 0, `# ${directive('file')}`, '');
  return above(text, line, `# ${directive('next-line')}`, /^[ \t]*/.exec(text.slice(line))![0]);
}

/** What has to stay at the top of a script: its interpreter, its encoding, and what makes it a notebook. */
const TOP =
  /^(?:#!.*\r?\n)?(?:#.*coding[:=].*\r?\n|# Databricks notebook source[ \t]*\r?\n|# ---[ \t]*\r?\n(?:# .*\r?\n){1,60}?# ---[ \t]*\r?\n)?/;

/** A line of a Python file; where a comment cannot stand above it, the file's top. */
function inScript(text: string, at: number, directive: Directive): Insertion {
  const line = lineStart(text, at);
  if (continues(text, line) || inString(text, line)) return above(text, TOP.exec(text)![0].length, `# ${directive('file')}`, '');
  return above(text, line, `# ${directive('next-line')}`, /^[ \t]*/.exec(text.slice(line))![0]);
}

function above(text: string, line: number, comment: string, indent: string): Insertion {
  return { start: line, end: line, newText: `${indent}${comment}${eolOf(text)}` };
}

/** The line before it ends in a backslash. */
function continues(text: string, line: number): boolean {
  return line > 0 && /\\\r?\n?$/.test(text.slice(Math.max(0, line - 3), line));
}

/** Whether a line starts inside a string of three quotes. Other strings end with their line. */
function inString(text: string, line: number): boolean {
  const token = /#[^\r\n]*|"""|'''|"(?:[^"\\\r\n]|\\.)*"?|'(?:[^'\\\r\n]|\\.)*'?/g;
  for (let match = token.exec(text); match && match.index < line; match = token.exec(text)) {
    const quotes = match[0];
    if (quotes !== '"""' && quotes !== "'''") continue;
    let end = text.indexOf(quotes, token.lastIndex);
    while (end > 0 && text[end - 1] === '\\') end = text.indexOf(quotes, end + 1);
    if (end < 0 || end + 3 > line) return true;
    token.lastIndex = end + 3;
  }
  return false;
}

function isDelimiterRow(text: string, line: number): boolean {
  return /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$/.test(
    text.slice(line, Math.min(lineEnd(text, line), line + 1000)),
  );
}

function isFenced(text: string, from: number, line: number): boolean {
  let fence = '';
  for (let at = from; at < line; at = lineAfter(text, at)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text.slice(at, lineEnd(text, at)))?.[1];
    if (!mark) continue;
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence)) fence = '';
  }
  return fence !== '';
}

/** The start of the next line; the end of the text behind the last. */
function lineAfter(text: string, at: number): number {
  const end = lineEnd(text, at);
  return text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
}
