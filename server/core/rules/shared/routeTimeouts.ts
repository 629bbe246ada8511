import { type KubeObject, stringMap } from '../../artifacts/kubernetes.js';
import { get, items, str, type YamlNode, type YamlScalar } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { flag } from '../../container.js';
import type { Workload } from '../../serving.js';

/** How long something waits for an answer. */
export interface Timeout {
  readonly seconds: number;
  readonly node: YamlNode;
  /** In words for a message: "`proxy-read-timeout`". */
  readonly name: string;
  /** A number of seconds as this place writes it. */
  readonly write: (seconds: number) => string;
}

/** Annotations by which a controller of Ingresses is told how long to wait; `30` and `30s` by the controller. */
const READ_TIMEOUTS: readonly (readonly [string, (seconds: number) => string])[] = [
  ['nginx.ingress.kubernetes.io/proxy-read-timeout', String],
  ['nginx.org/proxy-read-timeout', (seconds) => `${seconds}s`],
  ['haproxy.org/timeout-server', (seconds) => `${seconds}s`],
];

/** How long a route waits for what is behind it, where it says so. A timeout of 0 means that it waits for ever. */
export function routeTimeouts(route: KubeObject): Timeout[] {
  const spec = get(route.node, 'spec');
  const written = (node: YamlNode | undefined, name: string): Timeout[] => {
    const seconds = secondsOf(str(node));
    return node && seconds ? [{ seconds, node, name: `\`${name}\``, write: (s) => `${s}s` }] : [];
  };
  switch (route.kind) {
    case 'Ingress': {
      const marks = stringMap(get(route.node, 'metadata', 'annotations'));
      return READ_TIMEOUTS.flatMap(([key, write]) => {
        const mark = marks.get(key);
        const seconds = secondsOf(mark?.value);
        return mark && seconds ? [{ seconds, node: mark.node, name: `\`${key.slice(key.indexOf('/') + 1)}\``, write }] : [];
      });
    }
    case 'HTTPRoute':
      return items(get(spec, 'rules')).flatMap((rule) => [
        ...written(get(rule, 'timeouts', 'request'), 'timeouts.request'),
        ...written(get(rule, 'timeouts', 'backendRequest'), 'timeouts.backendRequest'),
      ]);
    case 'VirtualService':
      return items(get(spec, 'http')).flatMap((rule) => written(get(rule, 'timeout'), 'timeout'));
    default:
      return [];
  }
}

/** How long a server takes for one answer at most, where it says so: gunicorn's flag, or the field of a KServe component. */
export function serverTimeout(workload: Workload): Timeout | undefined {
  if (workload.form === 'kserve') {
    const node = get(workload.podSpec, 'timeout');
    const seconds = secondsOf(str(node));
    return node && seconds ? { seconds, node, name: `\`timeout\` of the ${workload.component}`, write: String } : undefined;
  }
  for (const container of workload.containers) {
    if (!container.args.some((a) => /(?:^|\/)gunicorn$/.test(a.text))) continue;
    const argument = flag(container, '--timeout', '-t');
    const seconds = secondsOf(argument?.text);
    if (argument && seconds)
      return { seconds, node: argument.node as YamlScalar, name: '`--timeout` of gunicorn', write: String };
  }
  return undefined;
}

/** Seconds of `30`, `30s`, `1m30s`, `500ms`; undefined for anything else, and for 0. */
function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined || isPlaceholder(text)) return undefined;
  if (/^\d{1,6}$/.test(text)) return Number(text) || undefined;
  if (!/^(?:\d{1,5}(?:h|ms|m|s)){1,4}$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)(h|ms|m|s)/g)].map(
    (m) => Number(m[1]) * { h: 3600, m: 60, s: 1, ms: 0.001 }[m[2] as 'h'],
  );
  return parts.reduce((sum, each) => sum + each, 0) || undefined;
}
