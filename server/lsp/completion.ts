import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionParams,
  type CompletionRegistrationOptions,
  CompletionRequest,
  CompletionTriggerKind,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import type { Completion } from '../core/completion/complete.js';
import { lineEnd, lineStarts } from '../core/text.js';
import { rangeIn } from './convert.js';
import { runSafe } from './log.js';
import type { Server } from './state.js';
import { explained, yamlHelp } from './yamlHelp.js';

/**
 * A space opens the list behind a colon, comma or dash; `-` and `/` keep it open within ids. Not the colon: whoever goes on to
 * the next line with Enter would take the first value instead.
 */
export const COMPLETION_TRIGGERS = [' ', '-', '/'];

/** Completes front matter and the project file. */
export function registerCompletion(server: Server): void {
  const { connection, log, support, initialized } = server;
  connection.onCompletion((params, token) =>
    runSafe<CompletionItem[] | null>(log, 'Completion failed', null, token, () => complete(server, params)),
  );
  if (!support.completionRegistration) return;
  // Only for files that can have any: a space in a notebook's code asks for nothing.
  const options: CompletionRegistrationOptions = {
    documentSelector: [{ language: 'markdown' }, { pattern: '**/*.{md,markdown}' }, { pattern: '**/ml-preflight.yaml' }],
    triggerCharacters: COMPLETION_TRIGGERS,
  };
  initialized.event(() => void connection.client.register(CompletionRequest.type, options));
}

function complete(server: Server, { textDocument, position, context }: CompletionParams): CompletionItem[] | null {
  const help = yamlHelp(server, textDocument.uri);
  if (!help) return null;
  const { text } = help;
  const starts = lineStarts(text);
  const line = starts[position.line];
  if (line === undefined) return null;
  const offset = Math.min(line + position.character, lineEnd(text, line));
  const typed = context?.triggerKind === CompletionTriggerKind.TriggerCharacter ? context.triggerCharacter : undefined;
  if (typed === ' ' && !/[:,[-] $/.test(text.slice(Math.max(line, offset - 2), offset))) return null;
  const found = help.complete(offset);
  const offered = typed === '-' || typed === '/' ? found.filter(({ start }) => /\w/.test(text.slice(start, offset))) : found;
  return offered.length === 0 ? null : offered.map((each, index) => item(server, help, each, index));
}

function item({ support }: Server, owner: { text: string }, completion: Completion, index: number): CompletionItem {
  const { kind, label, detail, about, sources = [], start, end, newText, filter, more } = completion;
  const value = explained(about ?? '', sources, support.markdownCompletion);
  return {
    label,
    kind: kind === 'key' ? CompletionItemKind.Property : CompletionItemKind.Value,
    sortText: String(index).padStart(4, '0'),
    textEdit: { range: rangeIn(owner, owner.text, start, end), newText },
    ...(detail !== undefined && { detail }),
    ...(value !== '' && {
      documentation: { kind: support.markdownCompletion ? MarkupKind.Markdown : MarkupKind.PlainText, value },
    }),
    ...(filter !== undefined && { filterText: filter }),
    // The lines are indented as they are to stand; an editor that adds to that would break them.
    ...(support.insertTextMode && newText.includes('\n') && { insertTextMode: InsertTextMode.asIs }),
    ...(more && support.commands && { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } }),
  };
}
