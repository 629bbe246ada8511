import { type HelmValues, MODEL_KEYS, type ValuesComponent } from './artifacts/helmValues.js';
import { spanOf } from './artifacts/kubernetes.js';
import { bool, get, isMap, isScalar, keyText, num, str, type YamlMap, type YamlNode, type YamlScalar } from './artifacts/yaml.js';
import { isPlaceholder } from './artifacts/yamlTemplate.js';
import type { Capacity, Meanings, ModelReference, ServedContainer, Variable, Written } from './meanings.js';
import { isSecretName } from './secretNames.js';
import { hubModel, storedModel, writtenScalar } from './workloadMeanings.js';

/** What the values of a chart say in common with other kinds. */
export function helmValuesMeanings(values: HelmValues): Meanings {
  const { components, root } = values;
  const text = values.parts[0]!.text;
  return {
    containers: components.filter((c) => c.container.servesModel).map(served),
    images: components.flatMap(({ image, container }) =>
      image
        ? [
            {
              reference: image.reference,
              role: 'run',
              sidecar: !container.servesModel,
              written: { value: image.reference.raw, span: spanOf(image.node) },
            },
          ]
        : [],
    ),
    variables: [...components.flatMap((c) => variables(c, text)), ...credentials(root, text)],
    models: [
      ...MODEL_KEYS.flatMap((path) => model(get(root, ...path), text)),
      ...components.flatMap(({ container }) => (container.servesModel ? hubModel(container, text) : [])),
    ],
    capacities: components.flatMap((c) => capacity(c, text)),
  };
}

function served({ key, container }: ValuesComponent): ServedContainer {
  const name = key === undefined ? 'the container of these values' : `the container of \`${key}\``;
  return { container, form: 'pod', workload: undefined, name, init: false, partial: true };
}

const LISTS = ['env', 'extraEnv', 'extraEnvs', 'extraEnvVars', 'envVars'];
const ADVICE = 'Name a Secret that exists and let the chart read it.';

/** Environment variables: a list of `name` and `value`, or a mapping. */
function variables({ map }: ValuesComponent, text: string): Variable[] {
  return LISTS.flatMap((key) => {
    const list = get(map, key);
    if (isMap(list)) return list.pairs.flatMap((pair) => literal(keyText(pair), pair.value, text));
    return list?.type === 'seq' ? list.items.flatMap((e) => literal(str(get(e, 'name')), get(e, 'value'), text)) : [];
  });
}

/** Values whose key is that of a credential: `hfToken`, `postgresql.auth.password`. Numbers of keys and names of Secrets are none. */
function credentials(root: YamlMap, text: string): Variable[] {
  const found: Variable[] = [];
  const open: { map: YamlMap; depth: number }[] = [{ map: root, depth: 0 }];
  for (let at = open.pop(); at; at = open.pop()) {
    for (const pair of at.map.pairs) {
      const key = keyText(pair);
      if (key === undefined || LISTS.includes(key)) continue;
      if (isMap(pair.value)) {
        if (at.depth < 4) open.push({ map: pair.value, depth: at.depth + 1 });
      } else if (
        isSecretName(key) &&
        !/^existing|(?<!client[-_]?)secret$|(?:secret|password|token)[-_]?(?:key|name|ref)/i.test(key)
      ) {
        // A single word is as often the name of something as a credential.
        if (/\d/.test(str(pair.value) ?? '')) found.push(...literal(key, pair.value, text));
      }
    }
  }
  return found.sort((a, b) => a.written.span.start - b.written.span.start);
}

function literal(name: string | undefined, node: YamlNode | undefined, text: string): Variable[] {
  const value = str(node);
  if (name === undefined || value === undefined || !isScalar(node)) return [];
  return [{ name, written: writtenScalar(node, text), advice: ADVICE }];
}

function model(node: YamlNode | undefined, text: string): ModelReference[] {
  const uri = str(node);
  return isScalar(node) && uri && !isPlaceholder(uri) ? storedModel(uri, node, text) : [];
}

/** Keys under which charts keep the bounds of their autoscaler. */
const SCALERS = ['autoscaling', 'hpa', 'keda'];

/** Bounds count where autoscaling is switched on: charts bring them along switched off. */
function capacity({ key, map, container }: ValuesComponent, text: string): Capacity[] {
  const subject = key === undefined ? 'The workload of these values' : `The workload of \`${key}\``;
  const accelerators = container.accelerators.reduce((sum, a) => sum + a.count, 0);
  return SCALERS.flatMap((name) => {
    const scaling = get(map, name);
    if (!isMap(scaling) || bool(get(scaling, 'enabled')) !== true) return [];
    const [min, max] = ['min', 'max'].map((end) =>
      number(get(scaling, `${end}Replicas`) ?? get(scaling, `${end}ReplicaCount`), text),
    );
    if (!min && !max) return [];
    return [{ subject, min, max, fixed: undefined, canBeZero: min?.value === 0, accelerators, anchor: spanOf(scaling) }];
  });
}

function number(node: YamlNode | undefined, text: string): Written<number> | undefined {
  const value = num(node);
  if (value === undefined || !isScalar(node)) return undefined;
  const { span, replace } = writtenScalar(node as YamlScalar, text);
  return { value, span, ...(replace ? { replace } : {}) };
}
