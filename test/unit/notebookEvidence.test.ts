import assert from 'node:assert/strict';
import { lintArtifact } from '../../server/core/lint.js';
import { readArtifact } from '../../server/core/recognise.js';
import { type ExampleCell, notebookExample } from '../../server/core/rules/shared/exampleNotebook.js';

/** `consideration: text of the place` for all evidence of a notebook. */
function shown(...cells: ExampleCell[]): string[] {
  const artifact = readArtifact('file:///project/train.ipynb', notebookExample(...cells)['train.ipynb']!)!;
  const result = lintArtifact(artifact, { today: '2026-11-23' });
  assert.deepEqual(result.failures, []);
  return result.evidence.map((e) => `${e.consideration}: ${artifact.parts[e.span.part]!.text.slice(e.span.start, e.span.end)}`);
}

/** What a cell shows, by what it shows. */
const SHOWS: readonly [code: string, evidence: string][] = [
  ['import shap\nex = shap.TreeExplainer(model)', 'interpretability/explanations: shap.TreeExplainer'],
  [
    'from sklearn.inspection import permutation_importance\npermutation_importance(m, X, y)',
    'interpretability/explanations: permutation_importance',
  ],
  ['from lime.lime_tabular import LimeTabularExplainer as L\nL(X)', 'interpretability/explanations: L'],
  ['from captum.attr import IntegratedGradients\nIntegratedGradients(net)', 'interpretability/explanations: IntegratedGradients'],
  ['from evidently import Report\nReport([]).run(a, b)', 'drift/monitoring: Report'],
  ['from alibi_detect.cd import KSDrift\ncd = KSDrift(ref)', 'drift/monitoring: KSDrift'],
  ['import whylogs as why\nwhy.log(df)', 'drift/monitoring: why.log'],
  ['import pandera.pandas as pa\npa.DataFrameSchema({})', 'data-quality/validation: pa.DataFrameSchema'],
  ['from fairlearn.metrics import MetricFrame\nMetricFrame(metrics=m)', 'fairness/assessment: MetricFrame'],
  [
    'from fairlearn.reductions import ExponentiatedGradient\nExponentiatedGradient(m, c)',
    'fairness/mitigation: ExponentiatedGradient',
  ],
  ['from aif360.algorithms.preprocessing import Reweighing\nReweighing(u, p)', 'fairness/mitigation: Reweighing'],
  ['import mlflow\nwith mlflow.start_run():\n    pass', 'versioning/version-control: mlflow.start_run'],
  ['import wandb\nwandb.init(project="x")', 'versioning/version-control: wandb.init'],
  ['import mlflow\nmlflow.log_params(params)', 'versioning/process-record: mlflow.log_params'],
  [
    'from sagemaker.huggingface import HuggingFace\nHuggingFace(entry_point="train.py", hyperparameters={"epochs": 1})',
    'versioning/process-record: HuggingFace',
  ],
  [
    'from ray.tune.logger.mlflow import MLflowLoggerCallback\nMLflowLoggerCallback(experiment_name="x")',
    'versioning/process-record: MLflowLoggerCallback',
  ],
  [
    'from ray.air.integrations.mlflow import MLflowLoggerCallback\nMLflowLoggerCallback(experiment_name="x")',
    'versioning/version-control: MLflowLoggerCallback',
  ],
  ['from codecarbon import EmissionsTracker\nEmissionsTracker().start()', 'cost/strategy: EmissionsTracker'],
  ['from torch.utils.tensorboard import SummaryWriter\nSummaryWriter()', 'versioning/version-control: SummaryWriter'],
  ['from sacred import Experiment\nex = Experiment("x")', 'versioning/version-control: Experiment'],
  [
    'from sagemaker.model_monitor import DefaultModelMonitor\nDefaultModelMonitor(role=role)',
    'drift/monitoring: DefaultModelMonitor',
  ],
  ['from xplique.attributions import GradCAM\nGradCAM(model)', 'interpretability/explanations: GradCAM'],
  ['import torch\nimport streamlit as st\nst.feedback("stars")', 'trust/user-involvement: st.feedback'],
  [
    'import torch\nimport gradio as gr\ngr.Interface(f, "text", "text", flagging_mode="manual").launch()',
    'trust/user-involvement: gr.Interface',
  ],
  ['import torch\nimport gradio as gr\nchat = gr.Chatbot()\nchat.like(vote)', 'trust/user-involvement: chat.like'],
  ['import coremltools as ct\nct.convert(model)', 'resources/optimisation: ct.convert'],
  ['from optimum.quanto import quantize\nquantize(model)', 'resources/optimisation: quantize'],
  [
    'from transformers import AutoModel\nimport torch\nAutoModel.from_pretrained(x, dtype=torch.bfloat16)',
    'resources/optimisation: AutoModel.from_pretrained',
  ],
  ['import torch\ntorch.onnx.export(model, x, "m.onnx")', 'resources/optimisation: torch.onnx.export'],
  ['import mlflow\nmlflow.sklearn.log_model(m, "m", signature=s)', 'integration/service-interface: mlflow.sklearn.log_model'],
  ['from safetensors.torch import save_file\nsave_file(w, "w.safetensors")', 'security/protection: save_file'],
  ['import torch\nassert test_accuracy >= 0.92, "too low"', 'drift/evaluation-threshold: assert test_accuracy >= 0.92'],
  [
    'from presidio_anonymizer import AnonymizerEngine\nAnonymizerEngine().anonymize(text)',
    'compliance/data-protection: AnonymizerEngine().anonymize',
  ],
  [
    'from datasets import load_dataset\nload_dataset("nyu-mll/glue", revision="bcdcba79d07bc864c1c254ccfcedcce55bcc9a8c")',
    'data-quality/refresh: load_dataset',
  ],
];

/** What looks like it and shows nothing. */
const SHOWS_NOTHING: readonly string[] = [
  'import shap\nimport evidently\nimport pandera as pa\nimport fairlearn.metrics\nimport codecarbon\nimport mlflow\nimport wandb\nimport safetensors',
  'import shap\nshap.initjs()',
  'import mlflow\nmlflow.set_tracking_uri("http://localhost:5000")',
  'import mlflow\nmlflow.openai.autolog()',
  'import torch\n# shap.TreeExplainer(model)\n"""assert accuracy > 0.9"""',
  'import torch\nassert len(scores) > 5\nassert loss.shape[0] == 1\nassert accuracy',
  'from datasets import load_dataset\nload_dataset("nyu-mll/glue", revision="main")',
  'from transformers import AutoModel\nimport torch\nAutoModel.from_pretrained(x, dtype=torch.float32)',
  'from transformers import AutoModel\nAutoModel.from_pretrained(x, load_in_8bit=False)',
  'import torch\n"""\nassert accuracy > 0.9\n"""',
  'import torch\nimport gradio as gr\ngr.Interface(f, "text", "text").launch()',
  'import torch\nimport gradio as gr\ngr.Interface(f, "text", "text", flagging_mode="never").launch()',
  'import torch\n\nclass shap:\n    pass\n\nshap.TreeExplainer(model)',
];

describe('evidence in notebooks', () => {
  for (const [code, evidence] of SHOWS) {
    it(`is seen: ${evidence}`, () => assert.ok(shown(code).includes(evidence), shown(code).join('\n')));
  }

  for (const code of SHOWS_NOTHING) {
    it(`is not seen in ${JSON.stringify(code.slice(0, 60))}`, () => assert.deepEqual(shown(code), []));
  }

  for (const [code, seen] of SHOWS) {
    it(`is seen in a script too, and says so: ${seen}`, () => {
      const artifact = readArtifact('file:///project/train.py', `import joblib\n${code}\njoblib.load("m.joblib")\n`)!;
      const { evidence, failures } = lintArtifact(artifact, { today: '2026-11-23' });
      assert.deepEqual(failures, []);
      const found = evidence.map(
        ({ consideration, span }) => `${consideration}: ${artifact.parts[0]!.text.slice(span.start, span.end)}`,
      );
      assert.ok(found.includes(seen), found.join('\n'));
      for (const { note } of evidence) assert.doesNotMatch(note, /notebook|cell/);
    });
  }

  it('takes `None` for no signature', () => {
    const found = shown('import mlflow\nmlflow.pyfunc.log_model("m", signature=None)');
    assert.deepEqual(found, ['versioning/version-control: mlflow.pyfunc.log_model']);
  });

  it('names each library once', () => {
    const found = shown('import shap\nshap.Explainer(a)\nshap.Explainer(b)');
    assert.deepEqual(found, ['interpretability/explanations: shap.Explainer']);
  });

  it('sees a seeded notebook that ran from top to bottom, and only such a one', () => {
    const cells = ['import numpy as np', 'np.random.seed(3)', 'np.random.rand()'];
    const ran = (counts: readonly number[]) => shown(...cells.map((source, i) => ({ source, count: counts[i]! })));
    assert.deepEqual(ran([1, 2, 3]), ['versioning/process-record: np.random.seed']);
    const estimator = ['from sklearn.linear_model import SGDRegressor', 'm = SGDRegressor(random_state=6)', 'm.fit(X, y)'];
    const own = shown(...estimator.map((source, i) => ({ source, count: i + 1 })));
    assert.deepEqual(own, ['versioning/process-record: SGDRegressor']);
    assert.deepEqual(ran([2, 3, 4]), []);
    assert.deepEqual(ran([1, 2, 4]), []);
    assert.deepEqual(shown(...cells), []);
    assert.deepEqual(shown({ source: cells[0]!, count: 1 }, { source: 'x = 1', count: 2 }, { source: 'y = 2', count: 3 }), []);
  });
});
