import type { Compose, ComposeService } from './artifacts/compose.js';
import { spanOf } from './artifacts/kubernetes.js';
import { get, isMap, isScalar, num, str, type YamlScalar } from './artifacts/yaml.js';
import { isPlaceholder } from './artifacts/yamlTemplate.js';
import { gpusOf } from './composeContainer.js';
import { publishedPorts } from './composePorts.js';
import type { EnvironmentVariable } from './container.js';
import { parseImage } from './imageReference.js';
import type { Capacity, Endpoint, ImageUse, Meanings, ModelReference, Variable } from './meanings.js';
import { asksForKey, asksNobody } from './rules/shared/openServers.js';
import { hubModel, storedModel, writtenScalar } from './workloadMeanings.js';

type Read = Omit<Compose, 'meanings' | 'aboutModel'>;

/** What a Compose file says in common with other kinds. `text` is the file's. */
export function composeMeanings({ root, services }: Read, text: string): Meanings {
  return {
    containers: services.map((s) => s.served),
    images: services.flatMap((s) => imagesOf(s, text)),
    variables: services.flatMap((s) => variablesOf(s, text)),
    models: [...services.flatMap((s) => modelsOf(s, text)), ...declaredModels(root, text)],
    capacities: services.flatMap(capacityOf),
    endpoints: services.flatMap(endpointOf),
  };
}

/** The image that is run; one that is built here has its name from here. */
function imagesOf({ node, served: { container } }: ComposeService, text: string): ImageUse[] {
  const { image } = container;
  if (!image || get(node, 'build') !== undefined) return [];
  return [
    {
      reference: image.reference,
      role: 'run',
      sidecar: !container.servesModel,
      written: writtenScalar(image.node, text, image.reference.raw),
    },
  ];
}

const ADVICE = 'Take it from the environment (`${NAME:?}`), an `env_file` that is not checked in, or `secrets`.';

function variablesOf({ served: { container } }: ComposeService, text: string): Variable[] {
  return container.env.flatMap((variable): Variable[] => {
    const { name, value } = variable;
    if (!value) return [];
    return [
      {
        name,
        written: { value: value.value, span: spanOf(value) },
        advice: ADVICE,
        fromSecret: fromShell(variable, value, text),
      },
    ];
  });
}

/** `${NAME:?}`: Compose asks for the variable and does not start without it. Source: compose-spec, "Interpolation". */
function fromShell({ name, node }: EnvironmentVariable, value: YamlScalar, text: string): Variable['fromSecret'] {
  const source = text.slice(value.start, value.end);
  const bare = /^(["']?)[^\s"'\\#&*!|>%@`{}[\],]+\1$/.test(source) && !value.anchor && /^[A-Za-z_]\w*$/.test(name);
  // Between brackets and braces a plain text may hold none; an entry of a list is not wholly the value's.
  const quoted = node.flow && !/^["']/.test(source);
  if (!bare || (quoted && node.pairs.length === 0)) return () => null;
  const reference = `\${${name}:?}`;
  const newText = quoted ? `"${reference}"` : reference;
  return () => ({
    title: `Take \`${name}\` from the environment`,
    edits: [{ span: { part: 0, start: value.start, end: value.end }, newText }],
  });
}

const SOURCE_FLAGS = ['--model_base_path', '--model-repository', '--model_dir', '--model-store'];
const SOURCE_VARIABLES = /^(?:STORAGE_URI|MODEL_(?:URI|URL|ID)|MLFLOW_MODEL_URI|TGI_MODEL_ID)$/;

function modelsOf({ served: { container } }: ComposeService, text: string): ModelReference[] {
  const flags = SOURCE_FLAGS.flatMap((name) => {
    const given = container.flags.get(name)?.value;
    return given && /^[a-z][\w+.-]*:\//i.test(given.text) ? storedModel(given.text, given.node, text) : [];
  });
  const variables = container.env.flatMap(({ name, value }) =>
    value && SOURCE_VARIABLES.test(name) && /^[a-z][\w+.-]*:\//i.test(value.value) && !isPlaceholder(value.value)
      ? storedModel(value.value, value, text).map(({ written, ...rest }) => ({
          ...rest,
          written: { value: written.value, span: written.span },
        }))
      : [],
  );
  return [...hubModel(container, text), ...flags, ...variables];
}

/** Top-level `models`: an OCI artifact each, whose tag or digest is its revision. */
function declaredModels(root: Read['root'], text: string): ModelReference[] {
  const models = get(root, 'models');
  if (!isMap(models)) return [];
  return models.pairs.flatMap((p): ModelReference[] => {
    const node = get(p.value, 'model');
    const value = str(node);
    if (!isScalar(node) || value === undefined || isPlaceholder(value)) return [];
    const { digest, tag } = parseImage(value);
    const fixed = digest ?? (tag === 'latest' ? undefined : tag);
    const written = writtenScalar(node, text);
    return [{ written, revision: fixed === undefined ? undefined : { value: fixed, span: written.span }, source: 'registry' }];
  });
}

function capacityOf({ name, node, served, partial }: ComposeService): Capacity[] {
  const replicas = get(node, 'deploy', 'replicas') ?? get(node, 'scale');
  const count = num(replicas);
  if (partial || !replicas || count === undefined || !served.container.servesModel) return [];
  const gpus = gpusOf(node);
  return [
    {
      subject: `The service \`${name}\``,
      min: undefined,
      max: undefined,
      fixed: { value: count, span: spanOf(replicas) },
      canBeZero: false,
      accelerators: typeof gpus?.count === 'number' ? gpus.count : undefined,
      anchor: spanOf(replicas),
    },
  ];
}

function endpointOf(service: ComposeService): Endpoint[] {
  const { container } = service.served;
  const [port] = publishedPorts(service.node);
  if (!port || !container.servesModel) return [];
  const authentication = asksForKey(container) ? 'key' : asksNobody(container) && !service.partial ? 'none' : 'unknown';
  // Which networks reach the host is not known from here, only whether any can.
  return [
    {
      subject: `The service \`${service.name}\``,
      exposure: port.local ? 'private' : 'unknown',
      authentication,
      anchor: spanOf(port.node),
    },
  ];
}
