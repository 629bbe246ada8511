import { defineRule, finding, suggestedFix } from '../../rule.js';

export default defineRule({
  id: 'scalability/min-above-max',
  consideration: 'scalability/elastic-serving',
  reads: 'capacity',
  severity: 'error',
  problem: 'The least number of copies is above the greatest.',
  remedy: 'Raise the upper bound or lower the lower one.',
  why: 'The platform refuses the bounds or holds to only one of them, so the service does not have the size you planned.',
  sources: [
    {
      title: 'KubeRay: validation of worker groups',
      url: 'https://github.com/ray-project/kuberay/blob/master/ray-operator/controllers/ray/utils/validation.go',
    },
    {
      title: 'Ray Serve: AutoscalingConfig',
      url: 'https://docs.ray.io/en/latest/serve/api/doc/ray.serve.config.AutoscalingConfig.html',
    },
    {
      title: 'Application Auto Scaling: RegisterScalableTarget',
      url: 'https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: {
      'serve_config.yaml': serveConfig(4, 2),
    },
    good: {
      'serve_config.yaml': serveConfig(2, 4),
    },
  },
  *check({ subject, min, max, unit = 'copies' }, { artifact }) {
    if (!min || !max || min.value <= max.value) return;
    const edits = max.replace?.(String(min.value)) ?? [];
    const fixes = edits.length > 0 ? [suggestedFix(`Raise the upper bound to ${min.value}`, ...edits)] : [];
    const related = [{ uri: artifact.uri, span: min.span, message: 'at least' }];
    yield finding(max.span, `${subject} has at least ${min.value} ${unit} and at most ${max.value}.`, fixes, related);
  },
});

function serveConfig(min: number, max: number): string {
  return `applications:
  - name: scorer
    route_prefix: /
    import_path: serve_scorer:app
    deployments:
      - name: Scorer
        autoscaling_config:
          min_replicas: ${min}
          max_replicas: ${max}
`;
}
