import type { CheckWorkspaceResult } from '../server/lsp/protocol.js';

/** The outcome of a workspace check in one sentence. */
export function checkSummary({ summary, skipped }: CheckWorkspaceResult): string {
  const { files, artifacts, error, warning, info, hint } = summary;
  const counts = [count(error, 'error'), count(warning, 'warning'), count(info, 'info', 'infos'), count(hint, 'hint')];
  const found = counts.filter((words) => words !== null).join(', ') || 'nothing to report';
  const looked = `${count(artifacts, 'ML artifact') ?? 'No ML artifacts'} in ${count(files, 'file') ?? 'no files'}`;
  const unread = count(skipped.length, 'file');
  return `${looked}: ${found}.${unread ? ` Not read: ${unread}.` : ''}`;
}

function count(number: number, one: string, many = `${one}s`): string | null {
  return number === 0 ? null : `${number} ${number === 1 ? one : many}`;
}
