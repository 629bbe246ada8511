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
  const silent = standard.items.filter((item) => item.evidence + item.open.length === 0);
  const speaking = standard.items.filter((item) => !silent.includes(item));
  return html`<h4>${standard.title}</h4>
${
  speaking.length > 0
    ? table(
        `${count(standard.items.length, 'item')} that this checklist bears on; ${count(standard.unmapped, 'item')} that it does not speak of`,
        [
          { title: 'Item' },
          { title: 'What bears on it', width: 'w36' },
          { title: 'Evidence', width: 'w14', labelled: true },
          { title: 'Open', width: 'w14', labelled: true },
        ],
        speaking.map((item) => [named(item), bearing(item, n), shown(item), open(item)]),
        'tight',
      )
    : none
}
${
  silent.length > 0
    ? html`<p class="label">No file shows anything under these, and nothing was found</p>
<ul class="inline">${silent.map(
        (item) => html`<li>${named(item)}</li>
`,
      )}</ul>`
    : none
}`;
}

function named(item: ReportStandardItem): Html {
  return html`${localId(item.id)} <span class="about">${item.title}${item.when ? html` <small>(where ${item.when})</small>` : none}</span>`;
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
