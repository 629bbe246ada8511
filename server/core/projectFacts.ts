import type { Notebook } from './artifacts/notebook.js';
import type { PythonScript } from './artifacts/pythonScript.js';
import type { KnownNames } from './completion/frontMatterSchema.js';
import type { Choice } from './completion/schema.js';
import { pathMatcher } from './config.js';
import { modelLibraries } from './facts/libraries.js';
import { type HubUse, type NotebookFacts, notebookFacts, trainingSettings } from './facts/notebookFacts.js';
import { type ServingFacts, servingFacts } from './facts/servingFacts.js';
import { type Project, relativePath } from './project.js';

/** Something that a file shows. `path` is relative to the project's folder. */
export interface Shown<T> {
  readonly path: string;
  readonly fact: T;
}

/** What the files of a project show of its model, without a judgement. */
export interface ProjectFacts {
  /** Of the model, as safe text for a heading. */
  readonly name: string;
  /** Of notebooks and Python scripts. */
  readonly notebooks: readonly Shown<NotebookFacts>[];
  /** By notebook or script: what its training was set to. */
  readonly settings: ReadonlyMap<string, readonly string[]>;
  readonly serving: readonly Shown<ServingFacts>[];
  /** The model that this one was made from, or that is used as it is. */
  readonly baseModel: Shown<{ readonly id: string; readonly revision: string }> | undefined;
  readonly relation: 'adapter' | 'finetune' | undefined;
  /** Value of `library_name`. */
  readonly library: string | undefined;
  /** Value of `pipeline_tag`. */
  readonly task: string | undefined;
  /** Data sets of the Hub, by what they are loaded for. */
  readonly trainingSets: readonly Shown<HubUse>[];
  readonly testSets: readonly Shown<HubUse>[];
  /** `name==version` of the libraries that matter. */
  readonly software: readonly Shown<string>[];
  readonly owners: readonly Shown<string>[];
}

/** Collects what a project shows. Nothing is made up: what files do not say is left out. */
export function projectFacts(project: Project): ProjectFacts {
  const path = (uri: string) => relativePath(project.root, uri);
  const readable = codeOf(project);
  const notebooks = readable.map((notebook) => ({ path: path(notebook.uri), fact: notebookFacts(notebook.python) }));
  const serving = project.workloads
    .filter(({ workload }) => workload.serves && !workload.object.partial)
    .map((placed) => ({ path: path(placed.manifests.uri), fact: servingFacts(placed) }));
  const name = nameOf(project, notebooks, serving);
  const baseModel = baseOf(name, notebooks, serving);
  const trained =
    baseModel &&
    notebooks.find(({ fact }) => (fact.trains || fact.adapts) && fact.hub.some(({ id }) => id === baseModel.fact.id));
  const sets = dataSetsOf(notebooks);
  return {
    name,
    notebooks,
    settings: new Map(readable.map((notebook) => [path(notebook.uri), trainingSettings(notebook.python)])),
    serving,
    baseModel,
    relation: trained ? (trained.fact.adapts ? 'adapter' : 'finetune') : undefined,
    library: libraryOf(project, notebooks, serving),
    task: taskOf(notebooks),
    trainingSets: sets.filter((set) => set.trains && !isTest(set)),
    testSets: sets.filter(isTest),
    software: softwareOf(project),
    owners: ownersOf(project, serving),
  };
}

/** Names for completion of front matter: models and data sets that notebooks, scripts and manifests load from the Hub. */
export function namesIn(project: Project): KnownNames {
  const models = new Map<string, string>();
  const datasets = new Map<string, string>();
  for (const { uri, python } of codeOf(project)) {
    const file = relativePath(project.root, uri);
    for (const { id, what } of notebookFacts(python).hub) {
      const names = what === 'dataset' ? datasets : models;
      if (!names.has(id)) names.set(id, file);
    }
  }
  for (const placed of project.workloads) {
    const { hub } = servingFacts(placed);
    if (hub && !models.has(hub.id)) models.set(hub.id, relativePath(project.root, placed.manifests.uri));
  }
  const choices = (names: ReadonlyMap<string, string>): Choice[] =>
    [...names].map(([value, file]) => ({ value, detail: `in ${file}` }));
  return { baseModels: choices(models), datasets: choices(datasets) };
}

/** Data sets of the Hub that notebooks and scripts load to train on. */
export function trainingSetsOf(project: Project): readonly Shown<HubUse>[] {
  const readable = codeOf(project);
  const notebooks = readable.map(({ uri, python }) => ({ path: relativePath(project.root, uri), fact: notebookFacts(python) }));
  return dataSetsOf(notebooks).filter((set) => set.trains && !isTest(set));
}

/** Notebooks with Python in them, then scripts: where both show something, the notebook tells it as it was worked out. */
function codeOf(project: Project): (Notebook | PythonScript)[] {
  return [...project.notebooks.filter(({ python }) => python.cells.length > 0), ...project.scripts];
}

function dataSetsOf(notebooks: Notebooks): (Shown<HubUse> & { readonly trains: boolean })[] {
  return notebooks.flatMap(({ path, fact: { hub, trains } }) =>
    hub.filter(({ what }) => what === 'dataset').map((use) => ({ path, fact: use, trains })),
  );
}

function isTest({ fact: { split } }: Shown<HubUse>): boolean {
  return /^(?:test|val|validation|eval|dev)\b/.test(split);
}

type Notebooks = readonly Shown<NotebookFacts>[];
type Serving = readonly Shown<ServingFacts>[];

/** What clients ask for, else the one thing that is served, else what is registered, else the folder's name. */
function nameOf(project: Project, notebooks: Notebooks, serving: Serving): string {
  const objects = new Set(serving.map(({ fact }) => fact.name));
  const candidates = [
    ...serving.map(({ fact }) => fact.servedName),
    objects.size === 1 ? [...objects][0] : undefined,
    ...notebooks.map(({ fact }) => fact.modelName),
    relativePath(project.root.slice(0, project.root.lastIndexOf('/')), project.root),
  ];
  const safe = candidates.map((each) =>
    (each ?? '')
      .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
      .trim()
      .slice(0, 80),
  );
  return safe.find((each) => each !== '') ?? 'model';
}

/**
 * Of the models that notebooks load, the one that is not the project's own: those that are trained further go first, then
 * models, then what only gives its tokenizer. Else the model that is served as it is.
 */
function baseOf(name: string, notebooks: Notebooks, serving: Serving): ProjectFacts['baseModel'] {
  const served = serving.flatMap(({ path, fact }) => (fact.hub ? [{ path, fact: fact.hub }] : []));
  const own = (id: string) => sameName(id.slice(id.indexOf('/') + 1), name);
  const isServed = (id: string) => served.some(({ fact }) => fact.id === id);
  const loads = notebooks
    .flatMap(({ path, fact }) => fact.hub.map((use) => ({ path, use, trains: fact.trains || fact.adapts })))
    .filter(({ use }) => use.what !== 'dataset' && !own(use.id) && !isServed(use.id));
  const rank = ({ use, trains }: (typeof loads)[number]) => (use.what === 'model' ? 0 : 2) + (trains ? 0 : 1);
  const best = Math.min(...loads.map(rank));
  const likely = loads.filter((load) => rank(load) === best);
  // What is trained is loaded first; of several that are only used, none is more likely than the others.
  const one = best === 0 || new Set(likely.map(({ use }) => use.id)).size === 1 ? likely[0] : undefined;
  if (one) return { path: one.path, fact: { id: one.use.id, revision: one.use.revision } };
  return served.find(({ fact }) => !own(fact.id));
}

function sameName(a: string, b: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return plain(a) === plain(b);
}

/** What serves it says it best, then what trains it, then what is used or required. */
function libraryOf(project: Project, notebooks: Notebooks, serving: Serving): string | undefined {
  const ids = new Set(modelLibraries.map(({ id }) => id));
  const framework = serving.map(({ fact }) => fact.framework).find((each) => each !== undefined && ids.has(each));
  if (framework) return framework;
  const training = notebooks.filter(({ fact }) => fact.trains);
  for (const { fact } of [...training, ...notebooks]) {
    const fitted = new Set(fact.estimators.map(({ path }) => path.split('.', 1)[0]!));
    const found = modelLibraries.find(({ root }) => fitted.has(root))?.id ?? fact.libraries[0];
    if (found) return found;
  }
  const required = new Set(project.requirements.flatMap(({ entries }) => entries.map((entry) => entry.name)));
  return modelLibraries.find(({ distribution }) => required.has(distribution))?.id;
}

/** Only where there is no doubt: the notebooks name one, or fit one kind of estimator on data files that are tables. */
function taskOf(notebooks: Notebooks): string | undefined {
  const named = new Set(notebooks.flatMap(({ fact }) => fact.tasks));
  if (named.size > 0) return named.size === 1 ? [...named][0] : undefined;
  const tables = notebooks.filter(({ fact }) => fact.estimators.length > 0);
  if (!tables.some(({ fact }) => fact.dataFiles.some((file) => /\.(?:csv|tsv|parquet|feather|orc|xlsx?)/i.test(file))))
    return undefined;
  const kinds = new Set(
    tables.flatMap(({ fact }) => fact.estimators.map(({ path }) => /(Classifier|Regressor)$/.exec(path)?.[1])),
  );
  if (kinds.size !== 1) return undefined;
  const [kind] = kinds;
  return kind === 'Classifier' ? 'tabular-classification' : kind === 'Regressor' ? 'tabular-regression' : undefined;
}

const NOT_SOFTWARE = /^(?:pip|setuptools|wheel|jupyter.*|ipy.*|notebook|black|ruff|flake8|mypy|pytest.*|pre-commit)$/;

function softwareOf(project: Project): Shown<string>[] {
  return project.requirements.flatMap(({ uri, entries, templated }) =>
    templated
      ? []
      : entries.flatMap(({ name, specifiers }) => {
          const exact = specifiers.find(({ operator }) => operator === '==' || operator === '===')?.version;
          if (exact === undefined || exact.includes('*') || NOT_SOFTWARE.test(name)) return [];
          return [{ path: relativePath(project.root, uri), fact: `${name} ${exact}` }];
        }),
  );
}

/** Who owns the card's own place by CODEOWNERS (the last pattern that matches counts), and whom manifests name. */
function ownersOf(project: Project, serving: Serving): Shown<string>[] {
  const byFile = project.codeOwners.flatMap(({ uri, rules }) => {
    const rule = rules.findLast(({ pattern }) => pathMatcher([pattern])('README.md'));
    return (rule?.owners ?? []).map((fact) => ({ path: relativePath(project.root, uri), fact }));
  });
  const byLabel = serving.flatMap(({ path, fact }) => fact.owners.map((owner) => ({ path, fact: owner })));
  const seen = new Set<string>();
  return [...byFile, ...byLabel].filter(({ fact }) => !seen.has(fact) && seen.add(fact));
}
