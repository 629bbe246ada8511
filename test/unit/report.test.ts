import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { changesSince, isUnchanged, withChanges } from '../../server/core/report/changes.js';
import { reportText } from '../../server/core/report/formats.js';
import { readPrevious } from '../../server/core/report/previous.js';
import { STYLES, STYLES_HASH } from '../../server/core/report/styles.js';
import { reportOf, tagsOf } from './reportTexts.js';

const card = (body = '') => `# Model Card: scorer\n\nScores loans.\n\n${body}`;
const DRIFT = '## Drift Monitoring\n\nEvidently compares requests and training data each week; PSI above 0.2 pages us.\n\n';
const workload = (image: string, name = 'scorer') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec:\n  selector: {matchLabels: {app: ${name}}}\n  template:\n    metadata: {labels: {app: ${name}}}\n    spec:\n      containers:\n        - name: server\n          image: ${image}\n`;
const PROJECT = `stage: production
risk: high
attest:
  fairness/audit: {by: R. Iyer, on: 2026-10-01, until: 2026-12-01, evidence: docs/audit.md}
  cost/reassessment: {by: J. Okafor, on: 2025-10-01, until: 2026-10-01}
not-applicable:
  compliance/data-protection: sensor data of pumps
allow:
  - {rule: versioning/image-tag-latest, reason: a demo}
`;
const FILES = {
  'ml-preflight.yaml': PROJECT,
  'MODEL_CARD.md': card(DRIFT),
  'deploy.yaml': workload('vllm/vllm-openai:latest'),
};
const nameOf = (report: ReturnType<typeof reportOf>, id: string) => report.projects[0]!.considerations.find((c) => c.id === id)!;

describe('the report', () => {
  it('holds every consideration with its grounds', () => {
    const report = reportOf(FILES);
    const [project] = report.projects;
    assert.deepEqual([project!.stage, project!.risk, project!.considerations.length], ['production', 'high', 30]);
    const { states, total, settled } = project!.tally;
    assert.equal(
      Object.values(states).reduce((a, b) => a + b),
      total,
    );
    assert.equal(settled, states.met + states.attested + states.accepted + states['not-applicable']);
    const watched = nameOf(report, 'drift/monitoring');
    assert.equal(watched.state, 'met');
    assert.deepEqual(
      watched.evidence.map(({ path, line, excerpt }) => [path, line, excerpt]),
      [
        [
          'MODEL_CARD.md',
          5,
          '## Drift Monitoring\nEvidently compares requests and training data each week; PSI above 0.2 pages us.',
        ],
      ],
    );
    assert.deepEqual(nameOf(report, 'fairness/audit').attestation, {
      by: 'R. Iyer',
      on: '2026-10-01',
      until: '2026-12-01',
      evidence: 'docs/audit.md',
      standing: 'due-soon',
    });
    assert.equal(nameOf(report, 'cost/reassessment').attestation?.standing, 'expired');
    assert.equal(nameOf(report, 'compliance/data-protection').reason, 'sensor data of pumps');
    const accepted = nameOf(report, 'versioning/version-control').findings.find((f) => f.rule === 'versioning/image-tag-latest');
    assert.deepEqual([accepted?.accepted?.reason, accepted?.path, accepted?.line], ['a demo', 'deploy.yaml', 11]);
    assert.ok(nameOf(report, 'drift/retraining').findings[0]?.remedy);
    assert.deepEqual(
      project!.files.map((f) => [f.path, f.kind]),
      [
        ['MODEL_CARD.md', 'model-card'],
        ['deploy.yaml', 'kubernetes'],
        ['ml-preflight.yaml', 'project'],
      ],
    );
  });

  it('is the same in every run, in every format, and names no machine', () => {
    for (const format of ['html', 'markdown', 'json'] as const) {
      const text = reportText(reportOf(FILES), format);
      assert.equal(text, reportText(reportOf(FILES), format));
      assert.doesNotMatch(text, /file:\/\//);
      assert.doesNotMatch(text, /\b(?:non-)?complian(?:t|ce with)\b/i);
      for (const { title, id } of reportOf(FILES).projects[0]!.considerations) {
        assert.ok(text.includes(title), title);
        assert.ok(text.includes(id), id);
      }
    }
  });

  it('keeps credentials out of excerpts', () => {
    const token = `hf${'_'}QmZkTjWbNcXvRpLsHdYgFaEuKoIiJnBtCy`;
    const text = card(`${DRIFT.trim()} Token ${token}.\n\n## Contact\n\nOn https://ops:Tr0ub4dor3x@pager.example.org\n`);
    const report = reportOf({ 'MODEL_CARD.md': text });
    for (const format of ['html', 'markdown', 'json'] as const) {
      const made = reportText(report, format);
      assert.ok(!made.includes(token) && !made.includes('Tr0ub4dor3x'), format);
    }
    assert.match(nameOf(report, 'drift/monitoring').evidence[0]!.excerpt, /Token \*\*\*/);
  });

  it('shortens a long line around its place and never splits a character', () => {
    const long = `${'👍'.repeat(400)} pages us.`;
    const report = reportOf({ 'MODEL_CARD.md': card(`## Drift Monitoring\n\nEvidently compares each week ${long}\n`) });
    const { excerpt } = nameOf(report, 'drift/monitoring').evidence[0]!;
    assert.ok(excerpt.length < 260 && excerpt.endsWith('👍…'), excerpt);
  });
});

describe('the HTML report', () => {
  const strange = '"><script>alert(1)</script>&amp;|`x`.yaml';
  const page = () =>
    reportText(
      reportOf({
        ...FILES,
        'MODEL_CARD.md': card(
          '## Drift Monitoring\n\n<script>alert(1)</script> <img src="http://x.example/a.png"> Evidently each week, PSI below 0.2.\n',
        ),
        [strange]: workload('vllm/vllm-openai:latest', 'other'),
        'ml-preflight.yaml': PROJECT.replace('sensor data of pumps', '"<b onclick=\'x()\'>no people</b>"').replace(
          'docs/audit.md',
          '"javascript:alert(1)"',
        ),
      }),
      'html',
    );

  it('is well-formed, whatever stands in files and their names', () => {
    const tags = tagsOf(page());
    assert.ok(tags.length > 500);
    assert.ok(page().includes('&#60;script&#62;alert(1)&#60;/script&#62;'));
  });

  it('loads and runs nothing', () => {
    const tags = tagsOf(page());
    const names = new Set(tags.map((t) => t.name));
    for (const name of ['script', 'img', 'link', 'iframe', 'object', 'embed', 'form', 'base']) assert.ok(!names.has(name), name);
    for (const { name, attributes } of tags) {
      for (const [attribute, value] of attributes) {
        assert.doesNotMatch(attribute, /^(?:on|style$|src|xlink)/);
        if (attribute === 'href') assert.match(value, /^(?:#|https?:\/\/)/);
        else assert.doesNotMatch(value, /^\s*(?:https?:|javascript:)/, `${name} ${attribute}`);
      }
    }
    assert.doesNotMatch(STYLES, /url\(|@import|expression/);
    const policy =
      tags.find((t) => t.attributes.get('http-equiv') === 'Content-Security-Policy')?.attributes.get('content') ?? '';
    assert.ok(policy.includes('default-src') && !policy.includes('unsafe'));
  });

  it('allows the one style sheet it has', () => {
    const hash = createHash('sha256').update(STYLES).digest('base64');
    assert.equal(STYLES_HASH, hash, 'STYLES changed: this is its hash now');
    assert.ok(page().includes(`<style>${STYLES}</style>`));
  });

  it('can be read without seeing it', () => {
    const tags = tagsOf(page());
    const levels = tags.flatMap((t) => (/^h[1-6]$/.test(t.name) ? [Number(t.name[1])] : []));
    assert.equal(levels[0], 1);
    assert.equal(levels.filter((l) => l === 1).length, 1);
    levels.forEach((level, i) => {
      assert.ok(i === 0 || level <= levels[i - 1]! + 1, `h${level} after h${levels[i - 1]}`);
    });
    assert.equal(tags.find((t) => t.name === 'html')?.attributes.get('lang'), 'en');
    const captions = tags.filter((t) => t.name === 'caption').length;
    assert.ok(captions > 5);
    assert.equal(captions, tags.filter((t) => t.name === 'table').length);
    for (const th of tags.filter((t) => t.name === 'th')) assert.match(th.attributes.get('scope') ?? '', /^(?:col|row)$/);
    const chart = tags.find((t) => t.attributes.get('class') === 'radar')!;
    const ids = new Set(tags.map((t) => t.attributes.get('id')));
    for (const id of chart.attributes.get('aria-labelledby')!.split(' ')) assert.ok(ids.has(id), id);
    for (const { attributes } of tags) {
      const href = attributes.get('href');
      if (href?.startsWith('#')) assert.ok(ids.has(href.slice(1)), href);
    }
  });

  it('has enough contrast, light and dark', () => {
    const [light, dark] = [...STYLES.matchAll(/:root\{([^}]*)\}/g)].map(
      (m) => new Map([...m[1]!.matchAll(/--([\w-]+):(#[0-9a-f]{3,6})(?=[;}\s]|$)/g)].map((v) => [v[1]!, v[2]!])),
    );
    for (const colors of [light!, new Map([...light!, ...dark!])]) {
      const pairs = ['met', 'attested', 'accepted', 'not-applicable', 'gap', 'expired', 'open'].flatMap((s) => [
        [s, `${s}-bg`],
        [s, 'paper'],
      ]);
      for (const [text, ground] of [...pairs, ['ink', 'paper'], ['soft', 'paper'], ['ink', 'faint'], ['link', 'paper']]) {
        const ratio = contrast(colors.get(text!)!, colors.get(ground!)!);
        assert.ok(ratio >= 4.5, `${text} on ${ground}: ${ratio.toFixed(2)}`);
      }
    }
  });
});

function contrast(a: string, b: string): number {
  const light = (color: string) => {
    const full = color.length === 4 ? [...color.slice(1)].map((c) => c + c).join('') : color.slice(1);
    const [r, g, b] = [0, 2, 4].map((i) => {
      const c = Number.parseInt(full.slice(i, i + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [light(a), light(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe('the Markdown report', () => {
  it('keeps what files say from being markup, and its tables whole', () => {
    const text = reportText(
      reportOf({
        ...FILES,
        'a|b`c.yaml': workload('vllm/vllm-openai:latest', 'other'),
        'ml-preflight.yaml': PROJECT.replace('sensor data of pumps', '"a | b <img src=x> *c* [d](http://e) & `f`"'),
      }),
      'markdown',
    );
    assert.ok(text.includes('a \\| b \\<img src=x\\> \\*c\\* \\[d\\](http://e) \\& `f`'));
    const lines = text.split('\n');
    let columns = 0;
    for (const [i, line] of lines.entries()) {
      if (!line.startsWith('|')) {
        columns = 0;
        continue;
      }
      const cells = line.replaceAll('\\|', '').split('|').length;
      if (columns === 0) {
        assert.match(lines[i + 1]!, /^\|( --- \|)+$/);
        columns = cells;
      }
      assert.equal(cells, columns, line);
    }
    assert.ok(text.includes('``a\\|b`c.yaml:11``'));
  });
});

describe('the comparison of reports', () => {
  const previousOf = (files: Record<string, string>, date: string) => {
    const previous = readPrevious(reportText(reportOf(files, date), 'json'));
    assert.ok(!('problem' in previous), 'problem' in previous ? previous.problem : '');
    return previous;
  };

  it('tells what changed', () => {
    const before = previousOf(
      { ...FILES, 'MODEL_CARD.md': card(), 'deploy.yaml': workload('vllm/vllm-openai:v0.10.2') },
      '2026-09-01',
    );
    const changes = changesSince(before, reportOf(FILES));
    assert.equal(changes.since, '2026-09-01');
    const [p] = changes.projects;
    const states = new Map(p!.states.map((s) => [s.id, `${s.before} > ${s.after}`]));
    assert.equal(states.get('drift/monitoring'), 'gap > met');
    assert.equal(states.get('cost/reassessment'), 'attested > expired');
    assert.equal(states.get('versioning/version-control'), 'met > gap');
    assert.deepEqual(
      p!.expired.map((e) => [e.id, e.by, e.until]),
      [['cost/reassessment', 'J. Okafor', '2026-10-01']],
    );
    assert.ok(p!.endedFindings.some((f) => f.rule === 'drift/no-monitoring' && f.how === 'gone'));
    assert.ok(p!.newEvidence.some((e) => e.consideration === 'drift/monitoring' && e.path === 'MODEL_CARD.md'));
    assert.ok(p!.lostEvidence.some((e) => e.consideration === 'versioning/version-control'));
    assert.ok(!p!.newFindings.some((f) => f.rule === 'versioning/image-tag-latest'), 'it is accepted');
  });

  it('knows a finding that was accepted, and is not moved by lines', () => {
    const open = previousOf({ ...FILES, 'ml-preflight.yaml': PROJECT.replace(/allow:[\s\S]*$/, '') }, '2026-11-23');
    const [p] = changesSince(open, reportOf(FILES)).projects;
    assert.deepEqual(
      p!.endedFindings.map((f) => [f.rule, f.how]),
      [['versioning/image-tag-latest', 'accepted']],
    );
    const same = previousOf({ ...FILES, 'deploy.yaml': `# moved\n\n${FILES['deploy.yaml']}` }, '2026-11-23');
    assert.ok(isUnchanged(changesSince(same, reportOf(FILES))));
  });

  it('stands in every format', () => {
    const before = previousOf({ ...FILES, 'MODEL_CARD.md': card() }, '2026-09-01');
    const report = withChanges(reportOf(FILES), before);
    for (const format of ['html', 'markdown'] as const) {
      const text = reportText(report, format);
      assert.match(text, /Changes since 2026-09-01/);
      assert.match(text, /New evidence/);
    }
    tagsOf(reportText(report, 'html'));
    assert.match(reportText(report, 'html'), /class="before"/);
    assert.equal(JSON.parse(reportText(report, 'json')).changes.since, '2026-09-01');
    assert.ok(!('problem' in readPrevious(reportText(report, 'json'))));
  });

  it('refuses what is no such report, in words', () => {
    const problem = (text: string) => {
      const read = readPrevious(text);
      return 'problem' in read ? read.problem : null;
    };
    const good = JSON.parse(reportText(reportOf(FILES), 'json'));
    assert.match(problem('<html>')!, /not JSON/);
    for (const text of ['[]', 'null', '3', '{}', '{"schema": 7}', '{"schema": "x"}'])
      assert.match(problem(text)!, /no report of/);
    assert.match(problem('{"schema": "ml-preflight/checklist@1"}')!, /`checklist --format json`/);
    assert.match(
      problem('{"schema": "ml-preflight/checklist-report@2"}')!,
      /checklist-report@2.*reads ml-preflight\/checklist-report@1/,
    );
    assert.match(
      problem(JSON.stringify({ ...good, projects: [{ ...good.projects[0], tally: {} }] }))!,
      /projects\[0\]\.tally\.settled/,
    );
    good.projects[0].considerations[3].state = 'fine';
    assert.match(problem(JSON.stringify(good))!, /damaged at projects\[0\]\.considerations\[3\]\.state/);
    assert.match(problem('{"schema":"ml-preflight/checklist-report@1","__proto__":{"date":"2026-01-01"}}')!, /damaged at date/);
  });
});
