import { spanOf } from '../../artifacts/kubernetes.js';
import { bool, get, isMap, items, str, type YamlMap } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding } from '../../rule.js';
import { offered, ownScalar } from '../shared/offered.js';

const WAITING = (health: string) => ({
  'compose.yaml': `services:
  server:
    image: vllm/vllm-openai:v0.11.0
    command: ["--model", "/models/scorer"]
    healthcheck: ${health}
  gateway:
    build: ./gateway
    depends_on:
      server: {condition: service_healthy}
`,
});

export default defineRule({
  id: 'integration/waits-for-no-healthcheck',
  consideration: 'integration/service-interface',
  reads: 'compose',
  severity: 'error',
  problem: 'A service waits for another to be healthy that has no health check.',
  remedy: 'Give the model server a `healthcheck` that asks its own endpoint, with a `start_period` as long as the model loads.',
  why: 'Compose refuses to start the service that waits, so the application never comes up.',
  sources: [
    { title: 'Compose: control startup order', url: 'https://docs.docker.com/compose/how-tos/startup-order/' },
    { title: 'Compose: healthcheck', url: 'https://docs.docker.com/reference/compose-file/services/#healthcheck' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: WAITING('{disable: true}'),
    good: WAITING('{test: ["CMD", "curl", "-fsS", "http://localhost:8000/health"], start_period: 10m}'),
  },
  *check(compose) {
    const byName = new Map(compose.allServices.map((s) => [s.name, s]));
    for (const { node } of compose.allServices) {
      const waits = get(node, 'depends_on');
      if (!isMap(waits)) continue;
      for (const { key, value } of waits.pairs) {
        const name = str(key);
        const other = name === undefined ? undefined : byName.get(name);
        if (str(get(value, 'condition')) !== 'service_healthy' || !other || !isUnchecked(other.node)) continue;
        const condition = ownScalar(value, 'condition');
        const edits = condition ? setScalar(compose.parts[0]!.text, condition, 'service_started') : [];
        const message = `\`${name}\` has its health check switched off, so it never becomes healthy.`;
        yield finding(spanOf(key), message, offered('Wait for its start only', edits));
      }
    }
  },
});

function isUnchecked(service: YamlMap): boolean {
  const check = get(service, 'healthcheck');
  return bool(get(check, 'disable')) === true || str(items(get(check, 'test'))[0]) === 'NONE';
}
