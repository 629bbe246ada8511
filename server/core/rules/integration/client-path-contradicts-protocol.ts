import type { Artifact } from '../../artifacts/artifact.js';
import { get, isScalar, str, type YamlScalar } from '../../artifacts/yaml.js';
import { nodeSpan, writtenAt } from '../../artifacts/yamlSpan.js';
import type { Span } from '../../model.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inFile } from '../shared/edits.js';
import { cardExample } from '../shared/exampleCard.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { calledFrom, isMainFile } from '../shared/mainFiles.js';
import { partText } from '../shared/pythonCalls.js';

/** `/v1/models/income:predict`. */
const PATH = /\/v1\/models\/([a-z0-9][a-z0-9.-]{0,62})(?=[:/"'`\s)?]|$)/g;

interface Served {
  readonly file: Artifact;
  readonly node: YamlScalar;
  readonly framework: string;
}

/**
 * Formats for which KServe starts MLServer or Triton where V2 is asked for, and these know nothing of V1; its own servers speak
 * both, whatever is declared. Source: kserve `config/runtimes` (`protocolVersions`, `priority`).
 */
const V2_ONLY = /^(?:sklearn|xgboost|lightgbm|mlflow|onnx|tensorrt)$/;

/** Stands at the client: the service answers as it is deployed. Tied by the name of the service, which stands in the path. */
export default defineRule({
  id: 'integration/client-path-contradicts-protocol',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'warning',
  problem: 'The request goes to a protocol that the InferenceService does not speak.',
  remedy: 'Send the request by the protocol of the service, path and body, or change `protocolVersion`.',
  why: 'The server that KServe starts for v2 answers 404: the protocols differ in paths and in the shape of requests and answers.',
  sources: [
    {
      title: 'KServe: data plane, V1 and V2 protocols',
      url: 'https://kserve.github.io/website/docs/concepts/architecture/data-plane',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: {
      ...served('v2'),
      ...cardExample('## How to use\n\n```bash\ncurl -d @input.json https://models.acme.example/v1/models/income:predict\n```'),
    },
    good: {
      ...served('v2'),
      ...cardExample('## How to use\n\n```bash\ncurl -d @input.json https://models.acme.example/v2/models/income/infer\n```'),
    },
  },
  *check(project) {
    const byName = new Map<string, (Served | undefined)[]>();
    for (const file of project.manifests) {
      if (!isMainFile(project, file)) continue;
      for (const { form, component, object, podSpec, partial } of file.workloads) {
        if (form !== 'kserve' || component === 'explainer' || !object.name) continue;
        const node = get(podSpec, 'model', 'protocolVersion');
        const framework = str(get(podSpec, 'model', 'modelFormat', 'name')) ?? '';
        const runtime = str(get(podSpec, 'model', 'runtime'));
        const ownServer = runtime !== undefined && !/mlserver|triton/.test(runtime);
        const known = component === 'predictor' && !partial && str(node) === 'v2' && V2_ONLY.test(framework) && !ownServer;
        const list = byName.get(object.name) ?? [];
        byName.set(object.name, list);
        // A transformer may speak the other protocol, and of an overlay or a custom server nobody knows from here.
        list.push(known && isScalar(node) ? { file, node, framework } : undefined);
      }
    }
    // A runtime of one's own may be the one that is chosen, and speak what it likes.
    if (project.workloads.some(({ workload }) => workload.form === 'runtime')) return;
    for (const file of byName.size > 0 ? project.artifacts : []) {
      if (!isMainFile(project, file)) continue;
      const seen = new Set<string>();
      for (const { name, span } of pathsIn(file)) {
        const services = byName.get(name) ?? [];
        const service = services[0];
        if (!service || services.includes(undefined) || seen.has(name)) continue;
        seen.add(name);
        const called = calledFrom(project, file, service.file);
        // Of these KServe has a server for V1 too.
        const both = services.length === 1 && /^(?:sklearn|xgboost|lightgbm)$/.test(service.framework);
        const edits = both ? (writtenAt(service.file.parts[0]!.text, service.node)?.replace?.('v1') ?? []) : [];
        const fixes = edits.length > 0 ? [suggestedFix(`Serve v1 in \`${called}\``, ...inFile(service.file.uri, edits))] : [];
        const message = `\`${name}\` speaks v2 in \`${called}\`, and this path is one of v1.`;
        const related = { uri: service.file.uri, span: nodeSpan(service.node), message: 'Speaks v2.' };
        yield at(file, finding(span, message, fixes, [related]));
      }
    }
  },
});

function* pathsIn(file: Artifact): Generator<{ readonly name: string; readonly span: Span }> {
  if (file.kind === 'model-card') {
    yield* found(file.parts[0]!.text, 0, 0);
  } else if (file.kind === 'notebook' || file.kind === 'python-script') {
    if (!file.python.mentions('/v1/models/')) return;
    for (const { part, start, end } of file.python.strings) yield* found(partText(file, part).slice(start, end), part, start);
  }
}

function* found(text: string, part: number, by: number) {
  for (const match of text.includes('/v1/models/') ? text.matchAll(PATH) : []) {
    const start = by + match.index;
    yield { name: match[1]!, span: { part, start, end: start + match[0].length } };
  }
}

function served(protocol: string) {
  return inferenceServiceExample(
    `predictor:\n  model:\n    modelFormat: {name: sklearn}\n    protocolVersion: ${protocol}\n    storageUri: s3://models/income/7`,
  );
}
