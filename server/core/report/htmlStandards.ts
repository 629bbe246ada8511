import { markHtml } from './htmlPieces.js';
import { type Html, html, none, table } from './markup.js';
import type { ReportProject, ReportStandard, ReportStandardItem } from './model.js';
import { count, localId, STANDARDS_CLAIM } from './words.js';

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
    { title: 'Item', width: 'w30' },
    { title: 'What bears on it' },
    { title: 'Evidence', width: 'w18', labelled: true },
    { title: 'Open', width: 'w18', labelled: true },
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

/** How much there is; the considerations named beside it say what and where. */
function shown({ evidence, evidenceIn }: ReportStandardItem): Html {
  if (evidence === 0) return html`<span class="soft">none</span>`;
  return html`${evidence} in ${count(evidenceIn.length, 'file')}`;
}

function open({ open: all }: ReportStandardItem): Html {
  if (all.length === 0) return html`<span class="soft">nothing</span>`;
  const rules = new Set(all.map((f) => f.rule)).size;
  return html`<span class="mark gap">${count(all.length, 'finding')}</span>${rules > 1 ? ` of ${rules} rules` : ''}`;
}
