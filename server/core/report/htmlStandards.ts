import { markHtml, prose } from './htmlPieces.js';
import { type Html, html, none, table } from './markup.js';
import type { ReportProject, ReportStandard, ReportStandardItem } from './model.js';
import { count, localId, STANDARDS_CLAIM, some } from './words.js';

/** Open findings, and files with evidence, that are listed under one item. */
const OPEN = 4;
const FILES = 3;

/** The evidence ordered by what laws and standards ask. */
export function standardsHtml({ standards }: ReportProject, n: number): Html {
  return html`<div class="standards"><h3 id="p${n}-standards">By standard</h3>
<p class="lede">${STANDARDS_CLAIM}</p>
${standards.filter((s) => s.items.length > 0).map((s) => standardHtml(s, n))}</div>`;
}

function standardHtml(standard: ReportStandard, n: number): Html {
  return html`<h4>${standard.title}</h4>
${table(
  `${count(standard.items.length, 'item')} that this checklist bears on; ${count(standard.unmapped, 'item')} that it does not speak of`,
  [
    { title: 'Item', width: 'w26' },
    { title: 'What bears on it' },
    { title: 'Evidence', width: 'w18', labelled: true },
    { title: 'Open', width: 'w30', labelled: true },
  ],
  standard.items.map((item) => [
    html`${localId(item.id)} <span class="about">${item.title}</span>${
      item.when ? html` <small class="about">Relevant where ${item.when}.</small>` : none
    }`,
    bearing(item, n),
    shown(item),
    open(item),
  ]),
  'tight',
)}`;
}

function bearing({ considerations, rules }: ReportStandardItem, n: number): Html {
  if (considerations.length === 0) return html`<span class="soft">${count(rules.length, 'rule')} alone</span>`;
  return html`<ul class="inline">${considerations.map(
    (c) => html`<li>${markHtml(c.state, html`<a href="#p${n}-${c.id}">${c.title}</a>`)}</li>
`,
  )}</ul>`;
}

function shown({ evidence, evidenceIn }: ReportStandardItem): Html {
  if (evidence === 0) return html`<span class="soft">none</span>`;
  const files = some(evidenceIn, FILES);
  return html`${evidence} in <span class="place">${files.shown.join(' · ')}${files.more > 0 ? ` and ${files.more} more` : ''}</span>`;
}

function open({ open: all }: ReportStandardItem): Html {
  if (all.length === 0) return html`<span class="soft">nothing</span>`;
  const { shown: messages, more } = some([...new Set(all.map((f) => f.message))], OPEN);
  return html`<ul class="small">${messages.map(
    (message) => html`<li>${prose(message)}</li>
`,
  )}${more > 0 ? html`<li class="soft">and ${more} more</li>` : none}</ul>`;
}
