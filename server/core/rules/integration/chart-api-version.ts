import { spanOf } from '../../artifacts/kubernetes.js';
import { get } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { chartExample } from '../shared/exampleCharts.js';

export default defineRule({
  id: 'integration/chart-api-version',
  consideration: 'integration/service-interface',
  reads: 'helmChart',
  severity: 'warning',
  problem: 'The chart is declared for Helm 2 and uses a field that only API version `v2` has.',
  remedy: 'Set `apiVersion: v2`.',
  why: '`helm lint` refuses such a chart, and with it every pipeline that checks a deployment before it reaches the cluster.',
  sources: [
    { title: 'Helm: The apiVersion field', url: 'https://helm.sh/docs/topics/charts/#the-apiversion-field' },
    {
      title: 'Helm: lint rules of Chart.yaml',
      url: 'https://github.com/helm/helm/blob/v3.16.0/pkg/lint/rules/chartfile.go',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: chartExample('dependencies:\n  - {name: redis, version: 18.19.4, repository: https://charts.example.com}', 'v1'),
    good: chartExample('dependencies:\n  - {name: redis, version: 18.19.4, repository: https://charts.example.com}'),
  },
  *check({ root, apiVersion, dependencies }, { artifact }) {
    if (apiVersion.value !== 'v1') return;
    const field = dependencies.length > 0 ? 'dependencies' : get(root, 'type') ? 'type' : undefined;
    if (!field) return;
    const edits = setScalar(artifact.parts[0]!.text, apiVersion, 'v2');
    const message = `\`${field}\` is a field of charts with \`apiVersion: v2\`.`;
    yield finding(spanOf(apiVersion), message, [suggestedFix('Declare the chart as `v2`', ...inPart(edits))]);
  },
});
