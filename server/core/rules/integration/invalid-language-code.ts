import { spanOf } from '../../artifacts/kubernetes.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import { languages, otherLanguages } from '../../catalogue/languages.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { table } from '../../table.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { scalarsAt } from '../shared/listItems.js';

/** Codes of countries that people write for their languages, and that are no language's code. */
const COUNTRIES: Readonly<Record<string, string>> = table({
  cn: 'zh',
  cz: 'cs',
  dk: 'da',
  gr: 'el',
  jp: 'ja',
  ua: 'uk',
  vn: 'vi',
});

/** Other English names. */
const NAMES: Readonly<Record<string, string>> = table({
  mandarin: 'zh',
  farsi: 'fa',
  bangla: 'bn',
  castilian: 'es',
  flemish: 'nl',
  uighur: 'ug',
  maori: 'mi',
});

export default defineRule({
  id: 'integration/invalid-language-code',
  consideration: 'integration/service-interface',
  reads: 'card',
  severity: 'info',
  problem: 'The language is no ISO 639 code.',
  remedy: 'Write the code of two or three small letters, or `code` or `multilingual`.',
  why: 'Whoever filters models by language does not find this one.',
  sources: [
    { title: 'Hugging Face Hub: model cards', url: 'https://huggingface.co/docs/hub/model-cards' },
    {
      title: 'huggingface_hub: model card data',
      url: 'https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/repocard_data.py',
    },
    { title: 'ISO 639-2 and 639-1 codes', url: 'https://www.loc.gov/standards/iso639-2/php/code_list.php' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: hubCardExample('language: English\nlicense: mit\npipeline_tag: text-classification'),
    good: hubCardExample('language: en\nlicense: mit\npipeline_tag: text-classification'),
  },
  *check(card) {
    const nodes = scalarsAt(card, 'language');
    const given = new Set(nodes.map((node) => node.value));
    for (const node of nodes) {
      const text = node.value.trim();
      if (isCode(text) || /^(?:true|false|on|off|yes|no)$/i.test(text)) continue;
      const code = codeOf(text);
      const several = text.split(/\s*[,;/]\s*/);
      const list =
        several.length > 1 && several.every(isCode) && nodes.length === 1 ? `[${several.map(inList).join(', ')}]` : undefined;
      const written = list ?? (code === undefined || given.has(code) ? undefined : scalarSource(code));
      const edits = written === undefined ? [] : inPart(setScalar(card.parts[0]!.text, node, written));
      yield finding(
        spanOf(node),
        several.length > 1
          ? `\`${text.slice(0, 60)}\` is one text; several languages are a list.`
          : `\`${text.slice(0, 60)}\` is no ISO 639 code${code === undefined ? '' : `; \`${code}\` is`}.`,
        edits.length > 0 ? [suggestedFix(`Write \`${written}\``, ...edits)] : [],
      );
    }
  },
});

/** ISO 639-3 has some eight thousand codes: any three letters pass. */
function isCode(text: string): boolean {
  return Object.hasOwn(languages, text) || /^[a-z]{3}$/.test(text) || text === 'code' || text === 'multilingual';
}

function inList(code: string): string {
  return code === 'no' ? '"no"' : code;
}

function codeOf(text: string): string | undefined {
  const plain = text.toLowerCase();
  if (isCode(plain)) return plain;
  if (Object.hasOwn(COUNTRIES, plain)) return COUNTRIES[plain];
  if (Object.hasOwn(NAMES, plain)) return NAMES[plain];
  const named = [...Object.entries(languages), ...Object.entries(otherLanguages)].find(
    ([, name]) => name.toLowerCase() === plain,
  );
  if (named) return named[0];
  // A tag with a region or script: `pt-BR`, `zh_Hans`.
  const first = /^([a-z]{2,3})[-_](?:[a-z]{2}|[a-z]{4}|\d{3})$/.exec(plain)?.[1];
  return first !== undefined && isCode(first) ? first : undefined;
}
