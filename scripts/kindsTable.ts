import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ArtifactKind } from '../server/core/artifacts/artifact.js';
import { challenges } from '../server/core/catalogue/catalogue.js';
import type { Meanings } from '../server/core/meanings.js';
import type { ExampleFiles, HazardRule } from '../server/core/rule.js';
import { allRules } from '../server/core/rules/rules.js';
import { findingsOf, lintFiles, uriOf } from '../test/lintFiles.js';

const CASES = join(import.meta.dirname, '../test/cases');

/** What a rule that reads a meaning finds it under. */
const MEANING_OF: Readonly<Record<string, keyof Meanings>> = {
  container: 'containers',
  image: 'images',
  variable: 'variables',
  model: 'models',
  capacity: 'capacities',
  endpoint: 'endpoints',
  requirements: 'packages',
};

/** `docs/kinds.md`: which rule speaks of which kind of file, as its examples and cases show. */
export function kindsTable(): string {
  const hazards = allRules.filter((r): r is HazardRule => r.gap === 'hazard');
  const shown = new Map<string, Set<ArtifactKind>>();
  const supplied = new Map<keyof Meanings, Set<ArtifactKind>>();
  for (const rule of hazards) {
    const kinds = new Set<ArtifactKind>();
    for (const files of [rule.examples.bad, ...casesOf(rule.id)]) {
      const engine = lintFiles(files, { stage: 'production', rules: rule.preview ? new Map([[rule.id, 'warning']]) : new Map() });
      for (const finding of findingsOf(engine, files)) if (finding.rule === rule.id) kinds.add(finding.artifact.kind);
      for (const name of Object.keys(files)) {
        const artifact = engine.artifact(uriOf(name));
        for (const [meaning, list] of Object.entries(artifact?.meanings?.() ?? {})) {
          if (list.length === 0) continue;
          const key = meaning as keyof Meanings;
          supplied.set(key, (supplied.get(key) ?? new Set()).add(artifact!.kind));
        }
      }
    }
    shown.set(rule.id, kinds);
  }
  const all = [...new Set([...shown.values(), ...supplied.values()].flatMap((s) => [...s]))].sort();
  const lines = [
    '# Rules by kind of file',
    '',
    'Written from the examples and test cases of the rules: ● the rule is shown to report something in this kind of file; ○ the rule reads a',
    'meaning that this kind of file can express, so it reports there too. Absences are asked of the whole project and are not listed.',
    '',
  ];
  for (const challenge of challenges) {
    const own = hazards.filter((r) => r.id.startsWith(`${challenge.id}/`));
    const kinds = all.filter((k) => own.some((r) => mark(r, k) !== ''));
    if (kinds.length === 0) continue;
    lines.push(`## ${challenge.title}`, '', `| Rule | ${kinds.join(' | ')} |`, `|---|${kinds.map(() => ':-:|').join('')}`);
    for (const rule of own) {
      lines.push(`| [${rule.id.split('/')[1]}](rules/${rule.id}.md) | ${kinds.map((k) => mark(rule, k)).join(' | ')} |`);
    }
    lines.push('');
  }
  return lines.join('\n');

  function mark(rule: HazardRule, kind: ArtifactKind): '●' | '○' | '' {
    if (shown.get(rule.id)?.has(kind)) return '●';
    const meaning = MEANING_OF[rule.reads];
    return meaning && supplied.get(meaning)?.has(kind) ? '○' : '';
  }
}

function casesOf(rule: string): ExampleFiles[] {
  const folder = join(CASES, rule);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith('bad') && statSync(join(folder, name)).isDirectory())
    .map((name) => readFolder(join(folder, name)));
}

function readFolder(folder: string): ExampleFiles {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name !== 'expected.txt' && statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}
