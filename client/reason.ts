import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { REASON } from '../server/lsp/protocol.js';

/**
 * A copy of the edit with the person's reason in place of the marker, in every text it inserts. The reason is made safe for where
 * it stands: inside quotes it is escaped, and a comment is never closed early.
 */
export function withReason(edit: WorkspaceEdit, reason: string): WorkspaceEdit {
  return mapNewText(edit, (text) => {
    const parts = text.split(REASON);
    return parts.reduce((done, part) => done + fitReason(reason, done.at(-1), part[0]) + part);
  });
}

/** What is wrong with a reason as typed, or null. */
export function reasonProblem(reason: string): string | null {
  return reason.trim() === '' ? 'Please give a reason: it is what a reviewer will read.' : null;
}

function fitReason(reason: string, before: string | undefined, after: string | undefined): string {
  const line = reason.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  if (before === '"' && after === '"') return line.replace(/["\\]/g, '\\$&');
  if (before === "'" && after === "'") return line.replaceAll("'", "''");
  return line.replace(/-{2,}!?>/g, '→');
}

function mapNewText<T>(value: T, change: (text: string) => string): T {
  if (Array.isArray(value)) return value.map((item) => mapNewText(item, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'newText' && typeof item === 'string' ? change(item) : mapNewText(item, change),
    ]),
  ) as T;
}
