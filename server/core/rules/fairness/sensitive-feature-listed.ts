import type { CardConcept, ModelCard } from '../../artifacts/modelCard.js';
import type { Span } from '../../model.js';
import { defineRule, finding } from '../../rule.js';
import { enumerated } from '../shared/enumerated.js';
import { cardExample } from '../shared/exampleCard.js';
import { isProtected, isWeaklyProtected } from '../shared/protectedAttributes.js';

const FEATURES =
  /^(?:(?:the |model |main |key |input |selected |numeric(?:al)? |categorical |top )*(?:features?|predictors?|inputs?|variables|columns|covariates)(?: (?:used|list|columns|schema|description|and output|and outputs))?|(?:categorical|numeric(?:al)?) (?:features?|columns))$/i;
const SPEAKS: readonly CardConcept[] = ['bias', 'ethics', 'subgroup-eval', 'mitigation', 'audit'];
const SPOKEN_OF =
  /\bfair(?:ness|ly|er)?\b|\bbias|\bdisparit|\bdisparate|\bdiscriminat|\bprotected (?:attribute|class|group|characteristic)|\bsensitive (?:attribute|feature)|\bequit(?:y|able)|\b(?:evaluation|analysis|audit)[- ]only\b|\bnot used\b|\bexcluded\b|\bdropped\b|\bremoved\b/i;

export default defineRule({
  id: 'fairness/sensitive-feature-listed',
  consideration: 'fairness/assessment',
  reads: 'card',
  severity: 'info',
  problem: 'A protected attribute is among the inputs, and the card says nothing of bias.',
  remedy: 'Compare the results per group and say why the attribute is needed, or train without it.',
  why: 'A model that is given the attribute can decide by it, and that is what a regulator asks about first.',
  sources: [
    { title: 'EU AI Act, Article 10: data and data governance', url: 'https://artificialintelligenceact.eu/article/10/' },
    { title: 'Fairlearn: assessment', url: 'https://fairlearn.org/main/user_guide/assessment/index.html' },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.11'],
  fix: 'none',
  examples: {
    bad: cardExample('## Input Features\n\n- `income`: yearly income\n- `marital_status`: as declared\n- `gender`'),
    good: cardExample('## Input Features\n\n- `income`: yearly income\n- `loan_amount`\n- `years_employed`'),
  },
  *check(card) {
    if (card.templated) return;
    const found = listed(card).filter(({ name }) => isProtected(name));
    const names = [...new Set(found.map(({ name }) => name))];
    if (names.every(isWeaklyProtected)) return;
    if (SPEAKS.some((c) => card.concept(c) ?? card.started(c)) || SPOKEN_OF.test(card.body.content)) return;
    const first = found.find(({ name }) => !isWeaklyProtected(name))!;
    yield finding(
      first.span,
      `${enumerated(names)} ${names.length === 1 ? 'is an input' : 'are inputs'} of the model, and the card says nothing of bias.`,
    );
  },
});

/** The names that lists, tables and enumerations of features begin with. */
function listed(card: ModelCard): { readonly name: string; readonly span: Span }[] {
  const places = [
    ...card.sections.filter(({ title }) => FEATURES.test(title)).map(({ own }) => own),
    ...card.labels.filter(({ title }) => FEATURES.test(title)).map(({ content }) => content),
  ];
  const { content } = card.body;
  return places.flatMap(({ start, end }) => {
    const text = content.slice(start, end);
    const names = [
      ...text.matchAll(
        /(?:^|\n)[ \t]*(?:[-*+]|\d{1,3}[.)]|\|)[ \t]*(?:\*\*)?`?([A-Za-z][\w -]{1,40}?)`?(?:\*\*)?[ \t]*(?=[:|(,\n\u2013\u2014-]|$)/g,
      ),
    ];
    const quoted = [...text.matchAll(/`([A-Za-z][\w -]{1,40})`/g)];
    const inline = /\n/.test(text.trim())
      ? []
      : [...text.matchAll(/(?<=^|[,;:] ?|and )([A-Za-z][\w -]{1,40}?)(?=[,;.]|$| and )/g)];
    return [...names, ...quoted, ...inline].map((m) => {
      const from = start + m.index + m[0].lastIndexOf(m[1]!);
      return { name: m[1]!.trim(), span: { part: 0, start: from, end: from + m[1]!.length } };
    });
  });
}
