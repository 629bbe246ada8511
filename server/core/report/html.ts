import { changesHtml } from './htmlChanges.js';
import { stateHtml } from './htmlPieces.js';
import { projectHtml } from './htmlProject.js';
import { type Html, html, none, trusted } from './markup.js';
import type { ChecklistReport } from './model.js';
import { STYLES, STYLES_HASH } from './styles.js';
import { CLAIM, count, STATE_WORDS, STATES } from './words.js';

/** The report as one page that needs nothing else: no script, no network, no font. It prints on A4. */
export function reportHtml(report: ChecklistReport): string {
  const { projects, date, tool } = report;
  const what = projects.length === 1 ? projects[0]!.name : count(projects.length, 'project');
  const policy = `default-src 'none'; style-src 'sha256-${STYLES_HASH}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${tool.name} ${tool.version}">
<title>Deployment checklist: ${what}, ${date}</title>
<style>${trusted(STYLES)}</style>
</head>
<body>
<header class="top">
<p class="eyebrow">Machine learning deployment checklist</p>
<h1>${what}</h1>
<dl class="facts">
<div><dt>Date</dt><dd>${date}</dd></div>
${
  projects.length === 1
    ? html`<div><dt>Stage</dt><dd>${projects[0]!.stage}</dd></div>
<div><dt>Risk</dt><dd>${projects[0]!.risk}</dd></div>
`
    : none
}<div><dt>Files read</dt><dd>${projects.reduce((n, p) => n + p.files.length, 0)}</dd></div>
<div><dt>Made with</dt><dd>${tool.name} ${tool.version}</dd></div>
${report.changes ? html`<div><dt>Compared with</dt><dd>${report.changes.since}</dd></div>` : none}
</dl>
<p class="lede">${CLAIM}</p>
${contents(report)}
</header>
<main>
${report.changes ? changesHtml(report.changes, projects.length > 1) : none}
${projects.map((project, i) => projectHtml(project, report, i + 1))}
${skippedHtml(report)}
</main>
<footer>
<h2>How to read this</h2>
${legend()}
<p>A consideration is settled where it is met, attested, accepted or not applicable. Something wrong that stands in a file outweighs
a person’s word. Excerpts are shortened, and what looks like a credential is left out of them.</p>
<p>Where several findings or places are alike, some are counted and not listed; the same report in JSON lists all.</p>
</footer>
</body>
</html>
`.html;
}

function contents({ projects, changes }: ChecklistReport): Html {
  const links: Html[] = changes ? [html`<a href="#changes">Changes</a>`] : [];
  if (projects.length === 1) {
    const parts = ['', '-to-do', '-statements', '-considerations', '-standards', '-files'];
    const titles = ['Where it stands', 'What is open', 'Statements by people', 'Considerations', 'By standard', 'Files'];
    links.push(...parts.map((part, i) => html`<a href="#p1${part}">${titles[i]!}</a>`));
  } else links.push(...projects.map((p, i) => html`<a href="#p${i + 1}">${p.name} (${p.tally.settled}/${p.tally.total})</a>`));
  return html`<nav aria-label="Contents"><ol>${links.map((link) => html`<li>${link}</li>`)}</ol></nav>`;
}

function legend(): Html {
  return html`<ul class="states legend">${STATES.map(
    (state) => html`<li class="short"><b>${stateHtml(state)}</b> <span>${STATE_WORDS[state].meaning}</span></li>
`,
  )}</ul>`;
}

function skippedHtml({ skipped }: ChecklistReport): Html {
  if (skipped.length === 0) return none;
  return html`<h3>Files that were not read</h3>
<ul class="pairs">${skipped.map(
    ({ path, reason }) => html`<li><span class="place">${path}</span>: ${reason}</li>
`,
  )}</ul>`;
}
