import { placeholdersIn, saysSomething } from '../../artifacts/cardContent.js';
import { pair } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { frontMatterMap } from '../shared/hubCard.js';

const SENTENCE = /Carbon emissions can be estimated using the \[?Machine Learning Impact calculator[^\n]{0,200}/i;
const FRONT = 'library_name: transformers\nlicense: apache-2.0\npipeline_tag: text-classification';
const TEXT =
  'Carbon emissions can be estimated using the [Machine Learning Impact calculator](https://mlco2.github.io/impact#compute) presented in [Lacoste et al. (2019)](https://arxiv.org/abs/1910.09700).';

export default defineRule({
  id: 'cost/boilerplate-emissions',
  consideration: 'cost/strategy',
  reads: 'card',
  severity: 'info',
  problem: "The section on emissions is the template's own sentence and states none.",
  remedy: 'State hardware, hours and region with the resulting kilograms of CO2, or take the section out.',
  why: 'The sentence says how anyone could estimate the emissions, so the section looks answered while energy and cost stay unknown.',
  sources: [
    {
      title: 'huggingface_hub: modelcard_template.md',
      url: 'https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/templates/modelcard_template.md',
    },
    { title: 'Hugging Face Hub: CO2 emissions', url: 'https://huggingface.co/docs/hub/model-cards-co2' },
  ],
  standards: ['NIST AI RMF MEASURE 2.12'],
  fix: 'none',
  examples: {
    bad: hubCardExample(FRONT, `## Environmental Impact\n\n${TEXT}`),
    good: hubCardExample(
      FRONT,
      `## Environmental Impact\n\n${TEXT}\n\n- **Hardware:** one A100\n- **Hours used:** 6\n- **Carbon emitted:** 0.8 kg`,
    ),
  },
  *check(card) {
    if (card.templated || pair(frontMatterMap(card) ?? undefined, 'co2_eq_emissions')) return;
    for (const section of card.sections) {
      const own = card.body.content.slice(section.own.start, section.own.end);
      const found = SENTENCE.exec(own);
      if (!found || saysSomething(card.body.content, section.body, 1)) continue;
      // Blanks of the template are reported by themselves.
      if (placeholdersIn(card.body.prose, section.body).length > 0) continue;
      const start = section.own.start + found.index;
      yield finding({ part: 0, start, end: start + found[0].trimEnd().length });
    }
  },
});
