import type { Container } from '../container.js';
import type { ServedContainer } from '../meanings.js';
import { modelServer } from '../rules/shared/modelServer.js';
import { parallelism } from '../rules/shared/parallelism.js';
import { type AcceleratorMemory, deviceMemory } from './acceleratorMemory.js';
import { gib } from './words.js';

/** The device memory that one copy of a model is spread over. */
export interface ServedMemory {
  readonly device: AcceleratorMemory;
  /** Devices that the copy uses, of those that the container has. */
  readonly used: number;
  readonly bytes: number;
  /** "2 × L4 with 24 GiB = 48 GiB". */
  readonly derivation: string;
}

/** Undefined where the devices are not named, or the model is spread over more than this container. */
export function servedMemory({ container, workload }: ServedContainer): ServedMemory | undefined {
  // The pods of a group share the model between them.
  const device = workload?.multiNode ? undefined : deviceMemory(container, workload);
  const used = device && devicesUsed(container, device.count);
  if (!device || used === undefined) return undefined;
  const bytes = used * device.gibEach * 2 ** 30;
  const words = used === device.count ? device.words : `${used} of ${device.words}`;
  return { device, used, bytes, derivation: used === 1 ? words : `${words} = ${gib(bytes)}` };
}

/** vLLM and SGLang take one device unless told to take more, TGI takes all; others are not known. */
function devicesUsed(container: Container, count: number): number | undefined {
  const server = modelServer(container);
  const { tensor, pipeline, distributed, argument } = parallelism(container);
  if (tensor === undefined || pipeline === undefined || distributed) return undefined;
  if (server === 'tgi' && !argument) return count;
  if (server !== 'vllm' && server !== 'sglang' && server !== 'tgi') return count === 1 ? 1 : undefined;
  return Math.min(tensor * pipeline, count);
}
