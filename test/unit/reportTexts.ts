import assert from 'node:assert/strict';
import { buildReport } from '../../server/core/report/report.js';
import type { ExampleFiles } from '../../server/core/rule.js';
import { lintFiles, ROOT } from '../lintFiles.js';

export const TODAY = '2026-11-23';

/** The report of one project that consists of these files. */
export function reportOf(files: ExampleFiles, date = TODAY) {
  return buildReport({
    engine: lintFiles(files, {}, date),
    tool: { name: 'ml-preflight', version: '1.2.3' },
    date,
    projects: [{ uri: ROOT, root: '.', name: 'scorer' }],
    skipped: [],
  });
}

const VOID = new Set(['meta', 'br']);

/** The start tags of a page, after its tags were found to be balanced, its attributes quoted and its ids unique. */
export function tagsOf(page: string): { name: string; attributes: ReadonlyMap<string, string> }[] {
  const open: string[] = [];
  const tags: { name: string; attributes: ReadonlyMap<string, string> }[] = [];
  const body = page.replace(/^<!DOCTYPE html>\n/, '').replace(/<style>[\s\S]*?<\/style>/, '<style></style>');
  let at = 0;
  for (const match of body.matchAll(/<(\/?)([a-zA-Z][\w]*)((?:\s+[\w:-]+="[^"<>]*")*)\s*(\/?)>/g)) {
    const between = body.slice(at, match.index);
    assert.doesNotMatch(between, /[<>]/, `stray markup: ${between.slice(0, 80)}`);
    assert.doesNotMatch(between, /&(?!#\d+;)/, between.slice(0, 80));
    at = match.index + match[0].length;
    const [, closing, name = '', attributes = '', alone] = match;
    if (closing) assert.equal(open.pop(), name, `</${name}> at ${match.index}`);
    else {
      tags.push({ name, attributes: new Map([...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map((m) => [m[1]!, m[2]!])) });
      if (!alone && !VOID.has(name)) open.push(name);
    }
  }
  assert.match(body.slice(at), /^\s*$/);
  assert.deepEqual(open, []);
  const ids = tags.flatMap((t) => t.attributes.get('id') ?? []);
  assert.deepEqual(
    ids.filter((id, i) => ids.indexOf(id) !== i),
    [],
  );
  return tags;
}
