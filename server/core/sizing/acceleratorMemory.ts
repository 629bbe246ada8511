import { get, isMap, items, str, type YamlNode } from '../artifacts/yaml.js';
import { isPlaceholder } from '../artifacts/yamlTemplate.js';
import type { Container } from '../container.js';
import type { Workload } from '../serving.js';

/** Memory of the accelerators that a container is given. */
export interface AcceleratorMemory {
  readonly count: number;
  /** Of one device; the maker's figure, which is never less than what is usable. */
  readonly gibEach: number;
  /** "4 × L4 with 24 GiB". */
  readonly words: string;
  /** What names the device. */
  readonly node: YamlNode;
}

/**
 * What the manifest says of the devices a container gets: a MIG profile in its limits, or a node selector that names the product or
 * the machine. Undefined where nothing names them: most clusters have more than one kind.
 */
export function acceleratorMemory(container: Container, podSpec: YamlNode): AcceleratorMemory | undefined {
  if (container.accelerators.length !== 1 || get(container.node, 'resources', 'claims')) return undefined;
  const [device] = container.accelerators;
  const count = device!.count;
  if (!Number.isInteger(count) || count < 1) return undefined;
  const slice = /^nvidia\.com\/mig-\d+g\.(\d+)gb/.exec(device!.name);
  if (slice) return told(count, Number(slice[1]), `MIG slice of ${slice[1]} GB`, device!.key);
  if (device!.name !== 'nvidia.com/gpu' && device!.name !== 'amd.com/gpu') return undefined;
  for (const { key, value, node } of nodeLabels(podSpec)) {
    const product = productOf(key, value);
    if (product) return told(count, product.gib, product.name, node);
  }
  return undefined;
}

/** The device that a machine type of AWS, Google Cloud or Azure holds; undefined for types without or unknown. */
export function machineDevice(type: string): Product | undefined {
  const name = type.toLowerCase().replace(/^ml\./, '');
  return MACHINES.find(([pattern]) => pattern.test(name))?.[1];
}

/** A device by its name and memory. */
export interface Product {
  readonly name: string;
  readonly gib: number;
}

const T4 = { name: 'T4', gib: 16 };
const L4 = { name: 'L4', gib: 24 };
const L40S = { name: 'L40S', gib: 48 };
const A10G = { name: 'A10G', gib: 24 };
const V100 = { name: 'V100', gib: 16 };
const A100 = { name: 'A100 40GB', gib: 40 };
const A100_80 = { name: 'A100 80GB', gib: 80 };
const H100 = { name: 'H100 80GB', gib: 80 };
const H200 = { name: 'H200', gib: 141 };
const B200 = { name: 'B200', gib: 192 };

/**
 * Product names as `nvidia.com/gpu.product` (GPU feature discovery), `cloud.google.com/gke-accelerator` and
 * `karpenter.k8s.aws/instance-gpu-name` write them. Memory: the makers' data sheets.
 */
const PRODUCTS: readonly (readonly [RegExp, Product])[] = [
  [/a100.*80gb/, A100_80],
  [/a100.*40gb|nvidia-tesla-a100$|^a100$/, A100],
  [/h100.*(?:94gb|nvl)/, { name: 'H100 NVL', gib: 94 }],
  [/h100/, H100],
  [/(?:^|[-_])h200/, H200],
  [/(?:^|[-_])b200/, B200],
  [/l40s/, L40S],
  [/l40(?!s)/, { name: 'L40', gib: 48 }],
  [/(?:^|[-_])l4(?:$|[-_])/, L4],
  [/a10g/, A10G],
  [/(?:^|[-_])a10(?:$|[-_])/, { name: 'A10', gib: 24 }],
  [/(?:^|[-_])t4(?:$|[-_])/, T4],
  [/v100.*32gb/, { name: 'V100 32GB', gib: 32 }],
  [/v100.*16gb|nvidia-tesla-v100$|^v100$/, V100],
  [/p100/, { name: 'P100', gib: 16 }],
  [/rtx-?a6000/, { name: 'RTX A6000', gib: 48 }],
  [/rtx-4090/, { name: 'RTX 4090', gib: 24 }],
];

/** Machine types whose name says which device they hold. Sources: the clouds' lists of accelerated machine types. */
const MACHINES: readonly (readonly [RegExp, Product])[] = [
  [/^g4dn\./, T4],
  [/^g5\./, A10G],
  [/^g6\./, L4],
  [/^g6e\./, L40S],
  [/^p3dn\./, { name: 'V100 32GB', gib: 32 }],
  [/^p3\./, V100],
  [/^p4de\./, A100_80],
  [/^p4d\./, A100],
  [/^p5\./, H100],
  [/^p5en?\./, H200],
  [/^a2-ultragpu-/, A100_80],
  [/^a2-(?:highgpu|megagpu)-/, A100],
  [/^a3-(?:high|mega|edge)gpu-/, H100],
  [/^a3-ultragpu-/, H200],
  [/^g2-standard-/, L4],
  [/^standard_nc\d+as_t4_v3$/, T4],
  [/^standard_nc\d+ads_a100_v4$/, A100_80],
  [/^standard_nd96asr(?:_v4|_a100_v4)$/, A100],
  [/^standard_nd96amsr_a100_v4$/, A100_80],
  [/^standard_nd96isr_h100_v5$/, H100],
];

const PRODUCT_LABELS = new Set([
  'nvidia.com/gpu.product',
  'cloud.google.com/gke-accelerator',
  'karpenter.k8s.aws/instance-gpu-name',
  'accelerator',
  'gpu.nvidia.com/model',
]);
const MACHINE_LABELS = new Set(['node.kubernetes.io/instance-type', 'beta.kubernetes.io/instance-type']);

function productOf(key: string, value: string): Product | undefined {
  const text = value.toLowerCase();
  if (PRODUCT_LABELS.has(key)) {
    // A device that is shared in time or cut into slices is less than the whole.
    if (/shared|mig-/.test(text)) return undefined;
    return PRODUCTS.find(([pattern]) => pattern.test(text))?.[1];
  }
  return MACHINE_LABELS.has(key) ? machineDevice(text) : undefined;
}

interface NodeLabel {
  readonly key: string;
  readonly value: string;
  readonly node: YamlNode;
}

/** Labels that a node must have: the node selector, and required affinity terms where there is one with one value. */
function nodeLabels(podSpec: YamlNode): NodeLabel[] {
  const selector = get(podSpec, 'nodeSelector');
  const selected = isMap(selector) ? selector.pairs.flatMap((p) => labelOf(str(p.key), p.value)) : [];
  const terms = items(
    get(podSpec, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms'),
  );
  const required = terms.length === 1 ? items(get(terms[0], 'matchExpressions')) : [];
  const affine = required.flatMap((e) => {
    const values = items(get(e, 'values'));
    return str(get(e, 'operator')) === 'In' && values.length === 1 ? labelOf(str(get(e, 'key')), values[0]!) : [];
  });
  return [...selected, ...affine];
}

function labelOf(key: string | undefined, node: YamlNode): NodeLabel[] {
  const value = str(node);
  return key === undefined || value === undefined || isPlaceholder(value) ? [] : [{ key, value, node }];
}

function told(count: number, gibEach: number, name: string, node: YamlNode): AcceleratorMemory {
  return { count, gibEach, words: `${count} × ${name} with ${gibEach} GiB`, node };
}

/** The same for a workload's container; KServe components hold pod fields themselves. */
export function deviceMemory(container: Container, workload: Workload | undefined): AcceleratorMemory | undefined {
  return workload && acceleratorMemory(container, workload.podSpec);
}
