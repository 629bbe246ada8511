import { challenges } from '../catalogue/catalogue.js';
import { itemHtml } from './htmlItem.js';
import { barHtml, linked, placesHtml, prose, stateHtml } from './htmlPieces.js';
import { standardsHtml } from './htmlStandards.js';
import { type Html, html, none, table, trusted } from './markup.js';
import type { ChecklistReport, ReportFinding, ReportItem, ReportProject } from './model.js';
import { radarSvg } from './radar.js';
import { groupByRule, groupFindings, type RuleGroup, STATES, standingWords } from './words.js';

/** Files that are named for what one rule found, and rows of the table of files. */
const STEP_PLACES = 2;
const FILES = 40;

/** Everything about one project. `n` is its number in the page, for ids. */
export function projectHtml(project: ReportProject, { projects, changes }: ChecklistReport, n: number): Html {
  const { name, root, stage, risk, files } = project;
  const before = changes?.projects.find((p) => p.root === project.root) ?? null;
  const head =
    projects.length > 1
      ? html`<h2 id="p${n}"${n > 1 ? trusted(' class="next"') : none}>${name}</h2>
<dl class="facts"><div><dt>Folder</dt><dd>${root}</dd></div><div><dt>Stage</dt><dd>${stage}</dd></div>
<div><dt>Risk</dt><dd>${risk}</dd></div><div><dt>Files read</dt><dd>${files.length}</dd></div></dl>`
      : html`<h2 id="p${n}" class="first">Where it stands</h2>`;
  return html`<section aria-labelledby="p${n}">
${head}
${summary(project, n, before?.challenges ?? null)}
${toDo(project, n)}
${statements(project, n)}
${considerationsHtml(project, n)}
${standardsHtml(project, n)}
${filesHtml(project, n)}
</section>
`;
}

function summary({ tally, challenges: all }: ReportProject, n: number, before: Parameters<typeof radarSvg>[2]): Html {
  const shown = STATES.filter((state) => tally.states[state] > 0);
  return html`<div class="summary">
<div>
<p class="big">${tally.settled} <small>of ${tally.total} settled</small></p>
<ul class="states" aria-label="Considerations by state">${shown.map(
    (state) => html`<li>${stateHtml(state)} <span>${tally.states[state]}</span></li>
`,
  )}</ul>
</div>
${trusted(radarSvg(all, `p${n}-radar`, before))}
</div>
${table(
  'Settled considerations of each challenge',
  [{ title: 'Challenge', width: 'w30' }, { title: 'Settled', width: 'w18', labelled: true }, { title: 'Share' }],
  all.map((c) => [html`${c.title}`, html`${c.settled} of ${c.total}`, barHtml(c.settled, c.total)]),
  'tight flat',
)}`;
}

/** What somebody has to do, in the order of the checklist: open findings, and questions that no file answers. */
function toDo({ considerations, mistakes }: ReportProject, n: number): Html {
  const asking = considerations.filter((c) => c.state === 'gap' || c.state === 'expired');
  const rows = asking.map((item) => [
    nameOf(item, n),
    html`<ul class="steps">${
      item.state === 'expired' && item.attestation
        ? html`<li>The attestation by ${item.attestation.by} ended on ${item.attestation.until ?? ''}.</li>`
        : none
    }${openRules(item.findings).map(step)}</ul>`,
  ]);
  const loose = openRules(mistakes);
  if (loose.length > 0) rows.push([html`Project files`, html`<ul class="steps">${loose.map(step)}</ul>`]);
  const questions = considerations.filter((c) => c.state === 'open');
  return html`<h3 id="p${n}-to-do">What is open</h3>
${
  rows.length > 0
    ? table(
        'Findings nobody has settled',
        [{ title: 'Consideration', width: 'w22' }, { title: 'What was found, what ends it, and where it stands' }],
        rows,
      )
    : html`<p>No finding is open.</p>`
}
${
  questions.length > 0
    ? html`<p class="label">Questions that no file of this project could answer</p>
<ul class="pairs">${questions.map(
        (c) => html`<li><a href="#p${n}-${c.id}">${c.title}</a>: ${c.question}</li>
`,
      )}</ul>`
    : none
}`;
}

/** What one rule found, its remedy and the first places: the consideration's own part lists more. */
function step({ first, groups }: RuleGroup): Html {
  const alike = groups.length - 1;
  return html`<li><p>${prose(first.message)}${alike > 0 ? html` <span class="soft">and ${alike} more of this kind</span>` : none}</p>
${first.remedy ? html`<p class="remedy soft">${prose(first.remedy)}</p>` : none}
<p>${placesHtml(
    groups.flatMap((g) => g.places),
    STEP_PLACES,
  )}</p></li>
`;
}

function openRules(findings: readonly ReportFinding[]): RuleGroup[] {
  return groupByRule(findings.filter((f) => f.accepted === null));
}

function nameOf({ id, title }: ReportItem, n: number): Html {
  return html`<a href="#p${n}-${id}">${title}</a>`;
}

/** What rests on a person's word: attestations, acceptances, what was declared not to apply. */
function statements({ considerations }: ReportProject, n: number): Html {
  const attested = considerations.flatMap((c) => (c.attestation ? [{ c, a: c.attestation }] : []));
  const accepted = considerations.flatMap((c) => groupFindings(c.findings.filter((f) => f.accepted)).map((g) => ({ c, g })));
  const declared = considerations.filter((c) => c.reason !== null);
  const date = (day: string) => html`<span class="date">${day}</span>`;
  const due = (words: string, standing: string) =>
    standing === 'current' || standing === 'no-end' ? html`${words}` : html`<span class="due">${words}</span>`;
  return html`<h3 id="p${n}-statements">Statements by people</h3>
${
  attested.length > 0
    ? table(
        'Attestations',
        [
          { title: 'Consideration', width: 'w22' },
          { title: 'By', labelled: true },
          { title: 'On', labelled: true },
          { title: 'Until', labelled: true },
          { title: 'Standing', labelled: true },
          { title: 'Grounds', labelled: true },
        ],
        attested.map(({ c, a }) => [
          nameOf(c, n),
          html`${a.by}`,
          date(a.on),
          a.until === null ? html`not stated` : date(a.until),
          due(standingWords(a), a.standing),
          a.evidence === null ? html`not stated` : linked(a.evidence),
        ]),
      )
    : none
}
${
  accepted.length > 0
    ? table(
        'Findings accepted with a reason',
        [
          { title: 'Consideration', width: 'w22' },
          { title: 'What is accepted' },
          { title: 'Reason', width: 'w22', labelled: true },
          { title: 'Where', width: 'w22' },
        ],
        accepted.map(({ c, g }) => [
          nameOf(c, n),
          prose(g.first.message),
          prose(g.first.accepted?.reason ?? ''),
          placesHtml(g.places),
        ]),
      )
    : none
}
${
  declared.length > 0
    ? table(
        'Declared not to apply',
        [
          { title: 'Consideration', width: 'w22' },
          { title: 'Reason', labelled: true },
        ],
        declared.map((c) => [nameOf(c, n), prose(c.reason ?? '')]),
      )
    : none
}
${attested.length + accepted.length + declared.length === 0 ? html`<p>Nothing in this report rests on a person’s word.</p>` : none}`;
}

function considerationsHtml(project: ReportProject, n: number): Html {
  return html`<h3 id="p${n}-considerations">Considerations and their evidence</h3>
${challenges.map(({ id, title }) => {
  const items = project.considerations.filter((c) => c.id.startsWith(`${id}/`));
  const own = project.challenges.find((c) => c.id === id);
  return html`<h4>${title} <span class="share">${own?.settled ?? 0} of ${own?.total ?? 0}</span></h4>
${items.map((item) => itemHtml(item, n))}`;
})}`;
}

function filesHtml({ files }: ReportProject, n: number): Html {
  const telling = files.filter((f) => f.evidence + f.findings > 0);
  const most = [...telling].sort((a, b) => b.findings - a.findings || b.evidence - a.evidence).slice(0, FILES);
  const listed = files.length <= FILES ? files : telling.filter((f) => most.includes(f));
  const rest = files.length - listed.length;
  return html`<h3 id="p${n}-files">Files</h3>
${table(
  rest === 0
    ? 'Files that were read and belong to the project'
    : `${listed.length} of the ${files.length} files that were read and belong to the project, those with most findings and evidence; ${files.length - telling.length} show nothing by themselves`,
  [
    { title: 'File' },
    { title: 'Read as', labelled: true },
    { title: 'Evidence', number: true, labelled: true },
    { title: 'Open findings', number: true, labelled: true },
  ],
  listed.map((f) => [
    html`<span class="place">${f.path}</span>`,
    html`${f.kind.replace(/-/g, ' ')}`,
    html`${f.evidence}`,
    html`${f.findings}`,
  ]),
  'tight',
)}`;
}
