import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isNull, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { predictorsOf } from '../../workloads/seldon.js';
import { inPart } from '../shared/edits.js';
import { platformExample } from '../shared/examplePlatforms.js';

/** Source: seldon-core v1 `operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go`, `AlibiExplainerType`. */
const TYPES = [
  'AnchorTabular',
  'AnchorImages',
  'AnchorText',
  'Counterfactuals',
  'Contrastive',
  'KernelShap',
  'IntegratedGradients',
  'ALE',
  'TreeShap',
];

export default defineRule({
  id: 'interpretability/seldon1-explainer-type',
  consideration: 'interpretability/explanations',
  reads: 'manifests',
  severity: 'warning',
  problem: 'Seldon has no explainer of this type.',
  remedy: `Use one of ${TYPES.map((type) => `\`${type}\``).join(', ')}.`,
  why: 'The explainer starts with a type it does not know and fails, so the service answers without the explanations it was to give.',
  sources: [
    {
      title: 'Seldon Core 1: SeldonDeployment types',
      url: 'https://github.com/SeldonIO/seldon-core/blob/v1.18.2/operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.9'],
  fix: 'suggested',
  examples: { bad: example('anchor_tabular'), good: example('AnchorTabular') },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const object of manifests.objects) {
      if (object.group !== 'machinelearning.seldon.io') continue;
      for (const predictor of predictorsOf(object)) {
        const explainer = get(predictor, 'explainer');
        const node = get(explainer, 'type');
        const value = str(node);
        const own = get(explainer, 'containerSpec', 'image');
        if (!node || !value || TYPES.includes(value) || isPlaceholder(value) || (own && !isNull(own))) continue;
        const meant = TYPES.find((type) => plain(type) === plain(value));
        const fixes = meant ? [suggestedFix(`Write \`${meant}\``, ...inPart(setScalar(text, node, meant)))] : [];
        yield finding(spanOf(node), `\`${value}\` is no type of explainer.`, fixes);
      }
    }
  },
});

/** `anchor_tabular`, `Anchor-Tabular` and `AnchorTabular` are meant alike; a plural too. */
function plain(type: string): string {
  return type.toLowerCase().replace(/[^a-z]|s$/g, '');
}

function example(type: string) {
  return platformExample(
    'machinelearning.seldon.io/v1',
    'SeldonDeployment',
    `predictors:
  - name: main
    explainer: {type: ${type}, modelUri: gs://models/income/explainer/v7}
    graph: {name: income, implementation: SKLEARN_SERVER, modelUri: gs://models/income/v7}`,
  );
}
