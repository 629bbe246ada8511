import type { Standing } from '../attestation.js';
import type { State } from '../checklist.js';
import { displayable } from './excerpt.js';
import { REPORT_SCHEMA, type ReportPlace } from './model.js';
import { STATES } from './words.js';

/** What a comparison needs of an earlier report. Ids are those of its day: they need not be known any more. */
export interface PreviousReport {
  readonly date: string;
  readonly version: string;
  readonly projects: readonly PreviousProject[];
}

export interface PreviousProject {
  readonly root: string;
  readonly name: string;
  readonly tally: { readonly settled: number };
  readonly challenges: readonly { readonly id: string; readonly settled: number }[];
  readonly considerations: readonly {
    readonly id: string;
    readonly state: State;
    readonly evidence: readonly (ReportPlace & { readonly note: string })[];
    readonly findings: readonly PreviousFinding[];
    readonly attestation: { readonly standing: Standing } | null;
  }[];
  readonly mistakes: readonly PreviousFinding[];
}

export type PreviousFinding = ReportPlace & {
  readonly rule: string;
  readonly message: string;
  readonly accepted: object | null;
};

/** Other outputs of this tool that people may take for a report. */
const OTHERS: Readonly<Record<string, string>> = {
  'ml-preflight/checklist@1': '`checklist --format json`',
  'ml-preflight/report@1': '`check --format json`',
};

/** Reads what `report --format json` wrote; for anything else a sentence that says why it cannot be compared with. */
export function readPrevious(text: string): PreviousReport | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { problem: 'it is not JSON' };
  }
  const schema = isRecord(value) ? value.schema : undefined;
  if (typeof schema !== 'string' || !schema.startsWith('ml-preflight/')) return { problem: 'it is no report of ML Preflight' };
  const other = Object.hasOwn(OTHERS, schema) ? OTHERS[schema] : undefined;
  if (other) return { problem: `it was printed by ${other}; a comparison needs what \`report --format json\` writes` };
  if (schema !== REPORT_SCHEMA)
    return { problem: `its format is ${displayable(schema).slice(0, 60)}, and this version reads ${REPORT_SCHEMA}` };
  try {
    return report(value);
  } catch (error) {
    if (error instanceof Damaged) return { problem: `it is damaged at ${error.message}` };
    throw error;
  }
}

class Damaged extends Error {}

/** A value with where it stands, for the message. */
class At {
  constructor(
    readonly value: unknown,
    readonly path: string,
  ) {}
  get(key: string): At {
    if (!isRecord(this.value) || !Object.hasOwn(this.value, key)) throw new Damaged(`${this.path}.${key}`.slice(1));
    return new At(this.value[key], `${this.path}.${key}`);
  }
  text(): string {
    if (typeof this.value !== 'string') throw this.wrong();
    return this.value;
  }
  number(): number {
    if (typeof this.value !== 'number' || !Number.isFinite(this.value)) throw this.wrong();
    return this.value;
  }
  list<T>(read: (entry: At) => T): T[] {
    if (!Array.isArray(this.value)) throw this.wrong();
    return this.value.map((entry, i) => read(new At(entry, `${this.path}[${i}]`)));
  }
  orNull<T>(read: (here: At) => T): T | null {
    return this.value === null ? null : read(this);
  }
  oneOf<T extends string>(all: readonly T[]): T {
    const found = all.find((each) => each === this.value);
    if (found === undefined) throw this.wrong();
    return found;
  }
  wrong(): Damaged {
    return new Damaged(this.path.slice(1));
  }
}

const STANDINGS: readonly Standing[] = ['current', 'due-soon', 'expired', 'not-yet', 'no-end'];

function report(value: unknown): PreviousReport {
  const all = new At(value, '');
  const date = all.get('date').text();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw all.get('date').wrong();
  return { date, version: shown(all.get('tool').get('version')), projects: all.get('projects').list(project) };
}

function project(at: At): PreviousProject {
  return {
    root: at.get('root').text(),
    name: shown(at.get('name')),
    tally: { settled: at.get('tally').get('settled').number() },
    challenges: at.get('challenges').list((c) => ({ id: c.get('id').text(), settled: c.get('settled').number() })),
    considerations: at.get('considerations').list((c) => ({
      id: c.get('id').text(),
      state: c.get('state').oneOf(STATES),
      evidence: c.get('evidence').list((e) => ({ ...place(e), note: shown(e.get('note')) })),
      findings: c.get('findings').list(finding),
      attestation: c.get('attestation').orNull((a) => ({ standing: a.get('standing').oneOf(STANDINGS) })),
    })),
    mistakes: at.get('mistakes').list(finding),
  };
}

function finding(at: At): PreviousFinding {
  const accepted = at.get('accepted').orNull((a) => {
    if (!isRecord(a.value)) throw a.wrong();
    return a.value;
  });
  return { ...place(at), rule: shown(at.get('rule')), message: shown(at.get('message')), accepted };
}

function place(at: At): ReportPlace {
  return { path: shown(at.get('path')), line: at.get('line').number(), cell: at.get('cell').orNull((c) => c.number()) };
}

/** The file may come from anywhere: what it says is shown without control characters. */
function shown(at: At): string {
  return displayable(at.text());
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
