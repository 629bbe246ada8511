import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { type ProjectFile, readProjectFile } from '../core/artifacts/projectFile.js';
import { renewedUntil, standingOf } from '../core/attestation.js';
import { considerations } from '../core/catalogue/catalogue.js';
import type { JudgedFinding } from '../core/model.js';
import { ruleIds } from '../core/rules.js';
import { difference } from '../core/textDifference.js';
import { declared, editProjectFile } from './configEdits.js';
import { workspaceEdit } from './edits.js';
import { runSafe } from './log.js';
import { ClientCommand, type ConfigEditResult, type RenewParams, RenewRequest } from './protocol.js';
import type { Server } from './state.js';

/** Answers with the edit that lets an attestation hold anew from today, as long as it held before. */
export function registerRenewal(server: Server): void {
  const { connection, log, today } = server;
  connection.onRequest(RenewRequest, ({ root, consideration }: RenewParams, token) =>
    runSafe<ConfigEditResult>(log, 'The attestation cannot be renewed', null, token, () =>
      editProjectFile(server, root, consideration, (text) => renewed(text, consideration, today())),
    ),
  );
}

/** The project file with one attestation renewed; null where it holds none that can be read. Who vouches, and on what, stays. */
function renewed(text: string, consideration: string, today: string): string | null {
  const attested = [...readProjectFile('', text, ruleIds).declarations.attest].find(([id]) => id === consideration)?.[1];
  if (!attested) return null;
  const { by, evidence } = attested;
  const until = renewedUntil(attested, today);
  const entry = { by, on: today, ...(until !== null && { until }), ...(evidence !== null && { evidence }) };
  return declared(text, 'attest', consideration, entry);
}

/**
 * What can be done about a finding on an attestation. It is an action, not a fix: a person's word is given by a person, so no run
 * over many files may renew it.
 */
export function attestationActions(server: Server, finding: JudgedFinding, diagnostic: Diagnostic): CodeAction[] {
  const { artifact: file, span } = finding;
  if (finding.rule !== 'preflight/attestation' || file.kind !== 'project') return [];
  const [id, attested] =
    [...file.declarations.attest].find(([, a]) => a.span.start <= span.start && span.start <= a.span.end) ?? [];
  if (!id || !attested) return [];
  const actions: CodeAction[] = [];
  const base = { kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
  const standing = standingOf(attested, server.today());
  if (standing === 'expired' || standing === 'due-soon' || standing === 'not-yet') {
    const edit = renewalEdit(server, file, id);
    const until = renewedUntil(attested, server.today());
    if (edit)
      actions.push({
        title: `Renew in the name of ${attested.by} ${until === null ? 'from today' : `until ${until}`}`,
        ...base,
        edit,
      });
  }
  if (server.support.commands) {
    const root = server.folders.spelling(server.engine.rootOf(file.uri));
    const title = `Attest again: ${considerations.find((c) => c.id === id)?.title}…`;
    actions.push({ title, ...base, command: { title, command: ClientCommand.attest, arguments: [root, id] } });
  }
  return actions;
}

function renewalEdit(server: Server, file: ProjectFile, id: string) {
  const before = file.parts[0]!.text;
  const after = renewed(before, id, server.today());
  const edit = after === null ? null : difference(before, after);
  return edit && workspaceEdit(server, [{ artifact: file, part: 0, ...edit }]);
}
