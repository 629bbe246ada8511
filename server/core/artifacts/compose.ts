import { isModelService, readComposeContainer } from '../composeContainer.js';
import { composeMeanings } from '../composeMeanings.js';
import type { ServedContainer } from '../meanings.js';
import type { ArtifactBase, SyntaxProblem } from './artifact.js';
import { get, isMap, keys, parseYaml, resolve, str, type YamlMap } from './yaml.js';
import { isHelmTemplate } from './yamlTemplate.js';

/** A Docker Compose file. */
export interface Compose extends ArtifactBase {
  readonly kind: 'compose';
  readonly root: YamlMap;
  /**
   * Services that serve a model, and those that are built from this project; what stands beside them (a database, a proxy) is
   * somebody else's matter.
   */
  readonly services: readonly ComposeService[];
  /** Every service, for what they say of each other. */
  readonly allServices: readonly ComposeService[];
}

/** One entry of `services`. */
export interface ComposeService {
  readonly name: string;
  readonly node: YamlMap;
  readonly served: ServedContainer;
  /** Only part of the truth: it extends another, or an override file says the rest. */
  readonly partial: boolean;
}

const NAME = /^(?:docker-)?compose(?:[._-][\w.-]*)?\.ya?ml$/i;

/** Reads one; null where the text is none. Source: github.com/compose-spec/compose-spec, spec.md. */
export function readCompose(uri: string, text: string): Compose | null {
  const named = NAME.test(uri.slice(uri.lastIndexOf('/') + 1));
  if (!/^(?:services|"services"|'services')[ \t]*:/m.test(text) && !(named && isInBraces(text))) return null;
  if (!named && !/^[ \t]+["']?(?:image|build)["']?[ \t]*:/m.test(text)) return null;
  if (isHelmTemplate(text, false)) return null;
  const [document, ...others] = parseYaml(text);
  const root = resolve(document?.root);
  if (!document || others.some((o) => o.root) || !isMap(root) || !isComposeRoot(root, named)) return null;
  const broken = document.errors.length > 0;
  const allServices = servicesOf(root, broken);
  const models = allServices.filter((s) => isModelService(s.name, s.served.container));
  const services = allServices.filter((s) => models.includes(s) || get(s.node, 'build') !== undefined);
  const aboutModel = models.length > 0 || declaresModels(root);
  const problems = document.errors.map(
    (e): SyntaxProblem => ({ span: { part: 0, start: e.start, end: e.end }, message: e.message }),
  );
  const read = { kind: 'compose' as const, uri, parts: [{ uri, text }], problems, templated: false, root, services, allServices };
  return { ...read, aboutModel, meanings: () => composeMeanings(read, text) };
}

/** The whole file is one mapping in braces, as JSON is. */
function isInBraces(text: string): boolean {
  return /^(?:[ \t\r\n]|#[^\n]*\n|---)*\{/.test(text) && /["']?\bservices\b["']?\s*:/.test(text);
}

/** Top-level keys of the specification, besides extensions. */
const TOP = new Set(['version', 'name', 'services', 'networks', 'volumes', 'configs', 'secrets', 'include', 'models']);

/** `services` holds services, and nothing beside it belongs to another tool. */
function isComposeRoot(root: YamlMap, named: boolean): boolean {
  const services = get(root, 'services');
  if (!isMap(services) || keys(root).some((k) => !TOP.has(k) && !k.startsWith('x-') && k !== '<<')) return false;
  const entries = services.pairs.map((p) => resolve(p.value)).filter(isMap);
  const started = entries.filter((e) => str(get(e, 'image')) !== undefined || get(e, 'build') !== undefined);
  // A file that overrides another names services without saying what they start.
  return entries.length > 0 && (started.length > 0 || (named && entries.every((e) => keys(e).length > 0)));
}

function servicesOf(root: YamlMap, broken: boolean): ComposeService[] {
  const services = get(root, 'services');
  if (!isMap(services)) return [];
  return services.pairs.flatMap((p): ComposeService[] => {
    const node = resolve(p.value);
    const name = str(p.key);
    if (!isMap(node) || name === undefined || name === '<<') return [];
    const partial = broken || get(node, 'extends') !== undefined || (!get(node, 'image') && !get(node, 'build'));
    const container = readComposeContainer(name, p.key, node);
    const served: ServedContainer = {
      container,
      form: 'compose',
      workload: undefined,
      name: `the service \`${name}\``,
      init: false,
      partial,
    };
    return [{ name, node, served, partial }];
  });
}

/** The top-level `models` of Compose 2.38 and later: each names a model to be run. */
function declaresModels(root: YamlMap): boolean {
  const models = get(root, 'models');
  return isMap(models) && models.pairs.some((p) => str(get(p.value, 'model')) !== undefined);
}
