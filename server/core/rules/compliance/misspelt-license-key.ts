import { spanOf } from '../../artifacts/kubernetes.js';
import { get, keyText, pair, str } from '../../artifacts/yaml.js';
import { renameKey } from '../../artifacts/yamlEdit.js';
import { hubLicenses } from '../../catalogue/hub.js';
import type { Fix } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { table } from '../../table.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { editFrontMatter, frontMatterMap } from '../shared/hubCard.js';

/** Spellings that are no key of the Hub. */
const MEANT: Readonly<Record<string, string>> = table({
  licence: 'license',
  licenses: 'license',
  licences: 'license',
  licence_name: 'license_name',
  licence_link: 'license_link',
  license_url: 'license_link',
});

export default defineRule({
  id: 'compliance/misspelt-license-key',
  consideration: 'compliance/regulations',
  reads: 'card',
  severity: 'warning',
  problem: 'The license stands under a key that the Hub does not read.',
  remedy: 'Write the key as `license`.',
  why: 'The model counts as one without a license, although its author gave it one.',
  sources: [
    { title: 'Hugging Face Hub: model card metadata', url: 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md' },
  ],
  standards: ['ISO/IEC 42001 A.10.3'],
  fix: 'suggested',
  examples: {
    bad: hubCardExample('licence: mit\npipeline_tag: text-classification'),
    good: hubCardExample('license: mit\npipeline_tag: text-classification'),
  },
  *check(card) {
    const map = frontMatterMap(card);
    for (const own of map?.pairs ?? []) {
      const name = keyText(own) ?? '';
      const key = MEANT[name.toLowerCase()] ?? (/^license(?:_name|_link)?$/i.test(name) ? name.toLowerCase() : undefined);
      if (key === undefined || key === name || pair(map, key)) continue;
      const value = str(own.value);
      const blank = key === 'license' && value?.toLowerCase() === 'license';
      const message = blank
        ? `\`${name}: ${value}\` comes from a training tool and names no license; the Hub reads \`license\`.`
        : `The Hub reads \`${key}\`, not \`${name}\`.`;
      yield finding(spanOf(own.key), message, fixOf(name, key, value));
    }
    /** Only where the value is one that the Hub takes: else one finding would make room for the next. */
    function fixOf(name: string, key: string, value: string | undefined): Fix[] {
      if (key === 'license' && (value === undefined || !Object.hasOwn(hubLicenses, value))) return [];
      if (key === 'license' && value === 'other' && !get(map, 'license_name')) return [];
      const edits = editFrontMatter(card, (yaml, root) => renameKey(yaml, root, name, key));
      return edits.length > 0 ? [suggestedFix(`Rename it to \`${key}\``, ...edits)] : [];
    }
  },
});
