import type { ServeConfig } from './artifacts/rayServeConfig.js';
import type { Requirements } from './artifacts/requirements.js';
import type { Container } from './container.js';
import type { ImageReference } from './imageReference.js';
import type { Edit, Span } from './model.js';
import type { Workload } from './serving.js';
import type { RayCluster } from './workloads/ray.js';

/**
 * What files of different kinds say in common. Each kind supplies what it can express, and a rule that reads a meaning serves
 * all of them. Spans and edits are those of the file the meaning stands in.
 */
export interface Meanings {
  readonly containers?: readonly ServedContainer[];
  readonly images?: readonly ImageUse[];
  readonly variables?: readonly Variable[];
  readonly models?: readonly ModelReference[];
  readonly capacities?: readonly Capacity[];
  readonly endpoints?: readonly Endpoint[];
  readonly packages?: readonly PackageList[];
  readonly serveConfigs?: readonly ServeConfigUse[];
}

/** A value where it is written. */
export interface Written<T = string> {
  readonly value: T;
  readonly span: Span;
  /** Puts another text in its place, quoted as the format needs; undefined where that would change something else too. */
  readonly replace?: (text: string) => readonly Edit[];
}

/** A container that serves or trains a model, or stands beside one that does. */
export interface ServedContainer {
  readonly container: Container;
  /** What starts it: a pod, a KServe component, a Compose service … */
  readonly form: Workload['form'] | 'compose' | 'dockerfile';
  /** The workload it belongs to, where it is one of Kubernetes. */
  readonly workload: Workload | undefined;
  /** In words for a message: "the container `server`". */
  readonly name: string;
  /** Runs before the others and ends. */
  readonly init: boolean;
  /** Only part of the truth: what it lacks proves nothing. */
  readonly partial: boolean;
}

/** An image that is run, or built upon. */
export interface ImageUse {
  readonly reference: ImageReference;
  readonly role: 'run' | 'base';
  /** Of a container beside the one that holds the model. */
  readonly sidecar?: boolean;
  readonly written: Written;
}

/** An environment variable with a literal value. */
export interface Variable {
  readonly name: string;
  readonly written: Written;
  /** The edits that read it from a secret store instead, with words for the title; where the format has a way. */
  readonly fromSecret?: () => { readonly title: string; readonly edits: readonly Edit[] } | null;
  /** What the file should do instead, for the message; the format's own words. */
  readonly advice?: string;
}

/** Where a model is taken from. */
export interface ModelReference {
  /** As written, without placeholders: `s3://bucket/model`, `meta-llama/Llama-3.1-8B`, `models:/scorer/3`, `azureml:scorer@latest`. */
  readonly written: Written;
  /** A revision, version or digest that stands beside it, where the format has a place for it and it is given. */
  readonly revision: Written | undefined;
  /** `hub`: a Hugging Face repository id. `registry`: a model registry with versions. `store`: an address. */
  readonly source: 'hub' | 'registry' | 'store' | 'path';
  /** Edits that state the revision; where the format has a place for one. */
  readonly pin?: (revision: string) => readonly Edit[];
}

/** How many copies of a model run: what an autoscaler or a fixed number commits to. */
export interface Capacity {
  /** In words for a message: "The Ray worker group `gpu`". */
  readonly subject: string;
  readonly min: Written<number> | undefined;
  readonly max: Written<number> | undefined;
  /** A fixed number where there is no range. */
  readonly fixed: Written<number> | undefined;
  /** Zero copies are a state it can be in by its own rules when nothing asks. */
  readonly canBeZero: boolean;
  /** Accelerators that one copy holds; undefined where that is not known. */
  readonly accelerators: number | undefined;
  /** Copies within one server process (instances, workers): one of them is no single point of failure by itself. */
  readonly insideServer?: boolean;
  /** What is counted, where that is not copies: "requests at once". */
  readonly unit?: string;
  readonly anchor: Span;
}

/** An address under which a model answers. */
export interface Endpoint {
  readonly subject: string;
  /** `public`: from outside the cluster or account. */
  readonly exposure: 'public' | 'private' | 'unknown';
  readonly authentication: 'none' | 'key' | 'identity' | 'unknown';
  readonly anchor: Span;
  /** The edits that keep it inside, with words for the title; where a public one can be closed in its own file. */
  readonly close?: () => { readonly title: string; readonly edits: readonly Edit[] } | null;
}

/** A Ray Serve config: a file of its own, or inside a manifest. */
export interface ServeConfigUse {
  readonly config: ServeConfig;
  /** The cluster that a RayService runs it on; undefined where the config stands alone. */
  readonly cluster: RayCluster | undefined;
  /** Only part of the truth: what it lacks proves nothing. */
  readonly partial: boolean;
}

/** Packages that are installed: a requirements file, or a list inside another kind of file. */
export type PackageList = Pick<Requirements, 'entries' | 'options' | 'format' | 'rangesAllowed'>;
