import { type Hover, type HoverParams, MarkupKind, type Position, type Range } from 'vscode-languageserver';
import type { JudgedFinding } from '../core/model.js';
import { ruleById } from '../core/rules.js';
import { computedAt } from '../core/sizing/computedAt.js';
import { lineEnd, lineStarts } from '../core/text.js';
import { pageOf, rangeIn, toDiagnostic } from './convert.js';
import { findingsIn } from './diagnostics.js';
import { runSafe } from './log.js';
import type { Server } from './state.js';
import { explained, yamlHelp } from './yamlHelp.js';

/** More findings than this at one place are listed with what to do; the page of each rule has the rest. */
const MOST_IN_FULL = 3;

/** Says of the findings under the pointer why they matter and what to do. */
export function registerHover(server: Server): void {
  server.connection.onHover((params, token) =>
    runSafe<Hover | null>(server.log, 'Hover failed', null, token, () => {
      server.workspace.flush();
      const here = findingsIn(server, params.textDocument.uri)
        .map((finding) => ({ finding, range: toDiagnostic(server, finding).range }))
        .filter(({ range }) => holds(range, params.position));
      const word = meaning(server, params) ?? computed(server, params);
      if (here.length === 0 && !word) return null;
      const markdown = server.support.markdownHover;
      const full = here.length <= MOST_IN_FULL;
      const findings = full
        ? here.map(({ finding }) => explain(finding, markdown))
        : [here.map(({ finding }) => briefly(finding, markdown)).join('\n')];
      const texts = [...findings, ...(word ? [word.text] : [])];
      return {
        contents: {
          kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
          value: texts.join(markdown ? '\n\n---\n\n' : '\n\n'),
        },
        range: smallest([...here.map((h) => h.range), ...(word ? [word.range] : [])]),
      };
    }),
  );
}

/** What the key or value under the pointer means, in front matter and in the project file. */
function meaning(server: Server, { textDocument, position }: HoverParams): { text: string; range: Range } | null {
  const help = yamlHelp(server, textDocument.uri);
  const line = help && lineStarts(help.text)[position.line];
  if (!help || line === null || line === undefined) return null;
  const found = help.meaning(Math.min(line + position.character, lineEnd(help.text, line)));
  if (!found) return null;
  const markdown = server.support.markdownHover;
  const title = `${markdown ? `**${found.title}**` : found.title}${found.detail === undefined ? '' : ` (${found.detail})`}`;
  return {
    text: `${title}: ${explained(found.about, found.sources, markdown)}`,
    range: rangeIn(help, help.text, found.start, found.end),
  };
}

/** What follows from the numbers and names of a deployment file: GPU-hours of its replicas, memory of its model. */
function computed(server: Server, { textDocument, position }: HoverParams): { text: string; range: Range } | null {
  const { engine, workspace } = server;
  const key = workspace.keyOf(textDocument.uri);
  const artifact = key === null ? undefined : engine.artifact(key);
  if (!artifact || artifact.kind === 'notebook') return null;
  const { text } = artifact.parts[0]!;
  const line = lineStarts(text)[position.line];
  if (line === undefined) return null;
  const offset = Math.min(line + position.character, lineEnd(text, line));
  const found = computedAt(artifact, offset, engine.project(engine.rootOf(artifact.uri)));
  if (!found) return null;
  const title = server.support.markdownHover ? `**${found.title}**` : found.title;
  return { text: `${title}: ${found.text}`, range: rangeIn(artifact, text, found.start, found.end) };
}

function briefly(finding: JudgedFinding, markdown: boolean): string {
  const remedy = ruleById(finding.rule)?.remedy ?? '';
  const rule = markdown ? `[\`${finding.rule}\`](${pageOf(finding.rule)})` : `(${finding.rule})`;
  return markdown ? `- **${finding.message}** ${remedy} ${rule}` : `${finding.message} ${remedy} ${rule}`;
}

function explain(finding: JudgedFinding, markdown: boolean): string {
  const rule = ruleById(finding.rule);
  const strong = (text: string) => (markdown ? `**${text}**` : text);
  const link = (title: string, url: string) => (markdown ? `[${title}](${url})` : `${title} (${url})`);
  const lines = [`${finding.message} ${markdown ? `[\`${finding.rule}\`](${pageOf(finding.rule)})` : `(${finding.rule})`}`];
  if (rule) {
    if (finding.message !== rule.problem) lines.push(rule.problem);
    lines.push(`${strong('Why')}: ${rule.why}`, `${strong('What to do')}: ${rule.remedy}`);
    lines.push(`${strong('Sources')}: ${rule.sources.map((s) => link(s.title, s.url)).join(', ')}`);
    if (rule.standards.length > 0) lines.push(`${strong('Standards')}: ${rule.standards.join(', ')}`);
  }
  return lines.join('\n\n');
}

function holds({ start, end }: Range, { line, character }: Position): boolean {
  const afterStart = line > start.line || (line === start.line && character >= start.character);
  const beforeEnd = line < end.line || (line === end.line && character <= end.character);
  return afterStart && beforeEnd;
}

function smallest(ranges: readonly Range[]): Range {
  const size = ({ start, end }: Range) => (end.line - start.line) * 100_000 + end.character - start.character;
  return ranges.reduce((best, range) => (size(range) < size(best) ? range : best));
}
