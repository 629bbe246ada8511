import { isSettled } from '../checklist.js';
import { groupEvidence } from './groupEvidence.js';
import { linked, placesHtml, prose, stateHtml } from './htmlPieces.js';
import { type Html, html, none } from './markup.js';
import type { ReportEvidence, ReportItem } from './model.js';
import { type FindingGroup, groupByRule, groupFindings, some, standardsWords, standingWords } from './words.js';

/** Pieces of evidence that are listed for one consideration, and messages of one rule. */
const EVIDENCE = 5;
const MESSAGES = 3;

/** One consideration: where it stands and on what grounds. */
export function itemHtml(item: ReportItem, n: number): Html {
  const { id, title, question, state, reason, standards } = item;
  return html`<article id="p${n}-${id}">
<header><h5>${title}</h5> ${stateHtml(state)}</header>
<p class="question">${question}</p>
${reason === null ? none : html`<div class="part says"><p class="label">Declared not to apply</p><p>${prose(reason)}</p></div>`}
${attestation(item)}
${findings(item)}
${evidence(item.evidence)}
${acceptances(item)}
<p class="refs"><span class="id">${id}</span>${standards.length > 0 ? ` · bears on ${standardsWords(standards)}` : ''}</p>
</article>
`;
}

function attestation({ attestation: a }: ReportItem): Html {
  if (!a) return none;
  return html`<div class="part says short"><p class="label">Attestation</p>
<p>${a.by} on ${a.on}${a.until ? `, until ${a.until}` : ''} (${standingWords(a)})${
    a.evidence === null ? none : html`. Grounds: ${linked(a.evidence)}`
  }</p></div>`;
}

function findings(item: ReportItem): Html {
  const rules = groupByRule(item.findings.filter((f) => f.accepted === null));
  if (rules.length === 0) return none;
  // What is not settled stands with its remedy under "What is open".
  const settled = isSettled(item.state);
  return html`<div class="part lacks"><p class="label">${settled ? 'Still to note' : 'Open findings'}</p>
<ul>${rules.map(
    ({ first, groups }) => html`<li>${messages(groups)}
${settled && first.remedy ? html`<p class="remedy soft">${prose(first.remedy)}</p>` : none}
<p><span class="id">${first.rule}</span>${
      first.source ? html` · <a class="src" href="${first.source.url}" rel="noreferrer">${first.source.title}</a>` : none
    }</p></li>
`,
  )}</ul></div>`;
}

function messages(groups: readonly FindingGroup[]): Html {
  const { shown, more } = some(groups, MESSAGES);
  return html`${shown.map(
    ({ first, places }) => html`<p>${prose(first.message)} ${placesHtml(places)}</p>
`,
  )}${more > 0 ? html`<p class="soft">and ${more} more of this kind</p>` : none}`;
}

function evidence(list: readonly ReportEvidence[]): Html {
  if (list.length === 0) return none;
  const { shown, more } = some(groupEvidence(list), EVIDENCE);
  return html`<div class="part shows"><p class="label">Evidence</p>
<ul>${shown.map(
    ({ first, places }) => html`<li><p>${prose(first.note)} ${placesHtml(places)}</p>
${first.excerpt === '' ? none : html`<pre>${first.excerpt}</pre>`}</li>
`,
  )}${more > 0 ? html`<li class="soft">and ${more} more</li>` : none}</ul></div>`;
}

function acceptances(item: ReportItem): Html {
  const groups = groupFindings(item.findings.filter((f) => f.accepted));
  if (groups.length === 0) return none;
  return html`<div class="part"><p class="label">Accepted</p>
<ul>${groups.map(
    ({ first, places }) => html`<li><p>${prose(first.message)} ${placesHtml(places)}</p>
<p class="soft">Reason: ${prose(first.accepted?.reason ?? '')}</p></li>
`,
  )}</ul></div>`;
}
