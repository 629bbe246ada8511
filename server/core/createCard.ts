import type { CardConcept } from './artifacts/cardConcepts.js';
import { readModelCard } from './artifacts/modelCard.js';
import { entryLines, type YamlValue } from './artifacts/yamlWrite.js';
import { cardQuestions } from './catalogue/cardQuestions.js';
import { hubLicenses } from './catalogue/hub.js';
import { metricIds } from './catalogue/metrics.js';
import { code, plain } from './facts/markdownText.js';
import { type RootFacts, type RootFiles, readRootFiles } from './facts/rootFiles.js';
import type { Project } from './project.js';
import { type ProjectFacts, projectFacts, type Shown } from './projectFacts.js';
import { findSecrets } from './secrets.js';

/** The text of a new card. */
export interface NewCard {
  readonly text: string;
  /** How many statements were taken from the project. */
  readonly facts: number;
}

/**
 * A model card out of what a project shows, in the order of the Hub's template: each statement names the file it is from, and
 * a section of which nothing is known asks its questions and holds a `TODO`. `uri` is where it is to be: the card is read
 * back and has a title under which it is recognised there. Source of the order:
 * https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/templates/modelcard_template.md
 */
export function createCard(project: Project, files: RootFiles, uri: string): NewCard {
  const facts = projectFacts(project);
  const extra = readRootFiles(files);
  const matter = frontMatter(facts, extra);
  const statements = statementsOf(facts, extra);
  const body = sections(statements);
  // A name such as "writing-guide" makes the usual title one about cards.
  const titles = [`# Model Card for ${facts.name}`, '# Model Card'];
  const texts = titles.map((title) => withoutSecrets(`${matter}${title}\n\n${body}`));
  const text = texts.find((each) => readModelCard(uri, each) !== null) ?? texts.at(-1)!;
  return { text, facts: [...statements.values()].reduce((sum, lines) => sum + lines.length, 0) };
}

function frontMatter(facts: ProjectFacts, { license, adapter, mlflow }: RootFacts): string {
  const metrics = metricsOf(facts).filter((id) => Object.hasOwn(metricIds, id));
  const own = license && !license.id ? customLicense(license.file, license.title) : null;
  const fields: Readonly<Record<string, YamlValue | undefined>> = {
    license: license?.id ?? (own ? 'other' : undefined),
    ...own,
    library_name: adapter ? 'peft' : (mlflow?.library ?? facts.library),
    pipeline_tag: facts.task,
    datasets: facts.trainingSets.length > 0 ? names(facts.trainingSets.map(({ fact }) => fact.id)) : undefined,
    metrics: metrics.length > 0 ? metrics : undefined,
    base_model: adapter?.base ?? facts.baseModel?.fact.id,
    base_model_relation: adapter ? 'adapter' : facts.relation,
  };
  const lines = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : entryLines(key, value, 0, { step: 2, dash: 2, gap: 2 }),
  );
  return lines.length === 0 ? '' : `---\n${lines.join('\n')}\n---\n\n`;
}

/** The keys for a license that the Hub has no id for; null where its text has no title to name it by. */
function customLicense(file: string, title: string): { license_name: string; license_link: string } | null {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-+|[-.]+$/g, '')
    .slice(0, 60);
  if (!/licen[cs]e|terms/.test(name) || !/^LICENSE(?:\.md)?$/.test(file)) return null;
  return { license_name: name, license_link: file };
}

/** The sections of a new card: a heading of its own, or one below a heading that only groups. */
const layout: readonly (
  | CardConcept
  | { readonly group: string; readonly own?: CardConcept; readonly of: readonly CardConcept[] }
)[] = [
  { group: 'Model Details', of: ['description', 'model-type', 'base-model', 'version', 'license'] },
  { group: 'Uses', of: ['intended-use', 'out-of-scope'] },
  { group: 'Bias, Risks, and Limitations', of: ['bias', 'risks', 'limitations'] },
  'usage-code',
  'io-spec',
  { group: 'Training Details', of: ['training-data', 'training-procedure'] },
  { group: 'Evaluation', own: 'evaluation', of: ['eval-data', 'subgroup-eval', 'thresholds'] },
  'explainability',
  'environment',
  { group: 'Technical Specifications', of: ['hardware', 'software'] },
  'monitoring',
  'retraining',
  'oversight',
  'contact',
];

type Statements = ReadonlyMap<CardConcept, readonly string[]>;

function sections(statements: Statements): string {
  const content = (concept: CardConcept) => {
    const lines = statements.get(concept) ?? [];
    const said = lines.length > 0 && !needsMore.has(concept);
    const questions = said ? [] : [cardQuestions[concept].questions.map((question) => `<!-- ${question} -->`).join('\n'), 'TODO'];
    return [...(lines.length > 0 ? [lines.join('\n')] : []), ...questions];
  };
  const blocks = layout.flatMap((entry) => {
    if (typeof entry === 'string') return [`## ${cardQuestions[entry].title}`, ...content(entry)];
    const own = entry.own ? content(entry.own) : [];
    return [
      `## ${entry.group}`,
      ...own,
      ...entry.of.flatMap((concept) => [`### ${cardQuestions[concept].title}`, ...content(concept)]),
    ];
  });
  return `${blocks.join('\n\n')}\n`;
}

/** What files show of it is only a beginning: metrics without values. */
const needsMore: ReadonlySet<CardConcept> = new Set(['evaluation']);

/** What is known, by section: each a line that says where it is from. */
function statementsOf(facts: ProjectFacts, { license, adapter, mlflow }: RootFacts): Statements {
  const found = new Map<CardConcept, string[]>();
  const say = (concept: CardConcept, line: string) => {
    const lines = found.get(concept) ?? [];
    if (!lines.includes(line)) found.set(concept, [...lines, line]);
  };
  const fitted = facts.notebooks.flatMap(({ path, fact }) => fact.estimators.map((each) => ({ path, name: each.path })));
  // Of several, the files do not tell which one the model is.
  if (new Set(fitted.map(({ name }) => name)).size === 1)
    say('model-type', `- ${code(fitted[0]!.name)}, fitted in ${code(fitted[0]!.path)}`);
  const base = adapter
    ? { path: 'adapter_config.json', fact: { id: adapter.base, revision: adapter.revision } }
    : facts.baseModel;
  if (base) say('base-model', `- ${code(base.fact.id)}${revision(base.fact.revision)}, in ${code(base.path)}`);
  if (license?.id) say('license', `- ${hubLicenses[license.id]}, see ${code(license.file)}`);
  else if (license && license.title !== '') say('license', `- ${plain(license.title)}, see ${code(license.file)}`);
  if (mlflow?.inputs) say('io-spec', `- Inputs: ${mlflow.inputs}, in \`MLmodel\``);
  if (mlflow?.outputs) say('io-spec', `- Outputs: ${mlflow.outputs}, in \`MLmodel\``);
  for (const { path, fact } of facts.trainingSets) say('training-data', dataSet(path, fact));
  for (const { path, fact } of facts.testSets) say('eval-data', dataSet(path, fact));
  for (const { path, fact } of facts.notebooks) {
    if (!fact.trains) continue;
    for (const file of fact.dataFiles) say('training-data', `- ${code(file)}, read in ${code(path)}`);
    say('training-procedure', procedure(path, fact.estimators, facts.settings.get(path) ?? []));
  }
  for (const { path, fact } of facts.notebooks) {
    if (fact.metrics.length > 0) say('evaluation', `- Computed in ${code(path)}: ${fact.metrics.map(metricName).join(', ')}`);
  }
  for (const { path, fact } of facts.serving) {
    if (fact.resources.length > 0) say('hardware', `- ${plain(fact.object)} in ${code(path)}: ${fact.resources.join(', ')}`);
  }
  for (const [path, versions] of byPath(facts.software)) say('software', `- ${versions.join(', ')}, in ${code(path)}`);
  for (const { path, fact } of facts.owners) say('contact', `- ${code(fact)}, in ${code(path)}`);
  return found;
}

function procedure(
  path: string,
  estimators: ProjectFacts['notebooks'][number]['fact']['estimators'],
  settings: readonly string[],
): string {
  const fitted = estimators.map(({ path: name, settings: own }) => `\`${name}\`${own.length > 0 ? ` (${own.join(', ')})` : ''}`);
  const what = fitted.length > 0 ? ` Fitted: ${fitted.join('; ')}.` : '';
  return `- Trained in ${code(path)}.${what}${settings.length > 0 ? ` Settings: ${settings.join(', ')}.` : ''}`;
}

function dataSet(path: string, { id, split, revision: commit }: ProjectFacts['testSets'][number]['fact']): string {
  return `- ${code(id)}${split ? `, split ${code(split)}` : ''}${revision(commit)}, loaded in ${code(path)}`;
}

function revision(commit: string): string {
  return commit === '' ? '' : `, revision ${code(commit)}`;
}

function metricsOf(facts: ProjectFacts): string[] {
  return names(facts.notebooks.flatMap(({ fact }) => fact.metrics));
}

function metricName(id: string): string {
  return (
    { roc_auc: 'ROC AUC', f1: 'F1', mse: 'MSE', mae: 'MAE', mape: 'MAPE', rmse: 'RMSE', r_squared: 'R²' }[id] ??
    id.replaceAll('_', ' ')
  );
}

function byPath(shown: readonly Shown<string>[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { path, fact } of shown) groups.set(path, [...(groups.get(path) ?? []), fact].slice(0, 30));
  return groups;
}

function names(list: readonly string[]): string[] {
  return [...new Set(list)];
}

/** Names and numbers only go into a card; should one look like a credential all the same, its line goes. */
function withoutSecrets(text: string): string {
  const spans = findSecrets(text);
  if (spans.length === 0) return text;
  let at = 0;
  return text
    .split('\n')
    .filter((line) => {
      const start = at;
      at += line.length + 1;
      return !spans.some((span) => span.start < at && span.end > start);
    })
    .join('\n');
}
