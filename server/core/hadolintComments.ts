import type { Artifact } from './artifacts/artifact.js';
import { rulesOfHadolint } from './catalogue/hadolint.js';
import type { Acceptance } from './suppress.js';

const PRAGMA =
  /^[ \t]*#[ \t]*hadolint[ \t]+(global[ \t]+)?ignore[ \t]*=[ \t]*([A-Za-z]{2,4}\d{3,5}(?:[ \t]*,[ \t]*[A-Za-z]{2,4}\d{3,5})*)/gm;

/**
 * `# hadolint ignore=DL3006` above an instruction and `# hadolint global ignore=…` for the file. Source: github.com/hadolint/hadolint,
 * README "Ignoring Rules".
 */
export function hadolintComments(artifact: Artifact): Acceptance[] {
  const text = artifact.kind === 'dockerfile' ? artifact.parts[0]!.text : '';
  if (artifact.kind !== 'dockerfile' || !text.includes('hadolint')) return [];
  const found: Acceptance[] = [];
  let next = 0;
  for (const match of text.matchAll(PRAGMA)) {
    const rules = match[2]!.split(',').flatMap((id) => rulesOfHadolint(id.trim()));
    const end = match.index + match[0].length;
    while (next < artifact.instructions.length && artifact.instructions[next]!.start < end) next++;
    const below = artifact.instructions[next];
    if (rules.length === 0 || (!match[1] && !below)) continue;
    const start = match.index + match[0].search(/\S/);
    const range = match[1] ? null : { part: 0, start: below!.start, end: below!.end };
    const reason = 'accepted for hadolint';
    found.push({ by: 'directive', rules, reason, range, span: { part: 0, start, end }, linter: 'hadolint' });
  }
  return found;
}
