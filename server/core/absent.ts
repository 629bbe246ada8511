import type { Artifact } from './artifacts/artifact.js';
import type { Manifests } from './artifacts/kubernetes.js';
import type { ModelCard } from './artifacts/modelCard.js';
import type { StructuredCard } from './artifacts/structuredCard.js';
import { cardConceptsOf } from './catalogue/cardEvidence.js';
import { type ConsiderationId, considerations } from './catalogue/catalogue.js';
import { labelsOf } from './catalogue/labels.js';
import type { RawFinding } from './lint.js';
import type { Span } from './model.js';
import { hasHolder, type Project, trainsModel } from './project.js';
import type { AbsenceRule, HolderPlace } from './rule.js';
import { servingPlace } from './servingPlace.js';
import { speakingLabels } from './workloadLabels.js';

/** What is missing, at the place that should hold it; null where the project has no place for it or something hides it. */
export function absenceOf(rule: AbsenceRule, project: Project): RawFinding | null {
  const consideration = considerations.find((c) => c.id === rule.consideration)!;
  if (!consideration.shownBy.some((h) => hasHolder(project, h))) return null;
  const begun = startedOn(project, rule.consideration);
  if (begun) return { type: 'finding', rule, ...begun, message: '', fixes: [], related: [], started: true };
  const place = holderOf(project);
  if (!place || hidesThings(place)) return null;
  return { type: 'finding', rule, ...anchorOf(place), message: '', fixes: rule.fixes(place, project), related: [] };
}

/** A card's section, or a label of a workload, about the consideration that holds nothing yet. */
function startedOn(project: Project, consideration: ConsiderationId): { artifact: Artifact; span: Span } | null {
  const cards = project.cards.length > 0 ? project.cards : project.structuredCards;
  for (const artifact of [...cards, ...project.manifests]) {
    const span = startedIn(artifact).get(consideration);
    if (span) return { artifact, span };
  }
  return null;
}

const started = new WeakMap<Artifact, ReadonlyMap<ConsiderationId, Span>>();

/** What one artifact has begun to say; remembered, as every absence of the project asks every artifact. */
function startedIn(artifact: ModelCard | StructuredCard | Manifests): ReadonlyMap<ConsiderationId, Span> {
  let known = started.get(artifact);
  if (!known) {
    const isCard = artifact.kind === 'model-card' || artifact.kind === 'structured-card';
    const speaking = Object.keys(isCard ? cardConceptsOf : labelsOf) as ConsiderationId[];
    const found = speaking.flatMap((id) => {
      const span = isCard
        ? (cardConceptsOf[id] ?? []).map((concept) => artifact.started(concept)).find((s) => s !== undefined)
        : artifact.workloads.flatMap((w) => speakingLabels(w, id)).find((l) => !l.filled)?.span;
      return span ? [[id, span] as const] : [];
    });
    known = new Map(found);
    started.set(artifact, known);
  }
  return known;
}

/** Where an absence stands: model card first, else the serving manifest, else the project file, else what there is. */
function holderOf(project: Project): HolderPlace | null {
  const card = project.cards.find((c) => !c.templated) ?? project.cards[0];
  if (card) return { holder: 'card', card };
  const structuredCard = project.structuredCards.find((c) => !c.templated) ?? project.structuredCards[0];
  if (structuredCard) return { holder: 'structuredCard', structuredCard };
  const placed = project.workloads.find((w) => w.workload.serves && !w.workload.partial);
  if (placed) return { holder: 'workload', ...placed };
  for (const artifact of project.artifacts) {
    const span = servingPlace(artifact);
    if (span) return { holder: 'deployment', artifact, span };
  }
  if (project.projectFile) return { holder: 'projectFile', projectFile: project.projectFile };
  const notebook = project.notebooks.find(({ python }) => trainsModel(python)) ?? project.notebooks[0];
  if (notebook) return { holder: 'notebook', notebook };
  const requirements = project.requirements[0];
  return requirements ? { holder: 'requirements', requirements } : null;
}

/** What is broken in a card hides what stands in it, and a template holds what it does not yet say. */
function hidesThings(place: HolderPlace): boolean {
  const card = place.holder === 'card' ? place.card : place.holder === 'structuredCard' ? place.structuredCard : null;
  return card !== null && (card.templated || card.problems.length > 0);
}

function anchorOf(place: HolderPlace): { artifact: Artifact; span: Span } {
  const start: Span = { part: 0, start: 0, end: 0 };
  switch (place.holder) {
    case 'card':
      return { artifact: place.card, span: place.card.title ?? start };
    case 'structuredCard':
      return { artifact: place.structuredCard, span: place.structuredCard.anchor };
    case 'workload':
      return { artifact: place.manifests, span: place.workload.anchor };
    case 'deployment':
      return { artifact: place.artifact, span: place.span };
    case 'projectFile':
      return { artifact: place.projectFile, span: start };
    case 'notebook':
      return { artifact: place.notebook, span: start };
    case 'requirements':
      return { artifact: place.requirements, span: start };
  }
}
