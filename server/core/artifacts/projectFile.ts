import { closest } from 'fastest-levenshtein';
import { type ConsiderationId, challenges, considerations } from '../catalogue/catalogue.js';
import {
  type Allowance,
  type Attestation,
  LEVELS,
  type Level,
  type ProjectDeclarations,
  RISKS,
  type Risk,
  STAGES,
  type Stage,
} from '../config.js';
import { isCheapPattern } from '../ignored.js';
import type { Span } from '../model.js';
import type { ArtifactBase, SyntaxProblem } from './artifact.js';
import { isMap, isScalar, isSeq, parseYaml, str, type YamlMap, type YamlNode } from './yaml.js';

/** `ml-preflight.yaml`: what the project says of itself. Read with positions; what is wrong in it is in `problems`. */
export interface ProjectFile extends ArtifactBase {
  readonly kind: 'project';
  readonly root: YamlMap | null;
  readonly declarations: ProjectDeclarations;
}

const KEYS = ['stage', 'risk', 'rules', 'ignore', 'allow', 'attest', 'not-applicable'];
const TOO_DEEP = 'A pattern with `**` more than three times matches nothing.';
const ISO_DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Reads the project file; a value that is wrong is reported and left out, the rest holds. `ruleIds` are all known rules. */
export function readProjectFile(uri: string, text: string, ruleIds: ReadonlySet<string>): ProjectFile {
  const problems: SyntaxProblem[] = [];
  const report = (node: { start: number; end: number }, message: string) => {
    const end = Math.min(Math.max(node.end, node.start + 1), text.length);
    problems.push({ span: { part: 0, start: node.start, end }, message });
  };
  const document = parseYaml(text)[0];
  for (const error of document?.errors ?? []) report(error, error.message);
  const root = document?.root && isMap(document.root) ? document.root : null;
  if (document?.root && !root && !(isScalar(document.root) && document.root.value === ''))
    report(document.root, 'The file is a mapping of keys such as `stage` and `attest`.');
  const fields = root ? entriesOf(root, KEYS, report) : new Map<string, YamlNode>();
  const declarations: ProjectDeclarations = {
    ...one('stage', STAGES, fields, report),
    ...one('risk', RISKS, fields, report),
    rules: readRules(fields.get('rules'), ruleIds, report),
    ignore: readStrings(fields.get('ignore'), report),
    allow: readAllow(fields.get('allow'), ruleIds, report),
    attest: readAttest(fields.get('attest'), report),
    notApplicable: readNotApplicable(fields.get('not-applicable'), report),
  };
  return { kind: 'project', uri, parts: [{ uri, text }], problems, templated: false, root, declarations };
}

type Report = (node: { start: number; end: number }, message: string) => void;

/** The known keys of a mapping; unknown and repeated ones are reported. */
function entriesOf(map: YamlMap, known: readonly string[], report: Report): Map<string, YamlNode> {
  const fields = new Map<string, YamlNode>();
  for (const { key, value } of map.pairs) {
    const name = str(key) ?? '';
    if (!known.includes(name)) report(key, `Unknown key \`${name}\`${suggestion(name, known)}.`);
    else if (fields.has(name)) report(key, `\`${name}\` stands here twice; this one counts.`);
    if (known.includes(name)) fields.set(name, value);
  }
  return fields;
}

/** `; did you mean …` where something is near enough. */
function suggestion(name: string, known: readonly string[]): string {
  const near = name === '' || known.length === 0 ? '' : closest(name, known);
  return near !== '' && sharesHalf(name, near) ? `; did you mean \`${near}\`?` : '';
}

function sharesHalf(a: string, b: string): boolean {
  const common = [...new Set(a)].filter((c) => b.includes(c)).length;
  return common * 2 >= Math.max(new Set(a).size, new Set(b).size);
}

function one<K extends 'stage' | 'risk'>(
  key: K,
  values: K extends 'stage' ? typeof STAGES : typeof RISKS,
  fields: ReadonlyMap<string, YamlNode>,
  report: Report,
): { [P in K]?: K extends 'stage' ? Stage : Risk } {
  const node = fields.get(key);
  const text = node ? str(node) : undefined;
  if (!node) return {};
  if (text !== undefined && (values as readonly string[]).includes(text)) return { [key]: text } as never;
  report(node, `\`${key}\` is one of ${values.join(', ')}.`);
  return {};
}

function readRules(node: YamlNode | undefined, ruleIds: ReadonlySet<string>, report: Report): Map<string, Level> {
  const rules = new Map<string, Level>();
  for (const { key, value } of mapPairs(node, '`rules` maps a rule or a challenge to a severity.', report)) {
    const name = str(key) ?? '';
    const level = str(value);
    if (!isKnownRule(name, ruleIds)) report(key, unknownRule(name, ruleIds));
    else if (level === undefined || !(LEVELS as readonly string[]).includes(level))
      report(value, `A severity is one of ${LEVELS.join(', ')}.`);
    else rules.set(name, level as Level);
  }
  return rules;
}

/** A rule id, or a challenge that stands for all of its rules. */
export function isKnownRule(name: string, ruleIds: ReadonlySet<string>): boolean {
  return ruleIds.has(name) || challenges.some((c) => c.id === name);
}

/** The message for a rule id that does not exist, with the nearest one that does. */
export function unknownRule(name: string, ruleIds: ReadonlySet<string>): string {
  // A rule was meant where a rule is written: its whole challenge would say far more.
  const meant = name.includes('/') ? [...ruleIds] : challenges.map((c) => c.id);
  return `Unknown rule \`${name}\`${suggestion(name, meant)}.`;
}

function readStrings(node: YamlNode | undefined, report: Report): string[] {
  if (!node) return [];
  if (!isSeq(node)) {
    report(node, '`ignore` is a list of patterns.');
    return [];
  }
  return node.items.flatMap((item) => {
    const text = str(item);
    if (text === undefined || text === '') report(item, 'A pattern is a text such as "third_party/**".');
    else if (!isCheapPattern(text)) report(item, TOO_DEEP);
    return text ? [text] : [];
  });
}

function readAllow(node: YamlNode | undefined, ruleIds: ReadonlySet<string>, report: Report): Allowance[] {
  if (!node) return [];
  if (!isSeq(node)) {
    report(node, '`allow` is a list of entries with `rule` and `reason`.');
    return [];
  }
  return node.items.flatMap((item) => {
    if (!isMap(item)) {
      report(item, 'An entry of `allow` has the keys `rule`, `reason` and, if wanted, `path` and `until`.');
      return [];
    }
    const fields = entriesOf(item, ['rule', 'path', 'reason', 'until'], report);
    const rule = required(item, fields, 'rule', report);
    const reason = required(item, fields, 'reason', report);
    const path = str(fields.get('path')) ?? null;
    const until = day(fields.get('until'), 'until', report);
    if (path !== null && !isCheapPattern(path)) report(fields.get('path')!, TOO_DEEP);
    if (rule !== undefined && !isKnownRule(rule, ruleIds)) {
      report(fields.get('rule')!, unknownRule(rule, ruleIds));
      return [];
    }
    if (rule === undefined || reason === undefined || until === undefined) return [];
    return [{ rule, path, reason, until, span: { part: 0, start: item.start, end: item.end } }];
  });
}

function readAttest(node: YamlNode | undefined, report: Report): Map<ConsiderationId, Attestation> {
  const result = new Map<ConsiderationId, Attestation>();
  for (const { key, value } of mapPairs(node, '`attest` maps a consideration to who vouches for it.', report)) {
    const id = considerationId(key, report);
    if (!isMap(value)) {
      report(
        value.end > value.start ? value : key,
        'An attestation has the keys `by`, `on` and, if wanted, `until` and `evidence`.',
      );
      continue;
    }
    const fields = entriesOf(value, ['by', 'on', 'until', 'evidence'], report);
    const by = required(value, fields, 'by', report);
    const onText = required(value, fields, 'on', report);
    const on = onText === undefined ? undefined : day(fields.get('on'), 'on', report);
    const until = day(fields.get('until'), 'until', report);
    if (!id || by === undefined || !on || until === undefined) continue;
    if (until !== null && until < on) report(fields.get('until')!, '`until` lies before `on`.');
    result.set(id, {
      by,
      on,
      until,
      evidence: str(fields.get('evidence'))?.trim() || null,
      span: { part: 0, start: key.start, end: value.end },
      places: {
        on: spanOf(fields.get('on')) ?? { part: 0, start: key.start, end: key.end },
        until: spanOf(fields.get('until')),
        evidence: spanOf(fields.get('evidence')),
      },
    });
  }
  return result;
}

function spanOf(node: YamlNode | undefined): Span | null {
  return node ? { part: 0, start: node.start, end: node.end } : null;
}

function readNotApplicable(node: YamlNode | undefined, report: Report): Map<ConsiderationId, string> {
  const result = new Map<ConsiderationId, string>();
  for (const { key, value } of mapPairs(node, '`not-applicable` maps a consideration to the reason.', report)) {
    const id = considerationId(key, report);
    const reason = str(value)?.trim();
    if (!reason) report(value.end > value.start ? value : key, 'Say in a few words why this does not apply.');
    else if (id) result.set(id, reason);
  }
  return result;
}

function mapPairs(node: YamlNode | undefined, message: string, report: Report) {
  if (!node || (isScalar(node) && node.value === '')) return [];
  if (isMap(node)) return node.pairs;
  report(node, message);
  return [];
}

function considerationId(key: YamlNode, report: Report): ConsiderationId | undefined {
  const name = str(key) ?? '';
  const found = considerations.find((c) => c.id === name);
  if (!found)
    report(
      key,
      `Unknown consideration \`${name}\`${suggestion(
        name,
        considerations.map((c) => c.id),
      )}.`,
    );
  return found?.id;
}

function required(map: YamlMap, fields: ReadonlyMap<string, YamlNode>, key: string, report: Report): string | undefined {
  const node = fields.get(key);
  const text = node ? str(node)?.trim() : undefined;
  if (!text) report(node && node.end > node.start ? node : (map.pairs[0]?.key ?? map), `\`${key}\` is missing.`);
  return text || undefined;
}

/** Null where absent, undefined where it is no ISO day (reported). */
function day(node: YamlNode | undefined, key: string, report: Report): string | null | undefined {
  if (!node) return null;
  const text = str(node);
  if (text !== undefined && ISO_DAY.test(text) && Number(text.slice(8)) <= daysIn(text)) return text;
  report(node, `\`${key}\` is a day such as 2027-03-01.`);
  return undefined;
}

/** Days of the month of an ISO day. */
function daysIn(day: string): number {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
}
