import { spanOf } from '../../artifacts/kubernetes.js';
import { bool, get, items, pair, str, type YamlMap } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import type { Finding } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { composeExample } from '../shared/exampleDocker.js';
import { pairSpan } from '../shared/pairSpan.js';

export default defineRule({
  id: 'security/compose-host-access',
  consideration: 'security/protection',
  reads: 'compose',
  severity: 'error',
  problem: 'The service can take over the machine it runs on.',
  remedy:
    'Give it what it needs by name: GPUs under `deploy.resources.reservations.devices`, single capabilities under `cap_add`.',
  why: 'Model files can carry code, and a privileged container or the socket of Docker makes that code root on the host.',
  sources: [
    { title: 'Compose: privileged', url: 'https://docs.docker.com/reference/compose-file/services/#privileged' },
    {
      title: 'Docker: protect the Docker daemon socket',
      url: 'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-250'],
  fix: 'suggested',
  examples: {
    bad: composeExample('command: ["--model", "/models/scorer"]\nprivileged: true'),
    good: composeExample('command: ["--model", "/models/scorer"]\ncap_drop: [ALL]'),
  },
  *check(compose) {
    const seen = new Set<number>();
    for (const { node } of compose.services) {
      for (const found of reaching(compose.parts[0]!.text, node)) {
        if (!seen.has(found.span.start)) yield found;
        seen.add(found.span.start);
      }
    }
  },
});

function* reaching(text: string, service: YamlMap): Generator<Finding> {
  const privileged = get(service, 'privileged');
  if (privileged && bool(privileged) === true) {
    const edits = pair(service, 'privileged') ? removeEntry(text, service, 'privileged') : [];
    const fixes = edits.length > 0 ? [suggestedFix('Remove `privileged`', ...inPart(edits))] : [];
    yield finding(
      pairSpan(service, 'privileged', privileged),
      '`privileged: true` gives the container the devices and rights of the host.',
      fixes,
    );
  }
  for (const volume of items(get(service, 'volumes'))) {
    const source = str(volume)?.split(':', 1)[0] ?? str(get(volume, 'source')) ?? '';
    if (/\/(?:docker|containerd\/containerd|podman\/podman|crio\/crio)\.sock$/.test(source)) {
      yield finding(spanOf(volume), `Who writes to \`${source}\` starts any container on the host.`);
    }
  }
}
