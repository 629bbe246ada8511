import type { ExampleFiles } from '../../rule.js';
import { object } from './exampleCompanions.js';

/** One object `scorer` of a serving platform for examples; `spec` is lines of YAML that are put in their place. */
export function platformExample(apiVersion: string, kind: string, spec: string, annotations = ''): ExampleFiles {
  return { 'scorer.yaml': object(apiVersion, kind, spec, annotations) };
}

/** A Ray cluster for examples: `cluster`, `head` and `workers` are lines of YAML of the cluster, its head and its one group. */
export function rayClusterExample(cluster = '', head = '', workers = 'replicas: 1'): ExampleFiles {
  return platformExample('ray.io/v1', 'RayCluster', clusterSpec(cluster, head, workers));
}

/** A RayService for examples that runs one Serve application; `deployment` is lines of YAML of its deployment. */
export function rayServiceExample(deployment: string, cluster = '', workers = 'replicas: 1'): ExampleFiles {
  const serve = serveConfigExample(deployment)['serve_config.yaml']!;
  const spec = `serveConfigV2: |\n${indented(serve.trimEnd(), 2)}\nrayClusterConfig:\n${indented(clusterSpec(cluster, '', workers), 2)}`;
  return platformExample('ray.io/v1', 'RayService', spec);
}

/** A Ray Serve config file for examples; `deployment` is lines of YAML of its deployment, `application` of its application. */
export function serveConfigExample(deployment: string, application = ''): ExampleFiles {
  const more = application ? indented(application, 4) + '\n' : '';
  return {
    'serve_config.yaml': `applications:
  - name: scorer
    import_path: serve_scorer:app
    route_prefix: /
${more}    deployments:
      - name: Scorer
${indented(deployment, 8)}
`,
  };
}

function clusterSpec(cluster: string, head: string, workers: string): string {
  return `rayVersion: "2.52.0"
${cluster ? cluster + '\n' : ''}headGroupSpec:
${head ? indented(head, 2) + '\n' : ''}  rayStartParams: {}
  template:
    spec:
      containers:
        - name: ray-head
          image: rayproject/ray:2.52.0
workerGroupSpecs:
  - groupName: gpu
${indented(workers, 4)}
    rayStartParams: {}
    template:
      spec:
        containers:
          - name: ray-worker
            image: rayproject/ray:2.52.0
            resources:
              limits: {cpu: "8", memory: 32Gi, nvidia.com/gpu: 1}`;
}

function indented(lines: string, by: number): string {
  return lines.replace(/^(?=.)/gm, ' '.repeat(by));
}
