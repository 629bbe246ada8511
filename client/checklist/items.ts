import type {
  ApplyFixParams,
  AttestationItem,
  ChallengeItem,
  ConsiderationItem,
  EvidenceItem,
  FindingItem,
  Place,
  ProjectItem,
} from '../../server/lsp/protocol.js';
import { placeLabel } from './places.js';
import {
  attestationIcon,
  byWeight,
  considerationIcon,
  evidenceIcon,
  findingIcon,
  type Icon,
  needsWork,
  standingWords,
  stateWords,
  summaryIcon,
} from './states.js';
import { considerationTooltip, findingTooltip, plain } from './tooltip.js';

/** A consideration as commands name it. */
export interface Target {
  readonly root: string;
  readonly consideration: string;
}

/** One line of the tree, as plain data. */
export interface Node {
  /** The same for the same thing after a refresh, wherever it moved in its file. */
  readonly id: string;
  readonly parent: string | null;
  readonly label: string;
  readonly description: string;
  /** Markdown; texts from files are escaped in it. */
  readonly tooltip: string;
  readonly icon: Icon | null;
  /** For menus: `project`, `challenge`, `consideration`, `evidence`, `attestation`, `finding` or `finding.fix`. */
  readonly context: string;
  readonly expanded: boolean;
  readonly place: Place | null;
  readonly target: Target | null;
  readonly fix: ApplyFixParams | null;
  readonly children: readonly Node[];
}

const blank = {
  description: '',
  tooltip: '',
  icon: null,
  expanded: false,
  place: null,
  target: null,
  fix: null,
  children: [],
} as const;

/** Considerations as they were drawn last, by id: an edit changes few, and thousands of lines can stand below the others. */
export type DrawnBefore = Map<string, { readonly item: string; readonly node: Node }>;

/**
 * The top of the tree: projects, or the challenges where there is only one project. What `drawn` holds unchanged is taken from
 * there, the very same node; it is brought up to date.
 */
export function buildNodes(projects: readonly ProjectItem[], onlyGaps: boolean, drawn: DrawnBefore = new Map()): Node[] {
  const [first] = projects;
  if (!first) return [];
  if (projects.length === 1) return challengeNodes(first, null, onlyGaps, drawn);
  const nodes = projects.map((project) => projectNode(project, onlyGaps, drawn));
  return onlyGaps ? nodes.filter((node) => node.children.length > 0) : nodes;
}

/** All nodes by id. */
export function indexNodes(nodes: readonly Node[], into = new Map<string, Node>()): Map<string, Node> {
  for (const node of nodes) {
    into.set(node.id, node);
    indexNodes(node.children, into);
  }
  return into;
}

/** The least that has to be drawn again: ids of changed nodes, or null for everything. */
export function changedNodes(before: readonly Node[], after: readonly Node[]): string[] | null {
  if (!sameIds(before, after)) return null;
  return after.flatMap((node, at) => {
    const old = before[at] as Node;
    if (old === node) return [];
    if (!sameLine(old, node) || !sameIds(old.children, node.children)) return [node.id];
    return changedNodes(old.children, node.children) ?? [node.id];
  });
}

/** How many gaps there are over all projects. */
export function countGaps(projects: readonly ProjectItem[]): number {
  return projects.reduce((sum, project) => sum + project.gaps, 0);
}

function projectNode(project: ProjectItem, onlyGaps: boolean, drawn: DrawnBefore): Node {
  const gaps = project.gaps === 0 ? 'no gaps' : project.gaps === 1 ? '1 gap' : `${project.gaps} gaps`;
  return {
    ...blank,
    id: project.root,
    parent: null,
    label: project.name,
    description: `${gaps} · ${project.stage}`,
    tooltip: `**${plain(project.name)}** \\\nStage ${plain(project.stage)}, risk ${plain(project.risk)}, artifacts: ${project.artifacts}`,
    icon: { id: 'root-folder', color: null },
    context: 'project',
    expanded: true,
    children: challengeNodes(project, project.root, onlyGaps, drawn),
  };
}

function challengeNodes(project: ProjectItem, parent: string | null, onlyGaps: boolean, drawn: DrawnBefore): Node[] {
  const nodes = project.challenges.map((challenge) => challengeNode(project.root, challenge, parent, onlyGaps, drawn));
  return onlyGaps ? nodes.filter((node) => node.children.length > 0) : nodes;
}

function challengeNode(
  root: string,
  challenge: ChallengeItem,
  parent: string | null,
  onlyGaps: boolean,
  drawn: DrawnBefore,
): Node {
  const { id: name, title, settled, total, considerations } = challenge;
  const id = `${root}#${name}`;
  const shown = onlyGaps ? considerations.filter(needsWork) : considerations;
  return {
    ...blank,
    id,
    parent,
    label: title,
    description: `${settled}/${total}`,
    tooltip: `${plain(title)}: ${settled} of ${total} settled`,
    icon: summaryIcon(considerations, settled === total),
    context: 'challenge',
    children: shown.map((item) => remembered(root, item, id, drawn)),
  };
}

function remembered(root: string, item: ConsiderationItem, parent: string, drawn: DrawnBefore): Node {
  const text = JSON.stringify(item);
  const key = `${root}#${item.id}`;
  const before = drawn.get(key);
  if (before?.item === text) return before.node;
  const node = considerationNode(root, item, parent);
  drawn.set(key, { item: text, node });
  return node;
}

function considerationNode(root: string, item: ConsiderationItem, parent: string): Node {
  const target = { root, consideration: item.id };
  const id = `${root}#${item.id}`;
  const unique = numbering();
  return {
    ...blank,
    id,
    parent,
    label: item.title,
    description: stateWords(item),
    tooltip: considerationTooltip(item),
    icon: considerationIcon(item),
    context: 'consideration',
    target,
    children: [
      ...[...item.findings].sort(byWeight).map((f) => findingNode(root, f, id, target, unique)),
      ...item.evidence.map((e) => evidenceNode(root, e, id, target, unique)),
      ...(item.attestation ? [attestationNode(item.attestation, id, target)] : []),
    ],
  };
}

function findingNode(root: string, item: FindingItem, parent: string, target: Target, unique: (key: string) => string): Node {
  const { uri, cell, range, rule } = item;
  const at = placeLabel(root, item);
  return {
    ...blank,
    id: unique(`${parent}!${rule}@${uri}#${cell}`),
    parent,
    label: item.message,
    description: item.suppressed === null ? at : `${at} · accepted: ${item.suppressed}`,
    tooltip: findingTooltip(item),
    icon: findingIcon(item),
    context: item.fix === null ? 'finding' : 'finding.fix',
    place: { uri, cell, range },
    target,
    fix: item.fix === null ? null : { uri, rule, cell, range },
  };
}

function evidenceNode(root: string, item: EvidenceItem, parent: string, target: Target, unique: (key: string) => string): Node {
  const { uri, cell, range, note } = item;
  return {
    ...blank,
    id: unique(`${parent}+${note}@${uri}#${cell}`),
    parent,
    label: note,
    description: placeLabel(root, item),
    tooltip: plain(note),
    icon: evidenceIcon,
    context: 'evidence',
    place: { uri, cell, range },
    target,
  };
}

/** A click on it leads to its entry, where it can be renewed. */
function attestationNode(item: AttestationItem, parent: string, target: Target): Node {
  return {
    ...blank,
    id: `${parent}=attestation`,
    parent,
    label: `Attested by ${item.by} on ${item.on}`,
    description: standingWords(item),
    tooltip: plain(item.evidence === null ? standingWords(item) : `${standingWords(item)}. Evidence: ${item.evidence}`),
    icon: attestationIcon(item),
    context: 'attestation',
    place: item.place,
    target,
  };
}

/** Makes keys unique by counting repeats, so that ids need no positions, which move while typing. */
function numbering(): (key: string) => string {
  const seen = new Map<string, number>();
  return (key) => {
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return count === 0 ? key : `${key}~${count}`;
  };
}

function sameIds(a: readonly Node[], b: readonly Node[]): boolean {
  return a.length === b.length && a.every((node, at) => node.id === b[at]?.id);
}

function sameLine(a: Node, b: Node): boolean {
  return JSON.stringify({ ...a, children: 0 }) === JSON.stringify({ ...b, children: 0 });
}
