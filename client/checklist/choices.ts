import type {
  ApplyFixParams,
  ConsiderationItem,
  Place,
  ProjectItem,
  StandardEntry,
  StandardGroup,
} from '../../server/lsp/protocol.js';
import type { Target } from './items.js';
import { placeLabel } from './places.js';
import {
  attestationIcon,
  byWeight,
  considerationIcon,
  evidenceIcon,
  findingIcon,
  type Icon,
  isSettled,
  standingWords,
  stateWords,
  summaryIcon,
} from './states.js';

/** A line of the walk-through: a heading, or something to choose. */
export type Choice<T> = { readonly heading: string } | Option<T>;

export interface Option<T> {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly icon: Icon;
  readonly value: T;
}

export type Action =
  | { readonly kind: 'reveal'; readonly place: Place }
  | { readonly kind: 'fix'; readonly fix: ApplyFixParams }
  | { readonly kind: 'attest' | 'renew' | 'not-applicable' };

/** Every consideration under its challenge, and the challenges under their project where there are several. */
export function considerationChoices(projects: readonly ProjectItem[]): Choice<Target>[] {
  return projects.flatMap((project) =>
    project.challenges.flatMap(({ title, settled, total, considerations }) => [
      { heading: `${projects.length > 1 ? `${project.name}: ` : ''}${title} ${settled}/${total}` },
      ...considerations.map((item) => considerationOption(project.root, item)),
    ]),
  );
}

function considerationOption(root: string, item: ConsiderationItem): Option<Target> {
  return {
    label: item.title,
    description: stateWords(item),
    detail: item.question,
    icon: considerationIcon(item),
    value: { root, consideration: item.id },
  };
}

/** Every item of every standard, with how many of the considerations that bear on it are settled, in all projects together. */
export function standardChoices(projects: readonly ProjectItem[], standards: readonly StandardGroup[]): Choice<StandardEntry>[] {
  return standards.flatMap(({ title, items }) => [
    { heading: title },
    ...items.map((entry) => {
      const bearing = projects.flatMap((project) => bearingOn(project, entry));
      const settled = bearing.filter(isSettled).length;
      return {
        label: entry.id,
        description: `${settled} of ${bearing.length} settled`,
        detail: entry.when === null ? entry.title : `${entry.title} (relevant where ${entry.when})`,
        icon: summaryIcon(bearing, settled === bearing.length),
        value: entry,
      };
    }),
  ]);
}

/** The considerations that bear on an item of a standard, under their project where there are several. */
export function entryChoices(projects: readonly ProjectItem[], entry: StandardEntry): Choice<Target>[] {
  return projects.flatMap((project) => [
    ...(projects.length > 1 ? [{ heading: project.name }] : []),
    ...bearingOn(project, entry).map((item) => considerationOption(project.root, item)),
  ]);
}

function bearingOn(project: ProjectItem, { considerations }: StandardEntry): ConsiderationItem[] {
  return project.challenges.flatMap((challenge) => challenge.considerations.filter(({ id }) => considerations.includes(id)));
}

/** What can be done about a consideration: findings and their fixes first, then the evidence, then a person's word. */
export function actionChoices(root: string, { findings, evidence, attestation }: ConsiderationItem): Choice<Action>[] {
  const choices: Choice<Action>[] = [];
  if (findings.length > 0) choices.push({ heading: 'Findings' });
  for (const item of [...findings].sort(byWeight)) {
    const { uri, cell, range, rule, message, suppressed, fix } = item;
    choices.push({
      label: message,
      description: placeLabel(root, item),
      detail: suppressed === null ? '' : `Accepted: ${suppressed}`,
      icon: findingIcon(item),
      value: { kind: 'reveal', place: { uri, cell, range } },
    });
    if (fix === null) continue;
    const value = { kind: 'fix', fix: { uri, rule, cell, range } } as const;
    choices.push({ label: `Fix: ${fix}`, description: '', detail: '', icon: { id: 'wrench', color: null }, value });
  }
  if (evidence.length > 0) choices.push({ heading: 'Evidence' });
  for (const item of evidence) {
    const { uri, cell, range, note } = item;
    const value = { kind: 'reveal', place: { uri, cell, range } } as const;
    choices.push({ label: note, description: placeLabel(root, item), detail: '', icon: evidenceIcon, value });
  }
  choices.push({ heading: 'Your word' });
  if (attestation?.place) {
    choices.push({
      label: `Attested by ${attestation.by} on ${attestation.on}`,
      description: standingWords(attestation),
      detail: attestation.evidence === null ? '' : `Evidence: ${attestation.evidence}`,
      icon: attestationIcon(attestation),
      value: { kind: 'reveal', place: attestation.place },
    });
    choices.push({
      label: `Renew in the name of ${attestation.by}`,
      description: 'from today, for as long again',
      detail: '',
      icon: { id: 'refresh', color: null },
      value: { kind: 'renew' },
    });
  }
  choices.push({
    label: attestation ? 'Attest again…' : 'Attest…',
    description: 'in your name, until a day',
    detail: '',
    icon: { id: 'verified', color: null },
    value: { kind: 'attest' },
  });
  choices.push({
    label: 'Not applicable…',
    description: 'with a reason',
    detail: '',
    icon: { id: 'dash', color: null },
    value: { kind: 'not-applicable' },
  });
  return choices;
}

/** How far the projects are, for a title. */
export function progressWords(projects: readonly ProjectItem[]): string {
  const challenges = projects.flatMap((project) => project.challenges);
  const sum = (of: 'settled' | 'total') => challenges.reduce((total, challenge) => total + challenge[of], 0);
  return `${sum('settled')} of ${sum('total')} settled`;
}

/** A consideration by its address; null where it is not, or no longer, listed. */
export function findConsideration(projects: readonly ProjectItem[], { root, consideration }: Target): ConsiderationItem | null {
  const project = projects.find((candidate) => candidate.root === root);
  const items = project?.challenges.flatMap((challenge) => challenge.considerations) ?? [];
  return items.find((item) => item.id === consideration) ?? null;
}
