import { unknownRule } from '../core/artifacts/projectFile.js';
import { challenges, considerations } from '../core/catalogue/catalogue.js';
import type { ExampleFiles, Rule } from '../core/rule.js';
import { allRules } from '../core/rules/rules.js';
import { ruleById, ruleIds } from '../core/rules.js';
import { Exit, type Io, UsageError } from './io.js';
import { ownRules } from './ownRules.js';
import { createPaint, type Paint } from './paint.js';
import { compare } from './report.js';

/** `ml-preflight explain`: all about a rule, or the list of rules, of all or of one challenge or consideration. */
export function explain(name: string | undefined, io: Io): number {
  const paint = createPaint(io.color);
  io.out(name === undefined ? listText(allRules, paint) : textOf(name, paint));
  return Exit.ok;
}

function textOf(name: string, paint: Paint): string {
  const rule = ruleById(name);
  if (rule) return ruleText(rule, paint);
  const own = Object.hasOwn(ownRules, name) ? ownRules[name] : undefined;
  if (own)
    return [paint('bold', name), '', own.problem, '', section('Remedy', own.remedy, paint), section('Why', own.why, paint)].join(
      '\n',
    );
  const group = allRules.filter((r) => r.consideration === name || r.id.startsWith(`${name}/`));
  const known = challenges.some((c) => c.id === name) || considerations.some((c) => c.id === name);
  if (known) return listText(group, paint);
  throw new UsageError(unknownRule(name, new Set([...ruleIds, ...Object.keys(ownRules)])).replace(/\.$/, ''));
}

function ruleText(rule: Rule, paint: Paint): string {
  const consideration = considerations.find((c) => c.id === rule.consideration)!;
  const facts = [
    rule.gap === 'hazard' ? rule.severity : 'absence: how loud depends on stage and risk',
    rule.fix === 'none' ? 'no fix' : `${rule.fix} fix`,
    ...(rule.gap === 'hazard' && rule.preview ? ['preview: off unless configured'] : []),
  ];
  return [
    `${paint('bold', rule.id)}  ${paint('dim', `(${facts.join(', ')})`)}`,
    '',
    rule.problem,
    '',
    section('Remedy', rule.remedy, paint),
    section('Why', rule.why, paint),
    section('Asks', `${consideration.question} (${consideration.id})`, paint),
    section('Sources', rule.sources.map((s) => `${s.title}\n${s.url}`).join('\n'), paint),
    ...(rule.standards.length > 0 ? [section('Standards', rule.standards.join(', '), paint)] : []),
    section('Bad', example(rule.examples.bad, paint), paint),
    section('Good', example(rule.examples.good, paint), paint),
  ].join('\n');
}

function section(title: string, text: string, paint: Paint): string {
  const lines = text.replace(/\n+$/, '').split('\n');
  return `${paint('bold', title)}\n${lines.map((l) => (l === '' ? '' : `  ${l}`)).join('\n')}\n`;
}

function example(files: ExampleFiles, paint: Paint): string {
  return Object.entries(files)
    .map(([name, text]) => `${paint('dim', name)}\n${text.replace(/\n*$/, '\n').replace(/^(?=.)/gm, '  ')}`)
    .join('\n');
}

function listText(rules: readonly Rule[], paint: Paint): string {
  if (rules.length === 0) return 'No rules.\n';
  const sorted = [...rules].sort((a, b) => order(a) - order(b) || compare(a.id, b.id));
  const width = Math.max(...sorted.map((r) => r.id.length));
  return sorted.map((r) => `${paint('bold', r.id.padEnd(width))}  ${r.problem}\n`).join('');
}

function order(rule: Rule): number {
  return challenges.findIndex((c) => rule.id.startsWith(`${c.id}/`));
}
