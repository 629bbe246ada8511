import { spanOf } from '../../artifacts/kubernetes.js';
import { get, str } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { frontMatterMap, isGiven } from '../shared/hubCard.js';

export default defineRule({
  id: 'compliance/license-name-missing',
  consideration: 'compliance/regulations',
  reads: 'card',
  severity: 'warning',
  problem: 'The license is `other`, and nothing says which.',
  remedy: 'Give it a name in `license_name` and say where its text stands in `license_link`: `LICENSE`, `LICENSE.md` or a URL.',
  why: 'Whoever wants to use the model has to ask you first, and most will not.',
  sources: [
    { title: 'Hugging Face Hub: model card metadata', url: 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md' },
    { title: 'Hugging Face Hub: licenses', url: 'https://huggingface.co/docs/hub/repositories-licenses' },
  ],
  standards: ['EU AI Act Annex XI(1)(1)(f)', 'ISO/IEC 42001 A.10.3'],
  fix: 'none',
  examples: {
    bad: hubCardExample('license: other\npipeline_tag: text-classification'),
    good: hubCardExample(
      'license: other\nlicense_name: northwind-research-1.0\nlicense_link: LICENSE\npipeline_tag: text-classification',
    ),
  },
  *check(card) {
    const map = frontMatterMap(card);
    const license = get(map, 'license');
    if (!license || str(license)?.toLowerCase() !== 'other' || isGiven(get(map, 'license_name'))) return;
    const linked = isGiven(get(map, 'license_link'));
    yield finding(spanOf(license), linked ? 'The license is `other`, and has no `license_name`.' : '');
  },
});
