/** Objects that stand beside the Deployment `scorer` of the examples; `spec` is lines of YAML that are put in their place. */
export function hpaExample(spec: string, target = 'scorer'): string {
  return object(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    `scaleTargetRef:\n  apiVersion: apps/v1\n  kind: Deployment\n  name: ${target}\n${spec}`,
  );
}

/** A KEDA ScaledObject for examples. */
export function scaledObjectExample(spec: string): string {
  return object('keda.sh/v1alpha1', 'ScaledObject', `scaleTargetRef:\n  name: scorer\n${spec}`);
}

/** A Service for examples; it sends requests to port `http` of the pods `app: scorer` unless `spec` says otherwise. */
export function serviceExample(spec = '', selector = 'scorer', targetPort = 'http', annotations = ''): string {
  const ports = `ports:\n  - {name: http, port: 80, targetPort: ${targetPort}}`;
  return object('v1', 'Service', `${spec ? spec + '\n' : ''}selector: {app: ${selector}}\n${ports}`, annotations);
}

/** An Ingress for examples that sends requests to a port of a Service; `spec` stands before its rules. */
export function ingressExample(spec = '', service = 'scorer', port = 'name: http', annotations = ''): string {
  const backend = `backend: {service: {name: ${service}, port: {${port}}}}`;
  const rules = `rules:
  - host: scorer.example.com
    http:
      paths:
        - path: /v1
          pathType: Prefix
          ${backend}`;
  return object('networking.k8s.io/v1', 'Ingress', spec ? `${spec}\n${rules}` : rules, annotations);
}

/** Any object named `scorer` for examples. */
export function object(apiVersion: string, kind: string, spec: string, annotations = ''): string {
  const marks = annotations ? `  annotations:\n${indented(annotations, 4)}\n` : '';
  return `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: scorer
  labels: {app: scorer}
${marks}spec:
${indented(spec, 2)}
`;
}

function indented(lines: string, by: number): string {
  return lines.replace(/^(?=.)/gm, ' '.repeat(by));
}
