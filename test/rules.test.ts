import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { considerations } from '../server/core/catalogue/catalogue.js';
import type { Level } from '../server/core/config.js';
import { detectors } from '../server/core/evidence/detectors.js';
import type { JudgedFinding } from '../server/core/model.js';
import { readArtifact } from '../server/core/recognise.js';
import type { ExampleFiles, Rule } from '../server/core/rule.js';
import { allRules } from '../server/core/rules/rules.js';
import { applyFix, findingsOf, lintFiles, render, siblingsOf, uriOf } from './lintFiles.js';

const RULES = join(import.meta.dirname, '../server/core/rules');
const CASES = join(import.meta.dirname, 'cases');
/** Case folders hold `expected.txt`: the findings of the rule, one a line. `UPDATE=1` writes it. */
const EXPECTED = 'expected.txt';

describe('the list of rules', () => {
  it('has every rule file once, and each file is named by its rule', () => {
    const files = readdirSync(RULES, { recursive: true, encoding: 'utf8' }).filter(
      (f) => f.includes('/') && !f.startsWith('shared/') && f.endsWith('.ts'),
    );
    const onDisk = files.map((f) => f.replace(/\.ts$/, '')).sort();
    assert.deepEqual([...allRules.map((r) => r.id as string)].sort(), onDisk);
  });

  it('keeps consideration and rule in one challenge', () => {
    for (const rule of allRules) assert.equal(rule.consideration.split('/')[0], rule.id.split('/')[0], rule.id);
  });

  it('has one absence rule at most for each consideration', () => {
    const absent = allRules.filter((r) => r.gap === 'absence').map((r) => r.consideration);
    assert.equal(new Set(absent).size, absent.length);
    assert.deepEqual([...absent].sort(), considerations.map((c) => c.id as string).sort());
  });

  it('says what, what to do and why in plain sentences', () => {
    for (const rule of allRules) {
      for (const text of [rule.problem, rule.remedy, rule.why]) {
        assert.match(text, /^[A-Z`].*[.]$/s, `${rule.id}: ${text}`);
        assert.doesNotMatch(text, /might|possibly|perhaps/i, rule.id);
      }
      for (const source of rule.sources) assert.match(source.url, /^https:\/\//, rule.id);
    }
  });

  it('has detectors', () => assert.ok(detectors.length > 0));
});

for (const rule of allRules) {
  describe(rule.id, () => {
    it('fires on its bad example and not on its good one', () => {
      const bad = own(rule, rule.examples.bad);
      assert.ok(bad.length > 0, 'the bad example is clean');
      assert.equal(render(own(rule, rule.examples.good), rule.examples.good), '');
    });

    it('offers the fix it declares, and every fix ends its finding, adds none and leaves the file readable', () => {
      const found = own(rule, rule.examples.bad);
      const kinds = new Set(found.flatMap((f) => f.fixes.map((x) => x.kind)));
      assert.equal(kinds.has('safe') ? 'safe' : kinds.has('suggested') ? 'suggested' : 'none', rule.fix);
      for (const finding of found) assertFixes(rule, rule.examples.bad, finding);
    });

    for (const name of casesOf(rule)) {
      it(`case ${name}`, () => {
        const folder = join(CASES, rule.id, name);
        const files = readCase(folder);
        const found = own(rule, files);
        const actual = render(found, files);
        const golden = join(folder, EXPECTED);
        if (process.env.UPDATE) {
          mkdirSync(folder, { recursive: true });
          writeFileSync(golden, actual);
        }
        assert.equal(
          actual,
          existsSync(golden) ? readFileSync(golden, 'utf8') : '(no expected.txt: run UPDATE=1 npm run test:unit and read it)',
        );
        assert.equal(
          found.some((f) => !f.suppressed),
          name.startsWith('bad-'),
          'ok-* is clean, bad-* is not',
        );
        for (const finding of found) assertFixes(rule, files, finding);
      });
    }

    it('has an ok-* and a bad-* case', () => {
      if (rule.gap === 'absence') return;
      const names = casesOf(rule);
      assert.ok(names.some((n) => n.startsWith('ok-')) && names.some((n) => n.startsWith('bad-')), 'add test/cases/' + rule.id);
    });
  });
}

/** Production stage; absences and preview rules are switched on by name. */
function own(rule: Rule, files: ExampleFiles): JudgedFinding[] {
  return findingsOf(lint(rule, files), files).filter((f) => f.rule === rule.id);
}

function lint(rule: Rule, files: ExampleFiles) {
  const named = rule.gap === 'absence' || rule.preview ? new Map<string, Level>([[rule.id, 'warning']]) : new Map();
  return lintFiles(files, { stage: 'production', rules: named });
}

function assertFixes(rule: Rule, files: ExampleFiles, finding: JudgedFinding): void {
  const before = findingsOf(lint(rule, files), files).filter(isLoud);
  for (const fix of finding.fixes) {
    const fixed = applyFix(files, finding, fix);
    const engine = lint(rule, fixed);
    const after = findingsOf(engine, fixed).filter(isLoud);
    for (const [name, text] of Object.entries(fixed)) {
      const was = readArtifact(uriOf(name), files[name] ?? '', siblingsOf(name, files));
      const is = readArtifact(uriOf(name), text, siblingsOf(name, fixed));
      assert.equal(is?.kind, was?.kind ?? is?.kind, `${fix.title}: ${name} is no longer recognised`);
      assert.deepEqual(
        is?.problems.map((p) => p.message) ?? [],
        was?.problems.map((p) => p.message) ?? [],
        `${fix.title}: ${name} does not parse\n${text}`,
      );
    }
    const count = (list: readonly JudgedFinding[], id: string) => list.filter((f) => f.rule === id).length;
    const ended = isLoud(finding) ? count(after, finding.rule) < count(before, finding.rule) : true;
    assert.ok(ended, `"${fix.title}" does not end its finding:\n${Object.values(fixed).join('\n=====\n')}`);
    for (const f of after) {
      assert.ok(
        count(after, f.rule) <= count(before, f.rule),
        `"${fix.title}" adds ${f.rule}: ${f.message}\n${Object.values(fixed).join('\n=====\n')}`,
      );
    }
  }
}

function isLoud(f: JudgedFinding): boolean {
  return f.severity !== 'silent' && !f.suppressed;
}

function casesOf(rule: Rule): string[] {
  const folder = join(CASES, rule.id);
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((n) => statSync(join(folder, n)).isDirectory())
        .sort()
    : [];
}

function readCase(folder: string): ExampleFiles {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (n) => n !== EXPECTED && statSync(join(folder, n)).isFile(),
  );
  return Object.fromEntries(names.sort().map((n) => [n, readFileSync(join(folder, n), 'utf8')]));
}
