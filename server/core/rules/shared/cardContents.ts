import { frontMatterFix } from '../../artifacts/cardFrontMatterEdit.js';
import type { Evaluation, ResultFigure } from '../../artifacts/evaluation.js';
import type { LicenseFile } from '../../artifacts/licenseFile.js';
import { type CardConcept, type ModelCard, readModelCard } from '../../artifacts/modelCard.js';
import { get, isNull } from '../../artifacts/yaml.js';
import type { YamlValue } from '../../artifacts/yamlWrite.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import { hubLicenses } from '../../catalogue/hub.js';
import { pathMatcher } from '../../config.js';
import { claimsOf } from '../../evidence/shared/cardText.js';
import { figure, measured, metricName } from '../../evidence/shared/metrics.js';
import { code, plain } from '../../facts/markdownText.js';
import { applyEdits } from '../../fixes.js';
import { type Project, relativePath } from '../../project.js';
import { trainingSetsOf } from '../../projectFacts.js';
import { fileName, folderOf, standsFor } from './beside.js';
import { conflictOf } from './licenseTerms.js';
import { scalarsAt } from './listItems.js';
import { modelIndex } from './modelIndex.js';

/** What a project's files say on a consideration, as a card would. Names and numbers only: nothing is made up. */
export interface CardContent {
  /** What it is, for the title of a fix: "the license of `LICENSE`". */
  readonly what: string;
  /** Keys of the front matter that say it. */
  readonly keys: readonly { readonly key: string; readonly value: YamlValue }[];
  /** Whether the keys say all of it, so that a card which takes them needs no section. */
  readonly keysSuffice: boolean;
  /** Sections that can hold it; the first that the card has not yet is written. */
  readonly concepts: readonly CardConcept[];
  readonly lines: readonly string[];
  /** The same on one line, for a card of bold labels. */
  readonly line: string;
}

type Provider = (project: Project, card: ModelCard) => CardContent | null;

/** What a card can take over from the project's files, by consideration; null where the files do not say or the card does. */
export const cardContents: Readonly<Partial<Record<ConsiderationId, Provider>>> = {
  'compliance/regulations': license,
  'drift/evaluation-threshold': evaluation,
  'integration/ownership': contact,
  'data-quality/refresh': trainingData,
};

function license(project: Project, card: ModelCard): CardContent | null {
  const own = get(card.frontMatter?.root, 'license');
  if ((own && !isNull(own)) || card.concept('license')) return null;
  const file = nearest(project.licenses, card, project);
  if (!file) return null;
  const path = pathFrom(card, file);
  const name = file.id === undefined ? plain(file.title) : hubLicenses[file.id]!;
  if (file.id === undefined && !/licen[cs]e|terms/i.test(name)) return null;
  if (file.id !== undefined && contradictsBase(card, file.id)) return null;
  const line = `${name}, see ${code(path)}.`;
  return {
    what: `the license of ${code(fileName(file))}`,
    keys: file.id === undefined ? [] : [{ key: 'license', value: file.id }],
    keysSuffice: file.id !== undefined,
    concepts: ['license'],
    lines: [line],
    line,
  };
}

/** The terms of the base model rule out a license that a text gives: somebody has to decide. */
function contradictsBase(card: ModelCard, id: string): boolean {
  const { text } = card.parts[0]!;
  const made = readModelCard(card.uri, applyEdits(text, frontMatterFix(card, text, 'license', id)), card.siblings);
  return made !== null && scalarsAt(made, 'base_model').some(({ value }) => conflictOf(made, value) !== undefined);
}

/** The license text beside the card, else at the root; none where two of them differ. */
function nearest(files: readonly LicenseFile[], card: ModelCard, project: Project): LicenseFile | undefined {
  for (const folder of [folderOf(card), project.root]) {
    const found = files.filter((file) => folderOf(file) === folder);
    if (found.length > 0) return found.every(({ id }) => id === found[0]!.id) ? found[0] : undefined;
  }
  return undefined;
}

function evaluation(project: Project, card: ModelCard): CardContent | null {
  if (card.concept('evaluation') || modelIndex(card) || measured.test(claimsOf(card))) return null;
  const files = resultsOf(project, card);
  const figures = files.flatMap((file) => file.figures.map((each) => ({ ...each, file })));
  const isPlain = ({ title, value }: ResultFigure) => metricName.test(title) && figure.test(rounded(value));
  if (!figures.some(isPlain)) return null;
  const source = files.map((file) => code(pathFrom(card, file))).join(', ');
  const placed = figures.some(({ on }) => on !== '');
  const head = figures.some(({ id }) => id === '') ? 'Benchmark' : 'Metric';
  const rows = figures.map(({ title, on, value }) => [title, ...(placed ? [on] : []), rounded(value)]);
  const columns = [head, ...(placed ? ['Measured on'] : []), 'Value'];
  return {
    what: `the figures of ${code(fileName(files[0]!))}`,
    keys: [],
    keysSuffice: false,
    concepts: ['evaluation'],
    lines: [
      row(columns),
      row(columns.map(() => '---')),
      ...rows.map(row),
      '',
      `From ${source}.`,
      '',
      '<!-- Which data was this measured on, and how many rows? Below which value is the model not released? -->',
    ],
    line: `${rows.map((cells) => `${cells[0]}${cells[2] && cells[1] ? ` (${cells[1]})` : ''} ${cells.at(-1)}`).join(', ')}; from ${source}.`,
  };
}

/** Of files that repeat each other, the one whose name says most. */
const byName = [/^eval_results/, /^test_results/, /^evaluation/, /^metrics/, /^all_results/, /^results/];

/** The results of this card's model: those beside it, else those of a folder below it. */
function resultsOf(project: Project, card: ModelCard): readonly Evaluation[] {
  const folder = folderOf(card);
  const beside = project.evaluations.filter((file) => standsFor(file) === folder);
  const below = project.evaluations.filter((file) => folderOf({ uri: standsFor(file) }) === folder);
  const hub = beside.filter((file) => standsFor(file) !== folderOf(file));
  for (const found of [beside.filter((file) => !hub.includes(file)), below]) {
    const rank = (file: Evaluation) => byName.findIndex((name) => name.test(fileName(file)));
    const best = [...found].sort((a, b) => rank(a) - rank(b))[0];
    if (best) return [best];
  }
  return hub;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Four digits tell two runs apart; more is noise. */
function rounded(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return String(Number(Math.abs(value) < 1 ? value.toFixed(4) : value.toPrecision(4)));
}

function contact(project: Project, card: ModelCard): CardContent | null {
  const path = relativePath(project.root, card.uri);
  const owners = project.codeOwners.flatMap((file) => {
    const rule = file.rules.findLast(({ pattern }) => pathMatcher([pattern])(path));
    return (rule?.owners ?? []).map((who) => ({ who: code(who), file: fileName(file) }));
  });
  const folders = [folderOf(card), project.root];
  const packages = [...project.packages, ...project.requirements].filter((file) => folders.includes(folderOf(file)));
  const people = packages.flatMap((file) =>
    (file.people ?? []).map(({ name, email }) => ({
      who: [plain(name), email === '' ? '' : `<${email}>`].filter(Boolean).join(' '),
      file: fileName(file),
    })),
  );
  const all = [...owners, ...people].filter(({ who }, index, list) => list.findIndex((other) => other.who === who) === index);
  if (all.length === 0) return null;
  const files = [...new Set(all.map(({ file }) => code(file)))];
  return {
    what: `the contacts of ${files.join(' and ')}`,
    keys: [],
    keysSuffice: false,
    concepts: ['contact'],
    lines: all.slice(0, 8).map(({ who, file }) => `- ${who}, in ${code(file)}`),
    line: all
      .slice(0, 8)
      .map(({ who }) => who)
      .join(', '),
  };
}

function trainingData(project: Project): CardContent | null {
  const trainingSets = trainingSetsOf(project);
  const dated = trainingSets.filter(({ fact }) => /^[\w.-]*\d[\w.-]*$/.test(fact.revision));
  if (dated.length === 0) return null;
  const ids = [...new Set(trainingSets.map(({ fact }) => fact.id))];
  const lines = trainingSets.map(({ path, fact }) => {
    const split = fact.split === '' ? '' : `, split ${code(fact.split)}`;
    const revision = fact.revision === '' ? '' : `, revision ${code(fact.revision)}`;
    return `- ${code(fact.id)}${split}${revision}, loaded in ${code(path)}`;
  });
  return {
    what: `the data sets that ${code(dated[0]!.path)} loads`,
    keys: [{ key: 'datasets', value: ids }],
    keysSuffice: false,
    concepts: ['training-data', 'data-refresh'],
    lines,
    line: lines.map((each) => each.slice(2)).join('; '),
  };
}

/** The path from the card to a file of its project. */
function pathFrom(card: ModelCard, file: { readonly uri: string }): string {
  const from = folderOf(card).split('/');
  const to = folderOf(file).split('/');
  const shared = from.findIndex((segment, i) => segment !== to[i]);
  const common = shared < 0 ? from.length : shared;
  const segments = [...from.slice(common).map(() => '..'), ...to.slice(common), file.uri.slice(file.uri.lastIndexOf('/') + 1)];
  try {
    return segments.map(decodeURIComponent).join('/');
  } catch {
    return segments.join('/');
  }
}
