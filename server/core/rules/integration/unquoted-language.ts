import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isScalar, isSeq, items } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { quoted } from '../../artifacts/yamlWrite.js';
import { defineRule, finding, safeFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { frontMatterMap } from '../shared/hubCard.js';

/** Words that PyYAML reads as true or false. Source: https://yaml.org/type/bool.html, as PyYAML resolves it. */
const WORD = /^(?:yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|true|True|TRUE|false|False|FALSE)$/;

export default defineRule({
  id: 'integration/unquoted-language',
  consideration: 'integration/service-interface',
  reads: 'card',
  severity: 'warning',
  problem: 'The language is a word that Python reads as true or false.',
  remedy: 'Put it in quotes: `"no"`.',
  why: 'Python tools get `False` where Norwegian was meant, and write that back into the card.',
  sources: [
    { title: 'Hugging Face Hub: model cards', url: 'https://huggingface.co/docs/hub/model-cards' },
    { title: 'YAML 1.1: boolean', url: 'https://yaml.org/type/bool.html' },
  ],
  standards: [],
  fix: 'safe',
  examples: {
    bad: hubCardExample('language: no\nlicense: mit\npipeline_tag: text-classification'),
    good: hubCardExample('language: "no"\nlicense: mit\npipeline_tag: text-classification'),
  },
  *check(card) {
    const node = get(frontMatterMap(card), 'language');
    for (const item of isSeq(node) ? items(node) : [node]) {
      if (!isScalar(item) || item.style !== 'plain' || item.tag !== undefined || !WORD.test(item.value)) continue;
      const value = /^(?:no|on)$/i.test(item.value) ? item.value.toLowerCase() : item.value;
      const edits = inPart(setScalar(card.parts[0]!.text, item, quoted(value)));
      const fixes = value.length === 2 ? [safeFix(`Write \`"${value}"\``, ...edits)] : [];
      yield finding(
        spanOf(item),
        `Python reads \`${item.value}\` as ${/^(?:y|on|t)/i.test(item.value) ? 'true' : 'false'}.`,
        fixes,
      );
    }
  },
});
