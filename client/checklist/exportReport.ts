import { commands, env, Uri, window, workspace } from 'vscode';
import { type ReportParams, ReportRequest, type ReportResult } from '../../server/lsp/protocol.js';
import type { Session } from '../client.js';
import { type ReportChoice, reportChoices, reportFormat } from './reportChoices.js';
import type { ChecklistStore } from './store.js';

/**
 * Writes the checklist with its evidence to a file that the person names: HTML, Markdown or JSON by its ending. Without a root,
 * as from the palette, it asks for the project where there are several. Offers to open what it wrote.
 */
export async function exportReport(session: Session, store: ChecklistStore, given?: unknown): Promise<void> {
  const choice = typeof given === 'string' ? { root: given, name: '' } : await pickProject(store);
  if (!choice) return;
  const target = await window.showSaveDialog({
    title: 'Export Report',
    saveLabel: 'Export',
    defaultUri: beside(choice.root ?? workspace.workspaceFolders?.[0]?.uri.toString()),
    filters: { 'HTML page': ['html'], Markdown: ['md'], JSON: ['json'] },
  });
  if (!target) return;
  const format = reportFormat(target.path);
  const params: ReportParams = { format, ...(choice.root !== null && { root: choice.root }) };
  const report = await session.request<ReportResult>(ReportRequest, params);
  if (report === null) {
    void window.showInformationMessage('There is no checklist to report on.');
    return;
  }
  await workspace.fs.writeFile(target, new TextEncoder().encode(report.text));
  const open = 'Open';
  const said = `Report written: ${report.settled} of ${report.total} considerations settled.`;
  if ((await window.showInformationMessage(said, open)) === open) await show(target, format);
}

/** An HTML page on disk opens in the browser; elsewhere no browser could reach it, so its text is shown. */
async function show(target: Uri, format: ReportParams['format']): Promise<void> {
  if (format === 'html' && target.scheme === 'file' && (await env.openExternal(target))) return;
  if (format === 'markdown') await commands.executeCommand('markdown.showPreview', target);
  else await commands.executeCommand('vscode.open', target);
}

async function pickProject(store: ChecklistStore): Promise<ReportChoice | undefined> {
  await store.fresh();
  const choices = reportChoices(store.projects ?? []);
  if (choices.length === 0) {
    void window.showInformationMessage('No model cards, serving manifests or ML notebooks were found in this workspace.');
    return undefined;
  }
  if (choices.length === 1) return choices[0];
  const picked = await window.showQuickPick(
    choices.map((choice) => ({
      label: choice.name,
      description: choice.root === null ? '' : workspace.asRelativePath(Uri.parse(choice.root)),
      choice,
    })),
    { title: 'Export Report', placeHolder: 'On which project?' },
  );
  return picked?.choice;
}

function beside(folder: string | undefined): Uri | undefined {
  return folder === undefined ? undefined : Uri.joinPath(Uri.parse(folder), 'ml-preflight-report.html');
}
