import type { Artifact } from './artifacts/artifact.js';
import type { Manifests } from './artifacts/kubernetes.js';
import { addressesOf } from './artifacts/pythonNeighbours.js';
import type { PythonScript } from './artifacts/pythonScript.js';
import { buildPlace } from './builtFrom.js';
import type { Relations } from './companions.js';
import { isModelService } from './composeContainer.js';
import { publishedPorts } from './composePorts.js';
import { isService } from './references.js';

/** Paths under which model servers answer: OpenAI's, Open Inference Protocol, TensorFlow Serving, TGI, TEI, MLflow, Ollama. */
const MODEL_PATH =
  /^\/(?:v[12](?:\/|$)|(?:generate|predict|predictions|invocations|infer|embed|rerank|score|api\/(?:generate|chat|embed))\b)/;
const HERE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '0.0.0.0']);

/**
 * Scripts that call a model server of the project: by the name of its Compose service or Kubernetes Service, or on this machine
 * by the port that Compose publishes and a path of model servers. `dockerfiles` are those that hold a model.
 */
export function modelClients(
  all: readonly Artifact[],
  served: ReadonlySet<Artifact>,
  dockerfiles: ReadonlySet<Artifact>,
  relations: Relations,
): PythonScript[] {
  const scripts = all.filter((a): a is PythonScript => a.kind === 'python-script' && a.aboutModel === false);
  if (scripts.length === 0) return [];
  const hosts = new Set<string>();
  const ports = new Set<number>();
  const built = new Set([...dockerfiles].map((d) => d.uri));
  for (const file of served) {
    if (file.kind === 'compose') {
      for (const {
        name,
        node,
        served: { container },
      } of file.allServices) {
        const holdsModel = isModelService(name, container) || built.has(buildPlace(file.uri, node)?.dockerfile ?? '');
        if (!holdsModel) continue;
        hosts.add(name);
        for (const { published } of publishedPorts(node)) if (published !== undefined) ports.add(published);
      }
    } else if (isManifests(file)) {
      for (const { form, object, component, serves } of file.workloads)
        if (form === 'kserve' && serves && object.name)
          hosts.add(component === 'predictor' ? `${object.name}-predictor` : object.name);
    }
  }
  for (const file of all) {
    if (!isManifests(file)) continue;
    for (const object of file.objects)
      if (isService(object) && object.name && relations.workloadsOf(object).some((w) => w.serves)) hosts.add(object.name);
  }
  return scripts.filter((script) =>
    addressesOf(script).some(({ host, port, path }) =>
      HERE.has(host) ? port !== undefined && ports.has(port) && MODEL_PATH.test(path) : hosts.has(host.split('.', 1)[0]!),
    ),
  );
}

function isManifests(file: Artifact): file is Manifests {
  return file.kind === 'kubernetes' || file.kind === 'kserve';
}
