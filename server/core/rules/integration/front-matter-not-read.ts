import { findUnreadFrontMatter, type UnreadFrontMatter } from '../../artifacts/cardUnreadFrontMatter.js';
import type { TextEdit } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { eolOf } from '../../text.js';
import { inPart } from '../shared/edits.js';

const SAYS: Readonly<Record<UnreadFrontMatter['fault'], string>> = {
  space: 'A space stands behind the opening `---`, and the Hub takes the block for text.',
  fence: 'The line that should be `---` is another, and the Hub takes the block for text.',
  invisible: 'An invisible character stands before the opening `---`, and the Hub takes the block for text.',
  'text-before': 'Text stands above the metadata, and the Hub reads them at the very top only.',
  'not-closed': 'No `---` closes the metadata, and the Hub takes the block for text.',
  'in-code': 'The metadata stand in a block of code, and the Hub takes them for text.',
  'card-in-code': 'The whole card stands in a block of code, and the Hub takes its metadata for text.',
};

const TITLES: Readonly<Record<UnreadFrontMatter['fault'], string>> = {
  space: 'Take the space out',
  fence: 'Write `---`',
  invisible: 'Take the invisible character out',
  'text-before': 'Move the metadata to the top',
  'not-closed': 'Close the metadata with `---`',
  'in-code': 'Take the metadata out of the block of code',
  'card-in-code': 'Take the card out of the block of code',
};

export default defineRule({
  id: 'integration/front-matter-not-read',
  consideration: 'integration/service-interface',
  reads: 'card',
  severity: 'warning',
  problem: 'The card has metadata that the Hub does not read.',
  remedy: 'Begin the file with `---`, and close the metadata with a line of nothing but `---`.',
  why: 'License, task and library count as missing, and no message says so.',
  sources: [
    {
      title: 'huggingface_hub: how the metadata block is found',
      url: 'https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/repocard.py',
    },
    { title: 'Hugging Face Hub: model cards', url: 'https://huggingface.co/docs/hub/model-cards' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { 'README.md': `--- \n${card()}` },
    good: { 'README.md': `---\n${card()}` },
  },
  *check(card) {
    const text = card.parts[0]!.text;
    const found = card.templated || card.frontMatter ? null : findUnreadFrontMatter(text);
    if (!found) return;
    const { fault, start, end, blockStart } = found;
    const at = end > start && !/code/.test(fault) ? { start, end } : { start: blockStart, end: blockStart + 3 };
    const edits = inPart(mend(text, found));
    yield finding({ part: 0, ...at }, SAYS[fault], [suggestedFix(TITLES[fault], ...edits)]);
  },
});

function mend(text: string, found: UnreadFrontMatter): TextEdit[] {
  const eol = eolOf(text);
  const { fault, start, end, yamlStart, yamlEnd, blockStart, blockEnd } = found;
  switch (fault) {
    case 'space':
    case 'invisible':
      return [{ start, end, newText: '' }];
    case 'fence':
      return [{ start, end, newText: '---' }];
    case 'not-closed':
      return [{ start, end, newText: `${eol}---` }];
    case 'in-code':
      return [{ start, end, newText: `---${eol}${text.slice(yamlStart, yamlEnd)}${eol}---${eol}` }];
    case 'card-in-code': {
      const last = text.replace(/\s*$/, '').search(/[^\r\n]*$/);
      return [
        { start, end, newText: '' },
        { start: last, end: text.length, newText: '' },
      ];
    }
    case 'text-before':
      return [
        { start: 0, end: 0, newText: `---${eol}${text.slice(yamlStart, yamlEnd)}${eol}---${eol}${eol}` },
        { start: blockStart, end: blockEnd, newText: '' },
      ];
  }
}

/** The card of the examples, behind its opening fence. */
function card(): string {
  return 'license: mit\npipeline_tag: text-classification\n---\n\n# Scorer\n\nClassifies support tickets by topic.\n';
}
