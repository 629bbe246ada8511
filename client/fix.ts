import { window } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { type ApplyFixParams, ApplyFixRequest } from '../server/lsp/protocol.js';
import { applyEdit } from './applyEdit.js';
import { reveal } from './checklist/reveal.js';
import type { Session } from './client.js';

/** Shows the place of a finding, then applies its first fix there. */
export async function applyFix(session: Session, fix: ApplyFixParams): Promise<void> {
  // Shown first, so that a closed notebook is open and is edited by cells, and the person sees what changes.
  await reveal(fix);
  const edit = await session.request<WorkspaceEdit | null>(ApplyFixRequest, fix);
  if (edit === null) {
    void window.showInformationMessage('Nothing to fix: the finding is no longer there.');
  } else if ((await applyEdit(session, edit)) !== 'applied') {
    void window.showWarningMessage('The fix was not applied: the file changed meanwhile.');
  }
}
