/** Inputs of the kinds that are neither manifests nor cards nor notebooks; as in inputs.ts, each `seed` gives another text. */

const fill = (lines: number, blocks: (i: number) => string): string => {
  const out: string[] = [];
  for (let i = 0, count = 0; count < lines; i++) {
    const block = blocks(i);
    out.push(block);
    count += block.split('\n').length - 1;
  }
  return out.join('');
};

/** Stages of a build, each of which installs packages and copies a model. */
export function dockerfile(lines: number, seed: number): string {
  return fill(
    lines,
    (i) => `FROM python:3.12.${i % 9}-slim AS stage${i}
ENV RELEASE=r${seed}x${i}
WORKDIR /srv/app${i}
COPY requirements.txt ./
RUN pip install --no-cache-dir torch==2.9.0 fastapi==0.115.${i} \\
    uvicorn==0.34.0
COPY server${i}.py models/v${seed}/ ./
USER 1000
HEALTHCHECK CMD curl --fail http://localhost:8000/health
CMD ["uvicorn", "server${i}:app", "--host", "0.0.0.0", "--port", "8000"]

`,
  );
}

/** A Triton `config.pbtxt` of as many inputs as it takes. */
export function tritonConfig(lines: number, seed: number): string {
  const head = `name: "scorer_${seed}"
platform: "onnxruntime_onnx"
max_batch_size: 16
instance_group [ { count: 2 kind: KIND_GPU } ]
dynamic_batching { max_queue_delay_microseconds: 500 }
version_policy: { specific: { versions: [ ${(seed % 7) + 1} ] } }
output [ { name: "score" data_type: TYPE_FP32 dims: [ 1 ] } ]
`;
  const inputs = fill(
    lines - 9,
    (i) => `  {
    name: "feature_${seed}_${i}"
    data_type: TYPE_FP32
    dims: [ ${i + 1} ]
  },
`,
  );
  return `${head}input [\n${inputs.replace(/,\n$/, '\n')}]\n`;
}

/** SageMaker models with their endpoints. */
export function cloudFormation(lines: number, seed: number): string {
  const resources = fill(
    lines - 2,
    (i) => `  Model${i}:
    Type: AWS::SageMaker::Model
    Properties:
      ExecutionRoleArn: !GetAtt Role.Arn
      PrimaryContainer:
        Image: 763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-inference:2.5.1-cpu-py311
        ModelDataUrl: s3://models/scorer-${seed}/${i}/model.tar.gz
        Environment:
          LOG_LEVEL: info
  Config${i}:
    Type: AWS::SageMaker::EndpointConfig
    Properties:
      ProductionVariants:
        - VariantName: main
          ModelName: !GetAtt Model${i}.ModelName
          InstanceType: ml.c6i.xlarge
          InitialInstanceCount: ${(i % 3) + 1}
          InitialVariantWeight: 1
  Endpoint${i}:
    Type: AWS::SageMaker::Endpoint
    Properties:
      EndpointConfigName: !GetAtt Config${i}.EndpointConfigName
`,
  );
  return `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n${resources}`;
}

/** A script that trains and saves, between functions of the usual kind. */
export function script(lines: number, seed: number): string {
  const head = `import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

SEED = ${seed}
`;
  return (
    head +
    fill(
      lines - 6,
      (i) => `
def features_${i}(frame: pd.DataFrame) -> pd.DataFrame:
    """Debt against income, year ${i}."""
    known = frame.dropna(subset=["income_${i}"])
    known["ratio"] = known["debt_${i}"] / known["income_${i}"]
    for name in ("age", "region", "segment"):
        if name in known.columns and len(known) > ${i}:
            known[name] = known[name].astype("category").cat.codes
    return known


def train_${i}(frame: pd.DataFrame) -> None:
    model = RandomForestClassifier(n_estimators=200, random_state=SEED)
    model.fit(features_${i}(frame), frame["default_${i}"])
    joblib.dump(model, f"models/{SEED}/scorer-${i}.joblib")

`,
    )
  );
}

/** Python that has nothing to do with models, as most of a repository's has not. */
export function otherPython(lines: number, seed: number): string {
  return `"""Sessions, part ${seed}."""\nimport json\nfrom typing import Any\n\n${fill(
    lines - 4,
    (i) => `
def session_${i}(value: Any, limit: int = ${i}) -> dict:
    """Return the session of a value."""
    result = {"value": value, "limit": limit}
    for item in range(limit):
        if item % 2 == 0:
            result["n_%d" % item] = json.dumps(value)
    return result

`,
  )}`;
}

/** A lock file of that many packages. */
export function lockFile(packages: number, seed: number): string {
  return Array.from(
    { length: packages },
    (_, i) => `[[package]]
name = "package-${i}"
version = "${(seed % 5) + 1}.${i}.0"
description = "Something"
optional = false
python-versions = ">=3.9"
files = [
    {file = "package_${i}-1.0-py3-none-any.whl", hash = "sha256:${String(i).padStart(64, 'a')}"},
    {file = "package_${i}-1.0.tar.gz", hash = "sha256:${String(i).padStart(64, 'b')}"},
]

`,
  ).join('');
}
