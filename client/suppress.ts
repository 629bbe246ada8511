import { window } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { applyEdit } from './applyEdit.js';
import type { Session } from './client.js';
import { reasonProblem, withReason } from './reason.js';

/** Asks why a finding is accepted and writes the directive with that reason. The code action brings the edit. */
export async function suppress(session: Session, rule: string, edit: WorkspaceEdit): Promise<void> {
  const reason = await window.showInputBox({
    title: `Suppress ${rule}`,
    prompt: 'Why is this accepted here? The reason is written into the file.',
    placeHolder: 'for example: load test only, never serves users',
    ignoreFocusOut: true,
    validateInput: reasonProblem,
  });
  if (reason === undefined) return;
  if ((await applyEdit(session, withReason(edit, reason))) !== 'applied') {
    void window.showWarningMessage('The file changed while the reason was written. Please suppress it again.');
  }
}
