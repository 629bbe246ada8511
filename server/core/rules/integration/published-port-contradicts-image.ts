import { commandOf, type Dockerfile, finalStage, lastOf, layersOf, placeOf, wordsOf } from '../../artifacts/dockerfile.js';
import { get, isScalar, str } from '../../artifacts/yaml.js';
import { writtenAt } from '../../artifacts/yamlSpan.js';
import { publishedPorts } from '../../composePorts.js';
import type { Span } from '../../model.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { composeBuilds } from '../shared/composeBuilds.js';
import { calledFrom, onlyOne } from '../shared/mainFiles.js';

/** Stands at the Compose file: the command in the image decides where it listens. A command of the service overrules both. */
export default defineRule({
  id: 'integration/published-port-contradicts-image',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'warning',
  problem: 'The service publishes a port on which its image does not listen.',
  remedy: 'Publish the port that the command in the Dockerfile names.',
  why: 'Requests reach a port behind which nothing answers, and the connection is reset.',
  sources: [
    { title: 'Compose: ports', url: 'https://docs.docker.com/reference/compose-file/services/#ports' },
    { title: 'Dockerfile reference: EXPOSE', url: 'https://docs.docker.com/reference/dockerfile/#expose' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { Dockerfile: dockerfile(), 'compose.yaml': compose('8000') },
    good: { Dockerfile: dockerfile(), 'compose.yaml': compose('8080') },
  },
  *check(project) {
    for (const { compose, service, build, dockerfile } of composeBuilds(project)) {
      const overruled = ['command', 'entrypoint', 'network_mode'].some((key) => get(service.node, key)) || get(build, 'target');
      const moved =
        service.served.container.env.some(({ name }) => /PORT|BIND|ADDR/i.test(name)) || get(service.node, 'env_file');
      const listens = overruled || moved || service.partial ? undefined : listeningPort(dockerfile);
      const ports = listens ? publishedPorts(service.node) : [];
      if (!listens || ports.length === 0 || ports.some(({ target }) => target === undefined || target === listens.port)) continue;
      const port = ports[0]!;
      const sole = onlyOne(ports);
      const written = isScalar(sole?.node) ? writtenAt(compose.parts[0]!.text, sole.node) : undefined;
      const text = str(sole?.node)?.replace(/\d+(?=(?:\/\w+)?$)/, String(listens.port));
      const edits = text === undefined || text.includes('$') ? [] : (written?.replace?.(text) ?? []);
      const fixes = edits.length > 0 ? [suggestedFix(`Publish port ${listens.port} of the container`, ...edits)] : [];
      const called = calledFrom(project, compose, dockerfile);
      const message = `The service \`${service.name}\` publishes port ${port.target}; \`${called}\` listens on ${listens.port}.`;
      const span = { part: 0, start: port.node.start, end: port.node.end };
      yield at(
        compose,
        finding(span, message, fixes, [{ uri: dockerfile.uri, span: listens.span, message: `Listens on ${listens.port}.` }]),
      );
    }
  },
});

/** The port that the command names; `EXPOSE` says the same or nothing, else nobody knows what is meant. */
function listeningPort(file: Dockerfile): { readonly port: number; readonly span: Span } | undefined {
  const layers = layersOf(finalStage(file));
  const words = ['ENTRYPOINT', 'CMD'].flatMap((keyword) => {
    const own = lastOf(layers, keyword);
    return own ? commandOf(file, own).words : [];
  });
  const found = words.flatMap(({ text, start, end }, i) => {
    const given = /^(?:--port|--bind|-b|--http-port)$/.test(text) ? words[i + 1] : undefined;
    const joined = /^(?:--port|--bind|--http-port)=(.+)$/.exec(text)?.[1];
    const port = /^(?:[\w.*[\]:]*:)?(\d{2,5})$/.exec(given?.text ?? joined ?? '')?.[1];
    return port ? [{ port: Number(port), span: placeOf(given ?? { start, end }) }] : [];
  });
  const sole = onlyOne(found);
  const exposed = layers.flatMap((each) =>
    each.keyword === 'EXPOSE' ? wordsOf(file, each).map(({ text }) => parseInt(text, 10)) : [],
  );
  return sole && (exposed.length === 0 || exposed.includes(sole.port)) ? sole : undefined;
}

function dockerfile(): string {
  return `FROM python:3.12-slim
RUN pip install --no-cache-dir torch==2.9.0 uvicorn==0.38.0
COPY model.safetensors app.py ./
USER 1000
EXPOSE 8080
CMD ["uvicorn", "app:api", "--host", "0.0.0.0", "--port", "8080"]
`;
}

function compose(port: string): string {
  return `services:
  model:
    build: .
    environment: [HF_HUB_OFFLINE=1]
    ports: ["127.0.0.1:9000:${port}"]
`;
}
