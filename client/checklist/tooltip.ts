import type { ConsiderationItem, FindingItem } from '../../server/lsp/protocol.js';
import { standingWords, stateWords } from './states.js';

/** Markdown for a consideration: question, state, and who vouches for it or why it does not apply. */
export function considerationTooltip(item: ConsiderationItem): string {
  const lines = [`**${plain(item.title)}** \\\n${plain(item.question)}`, `State: **${plain(stateWords(item))}**`];
  const { attestation, reason } = item;
  if (attestation) {
    lines.push(`Attested by ${plain(attestation.by)} on ${plain(attestation.on)}, ${plain(standingWords(attestation))}`);
    if (attestation.evidence) lines.push(`Evidence: ${plain(attestation.evidence)}`);
  }
  if (reason) lines.push(`Reason: ${plain(reason)}`);
  return lines.join('\n\n');
}

/** Markdown for a finding: message, rule, and the reason where it was accepted. */
export function findingTooltip({ message, rule, suppressed, fix }: FindingItem): string {
  const lines = [plain(message), `Rule: ${plain(rule)}`];
  if (suppressed !== null) lines.push(`Accepted: ${plain(suppressed)}`);
  if (fix !== null) lines.push(`Fix: ${plain(fix)}`);
  return lines.join('\n\n');
}

/** Text from files, which must not become links, images or markup. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&$:@]/g, '\\$&').replace(/\s+/g, ' ');
}
