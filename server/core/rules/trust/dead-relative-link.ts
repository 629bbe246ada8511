import { defineRule, finding } from '../../rule.js';
import { linksOf } from '../shared/cardLinks.js';

export default defineRule({
  id: 'trust/dead-relative-link',
  consideration: 'trust/transparency',
  reads: 'card',
  severity: 'info',
  problem: 'A link leads to a file that is not there.',
  remedy: 'Add the file, or link to where it is.',
  why: 'The figure or document that was to back the card is missing for everyone who reads it.',
  sources: [{ title: 'Hugging Face Hub: model cards', url: 'https://huggingface.co/docs/hub/model-cards' }],
  standards: [],
  fix: 'none',
  examples: {
    bad: { 'README.md': card('confusion.png'), 'confusion_matrix.png': '' },
    good: { 'README.md': card('confusion_matrix.png'), 'confusion_matrix.png': '' },
  },
  *check(card) {
    // Only a README's folder on disk is listed in full by every host; elsewhere they know but the files that they read.
    if (card.templated || !/^file:.*\/readme\.md$/i.test(card.uri) || card.siblings.length === 0) return;
    const own = nameOf(card.uri.slice(card.uri.lastIndexOf('/') + 1));
    const names = new Set([...card.siblings, own]);
    const byLowerCase = new Map([...names].map((name) => [name.toLowerCase(), name]));
    const told = new Set<string>();
    for (const { target, start, end, picture } of linksOf(card)) {
      const name = nameOf(target.replace(/[?#].*$/, '').replace(/^\.\//, ''));
      // A path leads to another folder, a name without an ending may be one.
      if (!/^[^/\\:]*\.[A-Za-z][A-Za-z0-9]{0,7}$/.test(name) || /^\w+[\w-]*\.(?:com|org|net|io|ai|co|dev|edu)$/i.test(name))
        continue;
      if (names.has(name) || told.has(name)) continue;
      told.add(name);
      const other = byLowerCase.get(name.toLowerCase());
      const what = picture ? 'The picture' : 'The file';
      const where = other === undefined ? 'is not in this folder' : `is called \`${other.slice(0, 80)}\` here`;
      yield finding({ part: 0, start, end }, `${what} \`${name.slice(0, 80)}\` ${where}.`);
    }
  },
});

function nameOf(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

/** The card of the examples. */
function card(picture: string): string {
  return `# Model Card: scorer\n\nScores loan applications.\n\n## Evaluation\n\nAUC is 0.81 on the applications of 2025.\n\n![Confusion matrix](${picture})\n`;
}
