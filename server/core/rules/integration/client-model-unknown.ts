import type { Artifact } from '../../artifacts/artifact.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { publishedPorts } from '../../composePorts.js';
import type { Container } from '../../container.js';
import { meaningsOf } from '../../meaningsOf.js';
import type { Span } from '../../model.js';
import type { Project } from '../../project.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calledFrom, isMainFile, onlyOne } from '../shared/mainFiles.js';
import { modelArgument, modelServer } from '../shared/modelServer.js';
import { servicesNamed } from '../shared/places.js';
import { argSpan, argValueEdit, partText, stringOf } from '../shared/pythonCalls.js';

interface Server {
  readonly file: Artifact;
  readonly container: Container;
  /** What clients can ask for. */
  readonly names: readonly string[];
  readonly span: Span;
}

const ASKS = /^openai\.(?:Async)?OpenAI\(\)\.(?:chat\.completions|completions|embeddings|responses)\.create$/;

/**
 * Stands at the code: the server decides how its models are called. Tied by the address: the Service of the server, or the
 * machine itself with the port of the server.
 */
export default defineRule({
  id: 'integration/client-model-unknown',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'warning',
  problem: 'The code asks for a model by a name under which it is not served.',
  remedy: 'Ask for the name in `--served-model-name`, or without it for the id behind `--model`.',
  why: 'Under every other name the server answers 404 and says that the model does not exist.',
  sources: [
    { title: 'vLLM: engine arguments, --served-model-name', url: 'https://docs.vllm.ai/en/latest/cli/serve.html' },
    { title: 'vLLM: OpenAI-compatible server', url: 'https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { ...server('ticket-scribe'), ...client('northwind/scribe-3B') },
    good: { ...server('ticket-scribe'), ...client('ticket-scribe') },
  },
  *check(project) {
    const callers = [...project.notebooks, ...project.scripts].filter(
      (each) => isMainFile(project, each) && each.python.mentions('OpenAI('),
    );
    const servers = callers.length > 0 ? serversOf(project) : [];
    const names = new Set(servers.flatMap((each) => each.names));
    const first = servers[0];
    if (!first || servers.some((each) => each.names.length === 0)) return;
    for (const file of callers) {
      const clients = file.python.calls.filter(({ callee }) => /^openai\.(?:Async)?OpenAI$/.test(callee));
      const address = onlyOne(clients)?.arg('base_url');
      if (!isAddressOf(project, stringOf(address), servers)) continue;
      for (const call of file.python.calls) {
        const arg = ASKS.test(call.callee) ? call.arg('model') : undefined;
        const name = stringOf(arg);
        if (!arg || name === undefined || names.has(name)) continue;
        const sole = onlyOne([...names]);
        const literal = /^["']/.test(partText(file, call.part).slice(arg.valueStart, arg.end));
        const fixes = sole && literal ? [suggestedFix(`Ask for \`${sole}\``, argValueEdit(call, arg, JSON.stringify(sole)))] : [];
        const called = calledFrom(project, file, first.file);
        const message = `\`${name}\` is not served: \`${called}\` calls the model \`${[...names].slice(0, 3).join('`, `')}\`.`;
        yield at(
          file,
          finding(argSpan(call, arg), message, fixes, [
            { uri: first.file.uri, span: first.span, message: 'How the model is called.' },
          ]),
        );
      }
    }
  },
});

function serversOf(project: Project): Server[] {
  return project.artifacts.flatMap((file) => {
    if (!isMainFile(project, file) || file.kind === 'dockerfile') return [];
    return (meaningsOf(file).containers ?? []).flatMap(({ container, init }): Server[] => {
      const kind = modelServer(container);
      if (init || kind !== 'vllm') return [];
      return [{ file, container, names: namesOf(container), span: spanOf(container) }];
    });
  });
}

function spanOf(container: Container): Span {
  const node = container.args.find(({ text }) => /^--served-model-name/.test(text))?.node ?? modelArgument(container)?.node;
  return node ? { part: 0, start: node.start, end: node.end } : container.anchor;
}

/** Empty where not all of them are known. */
function namesOf(container: Container): string[] {
  const { args } = container;
  if (container.env.some(({ name }) => name === 'VLLM_SKIP_MODEL_NAME_VALIDATION')) return [];
  if (args.some(({ text }) => isPlaceholder(text) || /^--(?:enable-lora|lora-modules|lora-paths|config)\b/.test(text))) return [];
  const at = args.findIndex(({ text }) => /^--served-model-name(?:=|$)/.test(text));
  if (at < 0) {
    const model = modelArgument(container)?.text;
    return model && !model.includes('$') ? [model] : [];
  }
  const joined = /=(.+)$/.exec(args[at]!.text)?.[1];
  const names = joined === undefined ? [] : [joined];
  for (let i = at + 1; i < args.length && !args[i]!.text.startsWith('-'); i++) names.push(args[i]!.text);
  return names.some((name) => name.includes('$')) ? [] : names;
}

function isAddressOf(project: Project, address: string | undefined, servers: readonly Server[]): boolean {
  const [, host, port] = /^https?:\/\/([\w.-]+)(?::(\d+))?(?:\/|$)/.exec(address ?? '') ?? [];
  if (host === undefined) return false;
  if (/^(?:localhost|127\.0\.0\.1|0\.0\.0\.0)$/.test(host)) return servers.some((each) => portsOf(each).includes(Number(port)));
  const [label = ''] = host.split('.');
  return (
    servers.some(({ container, file }) => file.kind === 'compose' && container.name === label) ||
    servicesNamed(project, label).some(({ object }) =>
      project.relations.workloadsOf(object).some(({ containers }) => servers.some((each) => containers.includes(each.container))),
    )
  );
}

/** On the machine itself: the port that is published, or forwarded under its own number. */
function portsOf({ container, file }: Server): number[] {
  const own = Number(container.flags.get('--port')?.value.text ?? 8000);
  if (file.kind !== 'compose') return [own];
  const hosts = publishedPorts(container.node).flatMap(({ node }) => {
    const text = node.type === 'scalar' ? /(?:^|:)(\d+):\d+(?:\/\w+)?$/.exec(node.value)?.[1] : undefined;
    return text === undefined ? [] : [Number(text)];
  });
  return hosts.length > 0 ? hosts : [own];
}

function server(name: string) {
  return deploymentExample(
    `args: [--model, northwind/scribe-3B, --revision, 5f0b02c75b57c5855da9ae460ce51323ea669d8a, --served-model-name, ${name}]`,
  );
}

function client(model: string) {
  return notebookExample(
    `import os
import pandas as pd
from openai import OpenAI
client = OpenAI(base_url="http://localhost:8000/v1", api_key=os.environ["SCRIBE_KEY"])
tickets = pd.read_csv("tickets.csv")
answers = [client.chat.completions.create(model="${model}", seed=7, messages=[{"role": "user", "content": t}]) for t in tickets["text"]]`,
  );
}
