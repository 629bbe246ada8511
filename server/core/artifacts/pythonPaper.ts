import { type CellMagic, type CellReading, readMagics } from './magics.js';

/**
 * A cell of a notebook that is kept as a Python script. Offsets of its text, below its marker.
 * Formats: Jupytext percent and light (https://jupytext.readthedocs.io/en/latest/formats-scripts.html), the cells of VS Code
 * and Spyder (`#%%`), and the source format of Databricks (`# COMMAND ----------`, `# MAGIC`).
 */
export interface PaperCell {
  readonly type: 'code' | 'markdown' | 'raw';
  /** `python`, `shell`, `sql`, ...; of a text cell its type. */
  readonly language: string;
  readonly start: number;
  readonly end: number;
}

const DATABRICKS = /^# Databricks notebook source[ \t]*(?:\r?\n|$)/;
const HEADER = /^(?:#!.*\r?\n)?# ---[ \t]*\r?\n(?:#.*\r?\n){0,60}?# +jupy(?:ter|text):/;
const PERCENT = /^#[ \t]?%%(?!%)(?:[ \t]+(.*?))?[ \t]*\r?$/gm;
const LIGHT = /^# (?:\+(?:[ \t]+(.*?))?|-)[ \t]*\r?$/gm;
const COMMAND = /^# COMMAND -{3,}[ \t]*\r?$/gm;

/** The cells of a script that is a notebook on paper; null of any other. The one at the top can be empty. */
export function paperCells(text: string): PaperCell[] | null {
  if (DATABRICKS.test(text))
    return split(text, COMMAND, (_, start, end) => databricksCell(text.slice(start, end).replace(DATABRICKS, '')));
  const percent = split(text, PERCENT, (marker) => markedCell(marker));
  if (percent.length > 1) return percent;
  return HEADER.test(text) ? split(text, LIGHT, (marker) => markedCell(marker)) : null;
}

/** The code of these cells and the magics in it, at the offsets of the file. */
export function readPaper(text: string, cells: readonly PaperCell[]): CellReading {
  const databricks = DATABRICKS.test(text);
  const magics: CellMagic[] = [];
  let code = '';
  for (const cell of cells) {
    code += blank(text.slice(code.length, cell.start));
    const own = text.slice(cell.start, cell.end);
    const isCode = cell.type === 'code' && (cell.language === 'python' || cell.language === 'shell');
    const reading = isCode ? readMagics(uncommented(own, cell.language, databricks), cell.language) : null;
    for (const magic of reading?.magics ?? []) magics.push(moved(magic, cell.start));
    code += reading?.language === 'python' ? reading.code : blank(own);
  }
  return { language: 'python', code, magics };
}

type Head = Pick<PaperCell, 'type' | 'language'>;

function split(text: string, marker: RegExp, headOf: (marker: string, start: number, end: number) => Head): PaperCell[] {
  const marks = [...text.matchAll(marker)];
  const starts = [0, ...marks.map((mark) => mark.index + mark[0].length)];
  return starts.map((start, index) => {
    const end = marks[index]?.index ?? text.length;
    return { ...headOf(marks[index - 1]?.[1] ?? '', start, end), start, end };
  });
}

/** `# %% Title [markdown] key="value"`. */
function markedCell(marker: string): Head {
  const type = /(?:^|\s)\[?(markdown|md|raw)\]?(?=\s|$)/.exec(marker)?.[1];
  if (type) return type === 'raw' ? { type, language: 'raw' } : { type: 'markdown', language: 'markdown' };
  const language = /\blanguage="(\w+)"/.exec(marker)?.[1]?.toLowerCase() ?? 'python';
  return { type: 'code', language: /^(?:bash|sh|zsh)$/.test(language) ? 'shell' : language };
}

/** A cell in another language is all comment: `# MAGIC %sql`. */
function databricksCell(text: string): Head {
  const magic = /^\s*# MAGIC %(\w+)/.exec(text)?.[1];
  if (magic === 'md') return { type: 'markdown', language: 'markdown' };
  return { type: 'code', language: magic && /^(?:sql|scala|r)$/.test(magic) ? magic : 'python' };
}

/**
 * The text as the notebook has it: what is commented out so that Python can read the file stands open again. Of the same
 * length: the marks become an empty line.
 */
function uncommented(text: string, language: string, databricks: boolean): string {
  const marks = databricks
    ? /^# MAGIC(?: |$)/gm
    : language === 'shell'
      ? /^# ?/gm
      : /^# ?(?=[ \t]*(?:%{1,2}[A-Za-z]|!{1,2}[ \t]*[A-Za-z{]))/gm;
  return text.replace(marks, (mark) => ' '.repeat(mark.length - 1) + '\n');
}

function moved(magic: CellMagic, by: number): CellMagic {
  return {
    ...magic,
    start: magic.start + by,
    end: magic.end + by,
    argsStart: magic.argsStart + by,
    ...(magic.bodyStart === undefined ? {} : { bodyStart: magic.bodyStart + by }),
  };
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
