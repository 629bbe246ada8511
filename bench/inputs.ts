/** Inputs made by the bench itself: plausible, deterministic, different for each `seed` so that no cache is met by accident. */

/** About 30 lines a document: Deployment, Service, InferenceService and autoscaler in turn. */
export function manifests(lines: number, seed: number): string {
  const documents: string[] = [];
  let count = 0;
  for (let i = 0; count < lines; i++) {
    const text = [deployment, service, inferenceService, autoscaler][i % 4]!(`model-${seed}-${i >> 2}`);
    documents.push(text);
    count += text.split('\n').length;
  }
  return documents.join('---\n');
}

export function card(lines: number, seed: number): string {
  const head = `---
license: apache-2.0
language: en
library_name: sklearn
pipeline_tag: tabular-classification
datasets:
  - northwind/loans-${seed}
---

# Model Card: scorer ${seed}

`;
  const titles = [
    'Intended Use',
    'Limitations',
    'Training Data',
    'Training Procedure',
    'Evaluation',
    'Monitoring',
    'Ethical Considerations',
    'Contact',
  ];
  const out = [head];
  for (let i = 0, count = 12; count < lines; i++) {
    const section = `## ${titles[i % titles.length]}${i < titles.length ? '' : ` ${i}`}\n\nThe scorer ranks applications for review, see [the notebook](train-${i}.ipynb). Version ${seed}.${i} reaches 0.8${i % 10} on held-out loans.\n\n| Metric | Value |\n|---|---|\n| ROC AUC | 0.8${i % 10} |\n| Recall | 0.4${i % 10} |\n\n`;
    out.push(section);
    count += section.split('\n').length - 1;
  }
  return out.join('');
}

export function notebook(cells: number, seed: number): string {
  const sources = notebookCells(cells, seed).map((source) => ({
    cell_type: 'code',
    execution_count: 1,
    metadata: {},
    outputs: [
      { name: 'stdout', output_type: 'stream', text: Array.from({ length: 20 }, (_, i) => `epoch ${i} loss 0.${i}${seed}\n`) },
    ],
    source: source.split(/(?<=\n)/),
  }));
  return JSON.stringify(
    {
      cells: sources,
      metadata: {
        kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
        language_info: { name: 'python' },
      },
      nbformat: 4,
      nbformat_minor: 4,
    },
    null,
    1,
  );
}

export function notebookCells(cells: number, seed: number): string[] {
  return Array.from({ length: cells }, (_, i) =>
    i === 0
      ? `import numpy as np\nimport pandas as pd\nimport torch\nfrom sklearn.model_selection import train_test_split\nfrom transformers import AutoModel\nseed_${seed} = ${seed}\n`
      : [
          `frame_${i} = pd.read_csv('data/part-${seed}-${i}.csv')\nframe_${i}['ratio'] = frame_${i}['debt'] / frame_${i}['income']\nframe_${i}.describe()\n`,
          `X_${i}, Y_${i} = train_test_split(frame_${i - 1}, test_size=0.2, random_state=${i})\nprint(X_${i}.shape)\n`,
          `model_${i} = AutoModel.from_pretrained('northwind/encoder-${i}', revision='3f2c1ab${i}')\nwith torch.no_grad():\n    out_${i} = model_${i}(torch.tensor(np.zeros((1, 8))))\n`,
          `def score_${i}(row):\n    if row['income'] > ${i}:\n        return row['debt'] / row['income']\n    return 0.0\n\nresult_${i} = [score_${i}(r) for _, r in frame_${(i >> 2) * 4 + 1}.iterrows()]\n`,
        ][i % 4]!,
  );
}

export function requirements(lines: number, seed: number): string {
  return Array.from({ length: lines }, (_, i) => (i === 0 ? 'torch==2.9.0' : `package-${seed}-${i}==1.${i}.0`)).join('\n') + '\n';
}

function deployment(name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels: {app: ${name}, team: ml}
spec:
  replicas: 2
  selector:
    matchLabels: {app: ${name}}
  template:
    metadata:
      labels: {app: ${name}}
    spec:
      containers:
        - name: server
          image: vllm/vllm-openai:v0.10.2
          args: ["--model", "northwind/chat", "--revision", "1605565b47bb9346c5515c34102e054115b4f98b"]
          ports:
            - {name: http, containerPort: 8000}
          readinessProbe:
            httpGet: {path: /health, port: http}
          resources:
            requests: {cpu: "4", memory: 24Gi}
            limits: {memory: 24Gi, nvidia.com/gpu: "1"}
          env:
            - name: LOG_LEVEL
              value: info
`;
}

function service(name: string): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector: {app: ${name}}
  ports:
    - name: http
      port: 80
      targetPort: http
`;
}

function inferenceService(name: string): string {
  return `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: ${name}-tabular
  labels: {team: ml}
spec:
  predictor:
    minReplicas: 1
    maxReplicas: 4
    model:
      modelFormat:
        name: sklearn
      protocolVersion: v2
      storageUri: s3://models/${name}/v7
      resources:
        requests: {cpu: "1", memory: 2Gi}
        limits: {cpu: "1", memory: 2Gi}
`;
}

function autoscaler(name: string): string {
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: ${name}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${name}
  minReplicas: 2
  maxReplicas: 6
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: {type: Utilization, averageUtilization: 70}
`;
}
