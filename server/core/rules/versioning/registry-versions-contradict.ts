import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inFile } from '../shared/edits.js';
import { cardExample } from '../shared/exampleCard.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { calledFrom } from '../shared/mainFiles.js';
import { disagreements, registryPins } from '../shared/pinnedUses.js';

/** Stands at the card or the code, as what is served is what answers. */
export default defineRule({
  id: 'versioning/registry-versions-contradict',
  consideration: 'versioning/version-control',
  reads: 'project',
  severity: 'warning',
  problem: 'Two files name different versions of one registered model.',
  remedy: 'Name the version in both that is meant to answer.',
  why: 'Whoever reads the card or runs the code looks at another model than the one that answers requests.',
  sources: [
    {
      title: 'MLflow: model registry, fetch a model version',
      url: 'https://mlflow.org/docs/latest/ml/model-registry/',
    },
  ],
  standards: ['ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: { ...served('7'), ...cardExample('## How to use\n\nLoad `models:/income/8` with `mlflow.pyfunc.load_model`.') },
    good: { ...served('8'), ...cardExample('## How to use\n\nLoad `models:/income/8` with `mlflow.pyfunc.load_model`.') },
  },
  *check(project) {
    for (const { use, other, alone } of disagreements(registryPins(project), (a, b) => Number(a) !== Number(b))) {
      const called = calledFrom(project, use.artifact, other.artifact);
      const here = use.replace?.(other.version) ?? [];
      const there = alone ? (other.replace?.(use.version) ?? []) : [];
      const fixes = [
        ...(here.length > 0 ? [suggestedFix(`Name version ${other.version} here, as \`${called}\` does`, ...here)] : []),
        ...(there.length > 0
          ? [suggestedFix(`Name version ${use.version} in \`${called}\``, ...inFile(other.artifact.uri, there))]
          : []),
      ];
      const message = `\`${use.model}\` is version ${use.version} here and ${other.version} in \`${called}\`.`;
      const related = { uri: other.artifact.uri, span: other.span, message: `Version ${other.version} here.` };
      yield at(use.artifact, finding(use.span, message, fixes, [related]));
    }
  },
});

function served(version: string) {
  return inferenceServiceExample(
    `predictor:\n  containers:\n    - name: kserve-container\n      image: ghcr.io/northwind/income:1.4.0\n      env:\n        - {name: MODEL_URI, value: "models:/income/${version}"}`,
  );
}
