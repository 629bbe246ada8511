import { isUnchanged } from './changes.js';
import { placesHtml, prose, stateHtml } from './htmlPieces.js';
import { type Html, html, none, table } from './markup.js';
import type { ChangedEvidence, ChangedFinding, ProjectChanges, ReportChanges } from './model.js';
import { some } from './words.js';

/** Entries of each list that are shown. */
const SHOWN = 25;

/** What is different from an earlier report. `named` says which project each part is about. */
export function changesHtml(changes: ReportChanges, named: boolean): Html {
  const { since, version, projects, added, removed } = changes;
  return html`<section aria-labelledby="changes">
<h2 id="changes">Changes since ${since}</h2>
<p class="lede">Compared with the report of ${since}, made with version ${version}. Rules may have changed between versions.</p>
${isUnchanged(changes) ? html`<p>Nothing has changed.</p>` : none}
${added.length > 0 ? html`<p>New in this report: ${added.join(', ')}.</p>` : none}
${removed.length > 0 ? html`<p>No longer in this report: ${removed.join(', ')}.</p>` : none}
${projects.map((p) => projectHtml(p, named))}
</section>
`;
}

function projectHtml(p: ProjectChanges, named: boolean): Html {
  return html`${named ? html`<h3>${p.name}</h3>` : none}
<p>${p.settled.before} settled then, ${p.settled.after} now.</p>
${
  p.states.length > 0
    ? table(
        'Considerations whose state changed',
        [{ title: 'Consideration' }, { title: 'Then', labelled: true }, { title: 'Now', labelled: true }],
        p.states.map((s) => [html`${s.title}`, stateHtml(s.before), stateHtml(s.after)]),
      )
    : none
}
${list('Attestations that have expired', p.expired, (e) => html`${e.title}: ${e.by}, until ${e.until}`)}
${list('New findings', p.newFindings, findingHtml)}
${list(
  'Findings that ended',
  p.endedFindings,
  (f) => html`${findingHtml(f)}${f.how === 'accepted' ? html` <span class="soft">(accepted)</span>` : none}`,
)}
${list('New evidence', p.newEvidence, evidenceHtml)}
${list('Evidence that is gone', p.lostEvidence, evidenceHtml)}`;
}

function list<T>(title: string, entries: readonly T[], line: (entry: T) => Html): Html {
  if (entries.length === 0) return none;
  const { shown, more } = some(entries, SHOWN);
  return html`<p class="label">${title}</p>
<ul class="pairs">${shown.map(
    (entry) => html`<li>${line(entry)}</li>
`,
  )}${more > 0 ? html`<li class="soft">and ${more} more</li>` : none}</ul>`;
}

function findingHtml(f: ChangedFinding): Html {
  return html`${prose(f.message)} ${placesHtml([f])} · <span class="id">${f.rule}</span>`;
}

function evidenceHtml(e: ChangedEvidence): Html {
  return html`${prose(e.note)} ${placesHtml([e])} · <span class="id">${e.consideration}</span>`;
}
