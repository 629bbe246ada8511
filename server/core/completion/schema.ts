import type { Source } from '../rule.js';

/** A value that can be chosen. */
export interface Choice {
  readonly value: string;
  /** Not text that must be quoted to stay text: `false`, `off`. */
  readonly plain?: boolean;
  /** A few words beside it: the full name of a license. */
  readonly detail?: string;
  /** What it means, in Markdown. */
  readonly about?: string;
  readonly sources?: readonly Source[];
}

/** What may stand at one place of a YAML file, for completion and hover. */
export interface Schema {
  /** A few words beside the key. */
  readonly detail?: string;
  /** What the key means, in Markdown. */
  readonly about?: string;
  readonly sources?: readonly Source[];
  /** Known keys of a mapping, in the order people write them. */
  readonly keys?: Readonly<Record<string, Schema>>;
  /** What stands below any other key. */
  readonly other?: Schema;
  /** The entries of a list. */
  readonly items?: Schema;
  /** Values of a scalar; of a list entry where this is the schema of entries. */
  readonly values?: readonly Choice[];
  /** A list that may also be written as one value: completed without a dash. */
  readonly single?: boolean;
  /** The key that a new mapping at this place starts with. */
  readonly first?: string;
}

/** A step from a mapping to the value of a key, or (null) from a list to an entry. */
export type Step = string | null;

/** The schema at a path; undefined where nothing is known of it. */
export function schemaAt(root: Schema, path: readonly Step[]): Schema | undefined {
  let at: Schema | undefined = root;
  for (const step of path) {
    if (!at) return undefined;
    if (step === null) at = at.items;
    else at = at.keys && Object.hasOwn(at.keys, step) ? at.keys[step] : at.other;
  }
  return at;
}

/** Values at this place: a scalar's own, or those of a list that may be written as one. */
export function valuesOf(schema: Schema): readonly Choice[] {
  return schema.values ?? schema.items?.values ?? [];
}

/** Its value cannot stand behind the colon in block style: a mapping, or a list that is no single value. */
export function isCollection(schema: Schema): boolean {
  if (schema.values) return false;
  return schema.items ? !schema.single : schema.keys !== undefined || schema.other !== undefined;
}
