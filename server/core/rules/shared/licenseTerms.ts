import type { ModelCard } from '../../artifacts/modelCard.js';
import { get, isScalar, str, type YamlScalar } from '../../artifacts/yaml.js';
import { frontMatterMap } from './hubCard.js';
import { scalarsAt } from './listItems.js';

/** A family of models whose license goes with everything that is made from it. */
interface Family {
  readonly models: RegExp;
  readonly name: string;
  /** The Hub's identifier; undefined where it has none and `other` is right. */
  readonly license?: string;
}

/**
 * Sources: section 1.b.i of each Llama license (https://www.llama.com/llama3_1/license/ and its sisters), section 3.1 of the Gemma
 * Terms of Use (https://ai.google.dev/gemma/terms), section 3 of the FLUX.1 [dev] license
 * (https://huggingface.co/black-forest-labs/FLUX.1-dev/blob/main/LICENSE.md). Other Gemma and FLUX models have other terms.
 */
const FAMILIES: readonly Family[] = [
  { models: /^meta-llama\/llama-2-/i, name: 'Llama 2', license: 'llama2' },
  { models: /^codellama\/codellama-/i, name: 'Llama 2', license: 'llama2' },
  { models: /^meta-llama\/meta-llama-3-/i, name: 'Llama 3', license: 'llama3' },
  { models: /^meta-llama\/(?:meta-)?llama-3\.1-/i, name: 'Llama 3.1', license: 'llama3.1' },
  { models: /^meta-llama\/llama-3\.2-/i, name: 'Llama 3.2', license: 'llama3.2' },
  { models: /^meta-llama\/llama-3\.3-/i, name: 'Llama 3.3', license: 'llama3.3' },
  { models: /^meta-llama\/llama-4-/i, name: 'Llama 4', license: 'llama4' },
  {
    models: /^google\/(?:gemma-(?:[27]b|1\.1|2|3n?)(?:-|$)|codegemma-|recurrentgemma-|paligemma2?-|shieldgemma-)/i,
    name: 'Gemma',
    license: 'gemma',
  },
  { models: /^black-forest-labs\/flux\.1-dev$/i, name: 'FLUX.1 [dev]' },
];

/** Licenses that let anybody do anything with the work, without the conditions of such a family. */
const PERMISSIVE = new Set(
  (
    'apache-2.0 mit isc bsd bsd-2-clause bsd-3-clause bsd-3-clause-clear cc0-1.0 cc-by-4.0 cc-by-3.0 unlicense wtfpl zlib ' +
    'bsl-1.0 afl-3.0 ms-pl ncsa pddl postgresql cdla-permissive-2.0'
  ).split(' '),
);

export interface LicenseConflict {
  readonly license: YamlScalar;
  readonly base: string;
  readonly family: Family;
}

/**
 * The card gives a permissive license to a model made from one of these families, of which `base` is the id. An adapter holds
 * weights of its own only, and is none.
 */
export function conflictOf(card: ModelCard, base: string): LicenseConflict | undefined {
  const map = frontMatterMap(card);
  const license = get(map, 'license');
  const id = str(license)?.toLowerCase();
  if (!isScalar(license) || id === undefined || !PERMISSIVE.has(id)) return undefined;
  const relation = str(get(map, 'base_model_relation'))?.toLowerCase();
  const library = str(get(map, 'library_name'))?.toLowerCase();
  const tags = scalarsAt(card, 'tags').map((tag) => tag.value.toLowerCase());
  const adapter = tags.some((tag) => /^(?:q?lora|peft|adapter)$/.test(tag));
  if (relation === 'adapter' || (relation === undefined && (library === 'peft' || adapter))) return undefined;
  const family = FAMILIES.find(({ models }) => models.test(base));
  return family && { license, base, family };
}
