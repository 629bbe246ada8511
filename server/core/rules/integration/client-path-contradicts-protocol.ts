import type { Artifact } from '../../artifacts/artifact.js';
import { get, isScalar, str, type YamlScalar } from '../../artifacts/yaml.js';
import { nodeSpan, writtenAt } from '../../artifacts/yamlSpan.js';
import type { Span } from '../../model.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inFile } from '../shared/edits.js';
import { cardExample } from '../shared/exampleCard.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { agreed, calledFrom, isMainFile, onlyOne } from '../shared/mainFiles.js';
import { partText } from '../shared/pythonCalls.js';

/** `/v1/models/income:predict`, `/v2/models/income/infer`. */
const PATH = /\/(v[12])\/models\/([a-z0-9][a-z0-9.-]{0,62})(?=[:/"'`\s)?]|$)/g;

interface Served {
  readonly file: Artifact;
  readonly protocol: 'v1' | 'v2';
  readonly node: YamlScalar;
  readonly framework: string;
}

/** Stands at the client: the service answers as it is deployed. Tied by the name of the service, which stands in the path. */
export default defineRule({
  id: 'integration/client-path-contradicts-protocol',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'warning',
  problem: 'The request goes to a protocol that the InferenceService does not speak.',
  remedy: 'Send the request by the protocol of the service, path and body, or change `protocolVersion`.',
  why: 'The server answers 404: the two protocols differ in their paths and in the shape of requests and answers.',
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
    const byName = new Map<string, Served[]>();
    for (const file of project.manifests) {
      if (!isMainFile(project, file)) continue;
      for (const { form, component, object, podSpec, partial } of file.workloads) {
        const node = get(podSpec, 'model', 'protocolVersion');
        const protocol = str(node);
        if (form !== 'kserve' || component !== 'predictor' || !object.name) continue;
        const known = !partial && isScalar(node) && (protocol === 'v1' || protocol === 'v2');
        const framework = str(get(podSpec, 'model', 'modelFormat', 'name')) ?? '';
        const list = byName.get(object.name) ?? [];
        byName.set(object.name, list);
        // What another overlay says of the service may come on top: only one object of the name is certain.
        if (known) list.push({ file, protocol: protocol as 'v1' | 'v2', node, framework });
        else list.push({ file, protocol: protocol === 'v2' ? 'v1' : 'v2', node: node as YamlScalar, framework: '?' });
      }
    }
    for (const file of byName.size > 0 ? project.artifacts : []) {
      if (!isMainFile(project, file)) continue;
      const seen = new Set<string>();
      for (const { protocol, name, span } of pathsIn(file)) {
        const services = byName.get(name) ?? [];
        const service = services[0];
        if (!service || services.some(({ framework }) => framework === '?') || seen.has(name)) continue;
        if (agreed(services.map((each) => each.protocol)) === undefined || service.protocol === protocol) continue;
        seen.add(name);
        const called = calledFrom(project, file, service.file);
        // The servers of these formats speak both.
        const both = onlyOne(services) && /^(?:sklearn|xgboost|lightgbm)$/.test(service.framework);
        const edits = both ? (writtenAt(service.file.parts[0]!.text, service.node)?.replace?.(protocol) ?? []) : [];
        const fixes =
          edits.length > 0 ? [suggestedFix(`Serve ${protocol} in \`${called}\``, ...inFile(service.file.uri, edits))] : [];
        const message = `\`${name}\` speaks ${service.protocol} in \`${called}\`, and this path is one of ${protocol}.`;
        yield at(
          file,
          finding(span, message, fixes, [
            { uri: service.file.uri, span: nodeSpan(service.node), message: `Speaks ${service.protocol}.` },
          ]),
        );
      }
    }
  },
});

function* pathsIn(file: Artifact): Generator<{ readonly protocol: string; readonly name: string; readonly span: Span }> {
  if (file.kind === 'model-card') {
    yield* found(file.parts[0]!.text, 0, 0);
  } else if (file.kind === 'notebook' || file.kind === 'python-script') {
    if (!file.python.mentions('/models/')) return;
    for (const { part, start, end } of file.python.strings) yield* found(partText(file, part).slice(start, end), part, start);
  }
}

function* found(text: string, part: number, by: number) {
  for (const match of text.includes('/models/') ? text.matchAll(PATH) : []) {
    const start = by + match.index;
    yield { protocol: match[1]!, name: match[2]!, span: { part, start, end: start + match[0].length } };
  }
}

function served(protocol: string) {
  return inferenceServiceExample(
    `predictor:\n  model:\n    modelFormat: {name: sklearn}\n    protocolVersion: ${protocol}\n    storageUri: s3://models/income/7`,
  );
}
