import { spanOf } from './artifacts/kubernetes.js';
import { get, isSeq, looseBool, pair, str, type YamlMap, type YamlScalar } from './artifacts/yaml.js';
import { addItem, setScalar } from './artifacts/yamlEdit.js';
import { columnOf } from './artifacts/yamlStyle.js';
import { isPlaceholder } from './artifacts/yamlTemplate.js';
import { scalarSource } from './artifacts/yamlWrite.js';
import { type Argument, type Container, flag } from './container.js';
import type { OffsetEdit } from './fixes.js';
import type { ImageUse, Meanings, ModelReference, ServedContainer, Variable, Written } from './meanings.js';
import type { Edit } from './model.js';
import { environment, modelArgument, modelServer } from './rules/shared/modelServer.js';
import { modelSources } from './rules/shared/modelSources.js';
import type { Workload } from './serving.js';
import { eolOf } from './text.js';

/** Flags by which servers take the revision of a model on the Hub. */
export const REVISION_FLAGS = ['--revision', '--model_revision', '--model-revision'] as const;

/** What the workloads of a manifest file say in common with other kinds. `text` is the file's. */
export function workloadMeanings(workloads: readonly Workload[], text: string): Meanings {
  const containers = workloads.flatMap(servedContainers);
  return {
    containers,
    images: containers.flatMap(({ container }) => imageOf(container, text)),
    variables: workloads.flatMap((workload) =>
      workload.allContainers.flatMap((container) => variablesOf(container, secretNameOf(workload), text)),
    ),
    models: workloads.flatMap((workload) => [
      ...modelSources(workload).flatMap(({ text: uri, node }) => storedModel(uri, node, text)),
      ...workload.containers.flatMap((container) => hubModel(container, text)),
    ]),
  };
}

/** A YAML scalar as a value that can be replaced, unless an anchor shares it with another place. */
export function writtenScalar(node: YamlScalar, text: string, value = node.value): Written {
  return {
    value,
    span: spanOf(node),
    ...(node.anchor || value !== node.value
      ? {}
      : { replace: (next: string) => editsOf(setScalar(text, node, scalarSource(next))) }),
  };
}

/** The image of a container; nothing where it has none. */
export function imageOf(container: Container, text: string): ImageUse[] {
  const { image } = container;
  return image
    ? [
        {
          reference: image.reference,
          role: 'run',
          sidecar: !container.servesModel,
          written: writtenScalar(image.node, text, image.reference.raw),
        },
      ]
    : [];
}

/** The model a server is told to load from the Hub by its command line; nothing for models that are on the spot. */
export function hubModel(container: Container, text: string): ModelReference[] {
  const onHub =
    HUB_SERVERS.has(modelServer(container) ?? '') ||
    container.framework === 'huggingface' ||
    /huggingfaceserver/.test(container.image?.reference.repository ?? '');
  const model = onHub ? modelArgument(container) : undefined;
  if (!model || isPlaceholder(model.text) || !isHubId(model.text) || isOffline(container)) return [];
  const stated = flag(container, ...REVISION_FLAGS);
  const variable = container.env.find((e) => e.name === 'REVISION');
  // Taken from a ConfigMap or a template: it is stated, only not here.
  if (!stated && variable && environment(container, 'REVISION') === undefined) return [];
  const revision = stated
    ? writtenScalar(stated.node, text, stated.text)
    : variable?.value && writtenScalar(variable.value, text);
  const pin = (commit: string) => editsOf(pinned(container, model, text, commit));
  return [
    { written: writtenScalar(model.node, text, model.text), revision, source: 'hub', ...(stated || variable ? {} : { pin }) },
  ];
}

/** Adds the flag for the revision to the list in which the model is a word of its own, and to no shell string. */
function pinned(container: Container, model: Argument, text: string, commit: string): OffsetEdit[] {
  const written = str(model.node) ?? '';
  if (written !== model.text && !/^--?[\w-]+=/.test(written)) return [];
  const list = ['args', 'command'].map((key) => get(container.node, key)).find((l) => isSeq(l) && l.items.includes(model.node));
  if (!isSeq(list) || list.anchor !== undefined || /\s/.test(written)) return [];
  const name = container.framework === 'huggingface' ? '--model_revision' : '--revision';
  return addItem(text, list, `${name}=${commit}`);
}

/** Servers that load `owner/name` from the Hugging Face Hub. */
const HUB_SERVERS = new Set(['vllm', 'tgi', 'tei', 'sglang']);
const HUB_ID = /^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95}$/;
/** Folders that people give to a server by a relative path. */
const FOLDER = /^(?:models?|data|mnt|checkpoints?|weights|local|cache|workspace|artifacts|tmp|opt|app)\//i;

/** `owner/name` of the Hugging Face Hub, not a folder that looks like it. */
export function isHubId(text: string): boolean {
  return HUB_ID.test(text) && !FOLDER.test(text) && !/\.gguf$/i.test(text);
}

/** A model by its address; `hf://owner/name:revision` is KServe's way to name one on the Hub. Nothing for placeholders. */
export function storedModel(uri: string, node: YamlScalar, text: string): ModelReference[] {
  const written = writtenScalar(node, text, uri);
  const hub = /^hf:\/\/([^:@]+)(?:[:@](.*))?$/.exec(uri);
  if (hub) return [{ written, revision: hub[2] ? { value: hub[2], span: written.span } : undefined, source: 'hub' }];
  if (uri.startsWith('models:/')) return [{ written, revision: undefined, source: 'registry' }];
  return [{ written, revision: undefined, source: /^[a-z][\w+.-]*:\/\//i.test(uri) ? 'store' : 'path' }];
}

function servedContainers(workload: Workload): ServedContainer[] {
  return workload.allContainers.map((container) => ({
    container,
    form: workload.form,
    workload,
    name: `the container \`${container.name ?? container.framework ?? 'without a name'}\``,
    init: workload.initContainers.includes(container),
    partial: workload.partial,
  }));
}

function isOffline(container: Container): boolean {
  return container.env.some(
    (e) =>
      /^(?:HF_HUB_OFFLINE|TRANSFORMERS_OFFLINE|VLLM_USE_MODELSCOPE)$/.test(e.name) &&
      (looseBool(e.value) === true || e.value?.value === '1'),
  );
}

function secretNameOf({ object }: Workload): string {
  return `${object.name && !/[^a-z0-9.-]/.test(object.name) ? object.name : 'model'}-secrets`;
}

function variablesOf(container: Container, secret: string, text: string): Variable[] {
  return container.env.flatMap(({ name, node, value }) => {
    if (!value || str(value) === undefined) return [];
    const fromSecret = () => {
      const edits = secretReference(text, node, secret, name);
      return edits.length > 0 ? { title: `Read \`${name}\` from the Secret \`${secret}\``, edits: editsOf(edits) } : null;
    };
    return [{ name, written: writtenScalar(value, text), fromSecret }];
  });
}

/** Turns `value: …` into a reference; nothing where the value is shared by an anchor or alias. */
function secretReference(text: string, variable: YamlMap, secret: string, name: string): OffsetEdit[] {
  const own = pair(variable, 'value');
  if (own?.value.type !== 'scalar' || own.value.anchor || pair(variable, 'valueFrom')) return [];
  if (own.value.style === 'literal' || own.value.style === 'folded') return [];
  const key = scalarSource(name);
  if (variable.flow) {
    return [{ start: own.key.start, end: own.value.end, newText: `valueFrom: {secretKeyRef: {name: ${secret}, key: ${key}}}` }];
  }
  const indent = ' '.repeat(columnOf(text, own.key.start));
  const newline = eolOf(text) + indent;
  const newText = `valueFrom:${newline}  secretKeyRef:${newline}    name: ${secret}${newline}    key: ${key}`;
  return [{ start: own.key.start, end: own.value.end, newText }];
}

function editsOf(edits: readonly OffsetEdit[]): Edit[] {
  return edits.map(({ start, end, newText }) => ({ span: { part: 0, start, end }, newText }));
}
