import { placeholders } from '../../artifacts/modelCard.js';
import type { Span } from '../../model.js';
import { defineRule, finding } from '../../rule.js';
import { cardExample } from '../shared/exampleCard.js';

/** Sections that are named one by one; a template with forty blanks is one task, not forty. */
const NAMED = 3;

export default defineRule({
  id: 'trust/placeholder-text',
  consideration: 'trust/transparency',
  reads: 'card',
  severity: 'warning',
  problem: "The template's text stands where the author's own should.",
  remedy: 'Write what you know, or take the line out; `TODO` marks what is still to come.',
  why: 'A blank between filled sections reads as an answer, and readers cannot tell whether nothing is known or nobody looked.',
  sources: [{ title: 'Hugging Face Hub: annotated model card', url: 'https://huggingface.co/docs/hub/model-card-annotated' }],
  standards: ['EU AI Act Art. 13', 'ISO/IEC 42001 A.8.2'],
  fix: 'none',
  examples: {
    bad: cardExample('## Limitations\n\n[More Information Needed]'),
    good: cardExample('## Limitations\n\nLess reliable for applicants with less than a year of history.'),
  },
  *check(card) {
    const text = card.parts[0]!.text;
    // A `TODO` is the author's own note, and the checklist counts it as a gap.
    const blanks = placeholders(card).filter(({ start, end }) => !/^(?:TODO|FIXME|TBD)\b/i.test(text.slice(start, end)));
    const bySection = new Map<number, Span[]>();
    let section = -1;
    for (const span of blanks) {
      while (section + 1 < card.sections.length && card.sections[section + 1]!.heading.start <= span.start) section++;
      const spans = bySection.get(section);
      if (spans) spans.push(span);
      else bySection.set(section, [span]);
    }
    const groups = [...bySection.values()];
    const named = groups.length <= NAMED + 1 ? groups.length : NAMED;
    for (const [index, spans] of groups.slice(0, named + 1).entries()) {
      const first = spans[0]!;
      const words = `\`${text.slice(first.start, first.end).replace(/\s+/g, ' ').replaceAll('`', '').slice(0, 60)}\``;
      const more = spans.length > 1 ? `, and ${spans.length - 1} more such in this section` : '';
      const rest = groups.slice(named).reduce((sum, each) => sum + each.length, 0);
      if (index < named) yield finding(first, `${words} is the template's text${more}.`);
      else yield finding(first, `The card holds the template's text in ${rest} further places, first here.`);
    }
  },
});
