import type { Artifact } from '../../artifacts/artifact.js';
import { spanOf } from '../../artifacts/kubernetes.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import type { ModelReference } from '../../meanings.js';
import { meaningsOf } from '../../meaningsOf.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inFile, inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { isHubId } from '../shared/hubLoads.js';
import { scalarsAt } from '../shared/listItems.js';
import { agreed, calledFrom, isMainFile, onlyOne } from '../shared/mainFiles.js';
import { hubName } from '../shared/pinnedUses.js';
import { isSibling, sameModel } from '../shared/sameModel.js';

/**
 * Stands at the card: the manifest decides what answers. Only of another size or variant of the very family that the card
 * names: an embedding model beside it, or a model made from it under another name, is something else.
 */
export default defineRule({
  id: 'versioning/served-model-contradicts-card',
  consideration: 'versioning/version-control',
  reads: 'project',
  severity: 'warning',
  problem: 'The model that is served is not the one that the card describes.',
  remedy: 'Serve what the card describes, or describe what is served.',
  why: 'Limits, figures and risks in the card are those of another model than the one that answers.',
  sources: [
    {
      title: 'Hugging Face Hub: specifying a base model',
      url: 'https://huggingface.co/docs/hub/model-cards#specifying-a-base-model',
    },
  ],
  standards: ['NIST AI RMF MAP 2.1'],
  fix: 'suggested',
  examples: {
    bad: {
      ...hubCardExample('license: mit\nbase_model: northwind/scribe-1.5B-instruct'),
      ...served('northwind/scribe-3B-instruct'),
    },
    good: {
      ...hubCardExample('license: mit\nbase_model: northwind/scribe-3B-instruct'),
      ...served('northwind/scribe-3B-instruct'),
    },
  },
  *check(project) {
    const card = onlyOne(project.cards.filter((each) => isMainFile(project, each)));
    const described = card && onlyOne(scalarsAt(card, 'base_model'));
    if (!card || !described || project.structuredCards.length > 0 || !isHubId(described.value)) return;
    const served = project.artifacts.flatMap((artifact): { artifact: Artifact; reference: ModelReference; id: string }[] =>
      isServing(artifact) && isMainFile(project, artifact)
        ? (meaningsOf(artifact).models ?? []).flatMap((reference) =>
            reference.source === 'hub' ? [{ artifact, reference, id: hubName(reference.written.value) }] : [],
          )
        : [],
    );
    if (served.some(({ id }) => sameModel(id, described.value))) return;
    const siblings = served.filter(({ id }) => isSibling(id, described.value));
    const id = agreed(siblings.map((each) => each.id));
    const [first] = siblings;
    if (!first || id === undefined) return;
    const called = calledFrom(project, card, first.artifact);
    const { written, revision } = first.reference;
    const here = inPart(setScalar(card.parts[0]!.text, described, scalarSource(id)));
    const alone = siblings.length === 1 && !revision && written.value === id;
    const there = alone ? (written.replace?.(described.value) ?? []) : [];
    const fixes = [
      ...(here.length > 0 ? [suggestedFix(`Name \`${id}\` in the card`, ...here)] : []),
      ...(there.length > 0
        ? [suggestedFix(`Serve \`${described.value}\` in \`${called}\``, ...inFile(first.artifact.uri, there))]
        : []),
    ];
    const message = `The card describes \`${described.value}\`; \`${called}\` serves \`${id}\`.`;
    const related = siblings.map(({ artifact, reference }) => ({
      uri: artifact.uri,
      span: reference.written.span,
      message: `\`${id}\` is served here.`,
    }));
    yield at(card, finding(spanOf(described), message, fixes, related.slice(0, 3)));
  },
});

function isServing({ kind }: Artifact): boolean {
  return kind === 'kubernetes' || kind === 'kserve' || kind === 'compose' || kind === 'helm-values';
}

function served(id: string) {
  return deploymentExample(`args: [--model, ${id}]`);
}
