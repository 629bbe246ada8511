import { isChartFileName } from '../core/artifacts/deploymentNames.js';
import { table } from '../core/table.js';
import { nameOf, schemeOf } from './uris.js';

/** Names that the recogniser knows, for documents that have none of their own. */
const nameByLanguage: Readonly<Record<string, string>> = table({
  yaml: 'untitled.yaml',
  kubernetes: 'untitled.yaml',
  helm: 'untitled.yaml',
  markdown: 'README.md',
  'pip-requirements': 'requirements.txt',
  ipynb: 'untitled.ipynb',
  python: 'untitled.py',
});

const recognisable = /\.(?:yaml|yml|md|markdown|txt|ipynb|py)$|(?:^|\/)CODEOWNERS$/i;

/**
 * The URI that a document has inside the server. One without a telling name (untitled, or of a virtual file system) gets a
 * name by its language below its own URI, which makes it the only file of a project of its own.
 */
export function documentKey(canonical: string, languageId: string): string {
  if (schemeOf(canonical) === 'file' || recognisable.test(canonical)) return canonical;
  const name = nameByLanguage[languageId.toLowerCase()];
  return name ? `${canonical}/${name}` : canonical;
}

/** A page that is a model's or not by what stands beside it. */
export function isReadme(key: string): boolean {
  return /^readme\.(?:md|markdown)$/i.test(nameOf(key));
}

/** What a file is depends on the names of the files beside it. */
export function hasNeighbours(key: string): boolean {
  return isReadme(key) || isChartFileName(nameOf(key).toLowerCase());
}

/** A text as far as it has to be told from another: its length and 53 bits of hash. */
export function fingerprint(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 2654435761);
    b = Math.imul(b ^ c, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return `${text.length}.${(4294967296 * (2097151 & b) + (a >>> 0)).toString(36)}`;
}
