import assert from 'node:assert/strict';
import { isMlArtifact } from '../../server/core/project.js';
import { readArtifact } from '../../server/core/recognise.js';
import { isCandidateName } from '../../server/lsp/candidates.js';
import { findingsOf, lintFiles, uriOf } from '../lintFiles.js';

function read(text: string, name = 'src/app.py') {
  const artifact = readArtifact(`file:///project/${name}`, text);
  assert.ok(artifact === null || artifact.kind === 'python-script');
  return artifact;
}

/** `trains loads serves`, as far as they hold; null of what is no artifact. */
function useOf(text: string, name?: string): string | null {
  const use = read(text, name)?.use;
  return use
    ? Object.keys(use)
        .filter((key) => use[key as keyof typeof use])
        .join(' ')
    : null;
}

const SCRIPTS: Readonly<Record<string, readonly [use: string, text: string]>> = {
  'a scikit-learn training run': [
    'trains',
    `import pandas as pd
from sklearn.ensemble import RandomForestClassifier

def main():
    df = pd.read_csv("data.csv")
    model = RandomForestClassifier(random_state=1)
    model.fit(df.drop(columns="y"), df["y"])

if __name__ == "__main__":
    main()
`,
  ],
  'a pipeline that another function makes': [
    'trains',
    'from sklearn.pipeline import make_pipeline\nfrom sklearn.svm import SVC\n\ndef build():\n    return make_pipeline(SVC())\n\nmodel = build()\nmodel.fit(X, y)\n',
  ],
  'xgb.train': ['trains', 'import xgboost as xgb\n\nbooster = xgb.train({"eta": 0.1}, xgb.DMatrix(X, y))\n'],
  'a loop of PyTorch': [
    'trains',
    `import torch
from torch import nn

def train(model, loader):
    optimizer = torch.optim.AdamW(model.parameters())
    for x, y in loader:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(x), y)
        loss.backward()
        optimizer.step()
`,
  ],
  'a loop of Accelerate': [
    'trains',
    'import torch\nfrom accelerate import Accelerator\n\nacc = Accelerator()\nfor batch in loader:\n    opt.zero_grad()\n    loss = net(batch)\n    acc.backward(loss)\n    torch.cuda.empty_cache()\n',
  ],
  'a fine-tuning run': [
    'trains loads',
    'from transformers import AutoModelForSequenceClassification, Trainer\n\nmodel = AutoModelForSequenceClassification.from_pretrained("bert-base-uncased")\ntrainer = Trainer(model=model)\ntrainer.train()\n',
  ],
  'a Keras model': [
    'trains',
    'from tensorflow import keras\n\nmodel = keras.Sequential([keras.layers.Dense(1)])\nmodel.compile(loss="mse")\nmodel.fit(x, y, epochs=3)\n',
  ],
  'a web app that loads a pipeline': [
    'loads',
    'from fastapi import FastAPI\nimport joblib\n\napp = FastAPI()\nmodel = joblib.load("model.joblib")\n\n@app.post("/predict")\ndef predict(row: dict):\n    return model.predict([row])\n',
  ],
  'a pickle of a fitted model': [
    'loads',
    'import pickle\nimport sklearn.svm as s\n\nprint(s.SVC)\nwith open("m.pkl", "rb") as f:\n    model = pickle.load(f)\n',
  ],
  'a model of the registry': ['loads', 'import mlflow.pyfunc\n\nmodel = mlflow.pyfunc.load_model("models:/income/3")\n'],
  'an ONNX session': ['loads', 'import onnxruntime as ort\n\nsession = ort.InferenceSession("model.onnx")\n'],
  'a download into an image': [
    'loads',
    'from huggingface_hub import snapshot_download\n\nsnapshot_download("org/model", local_dir="/models")\n',
  ],
  'an offline batch of vLLM': [
    'loads',
    'from vllm import LLM, SamplingParams\n\nllm = LLM(model="org/model")\nllm.generate(["a"], SamplingParams())\n',
  ],
  'a BentoML service': [
    'serves',
    'import bentoml\n\n@bentoml.service(resources={"cpu": "2"})\nclass Summary:\n    @bentoml.api\n    def run(self, text: str) -> str:\n        return text\n',
  ],
  'a Ray Serve deployment': [
    'serves',
    'from ray import serve\n\n@serve.deployment\nclass Model:\n    async def __call__(self, request):\n        return 1\n\napp = Model.bind()\n',
  ],
  'a LitServe API': [
    'serves',
    'import litserve as ls\n\nclass Api(ls.LitAPI):\n    def setup(self, device):\n        self.model = lambda x: x\n\nls.LitServer(Api()).run(port=8000)\n',
  ],
  'a KServe predictor': [
    'serves',
    'from kserve import Model, ModelServer\n\nclass M(Model):\n    def predict(self, payload, headers=None):\n        return payload\n\nModelServer().start([M("m")])\n',
  ],
  'a cog predictor': [
    'serves',
    'from cog import BasePredictor, Input\n\nclass Predictor(BasePredictor):\n    def predict(self, x: float = Input()) -> float:\n        return x\n',
  ],
  'a Triton Python backend': [
    'serves',
    'import triton_python_backend_utils as pb_utils\n\n\nclass TritonPythonModel:\n    def execute(self, requests):\n        return []\n',
  ],
  'a TorchServe handler': [
    'serves',
    'from ts.torch_handler.base_handler import BaseHandler\n\nclass Handler(BaseHandler):\n    pass\n',
  ],
  'an inference script of SageMaker': [
    'serves',
    'import os\n\ndef model_fn(model_dir):\n    return os.listdir(model_dir)\n\ndef predict_fn(data, model):\n    return data\n',
  ],
  'a scoring script of Azure ML': [
    'serves',
    'import os\n\ndef init():\n    global path\n    path = os.environ["AZUREML_MODEL_DIR"]\n\ndef run(data):\n    return path\n',
  ],
  'a model of one‘s own for MLflow': [
    'serves',
    'import mlflow\n\nclass Wrapper(mlflow.pyfunc.PythonModel):\n    def predict(self, context, rows):\n        return rows\n',
  ],
  'a model server of KServe under its old name': [
    'serves',
    'import kfserving\n\nclass M(kfserving.KFModel):\n    def predict(self, request):\n        return request\n\nkfserving.KFServer(workers=1).start([M("m")])\n',
  ],
  'a service of the first BentoML': [
    'serves',
    'from bentoml import BentoService, api, artifacts\n\n@artifacts([])\nclass Service(BentoService):\n    @api()\n    def predict(self, rows):\n        return rows\n',
  ],
  'a handler of the SageMaker inference toolkit': [
    'serves',
    'from sagemaker_inference.default_handler_service import DefaultHandlerService\n\nclass Handler(DefaultHandlerService):\n    pass\n',
  ],
  'a scoring script of the first SDK of Azure ML': [
    'loads serves',
    'import joblib\nfrom azureml.core.model import Model\n\ndef init():\n    global model\n    model = joblib.load(Model.get_model_path("income"))\n\ndef run(data):\n    return model.predict(data)\n',
  ],
  'an application of LangChain with weights of its own': [
    'loads',
    'from langchain_community.vectorstores import FAISS\nfrom langchain_huggingface import HuggingFaceEmbeddings\n\nindex = FAISS.from_texts(["a"], HuggingFaceEmbeddings(model_name="all-MiniLM-L6-v2"))\n',
  ],
  'a pickle that is asked for predictions': [
    'loads',
    'import pickle\nimport pandas as pd\n\nclass Scoring:\n    model = None\n\n    @classmethod\n    def get(cls):\n        with open("model.pkl", "rb") as f:\n            cls.model = pickle.load(f)\n        return cls.model\n\n    @classmethod\n    def score(cls, rows):\n        return cls.get().predict(pd.DataFrame(rows))\n',
  ],
  'imports on one line and a guarded one': [
    'loads',
    'import os, sys, torch\ntry:\n    import apex\nexcept ImportError:\n    apex = None\nmodel = torch.load("m.pt")\n',
  ],
};

const OTHERS: Readonly<Record<string, readonly [text: string, name?: string]>> = {
  'a model of a database': [
    'from django.db import models\n\nclass Model(models.Model):\n    name = models.CharField(max_length=10)\n\n    def fit(self):\n        return Model.objects.load()\n',
  ],
  'a module of layers': [
    'import torch\nfrom torch import nn\n\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.fc = nn.Linear(2, 1)\n\n    def forward(self, x):\n        return self.fc(x)\n\n    def train(self, mode=True):\n        return super().train(mode)\n',
  ],
  'a data set class': [
    'from torch.utils.data import DataLoader, Dataset\n\nclass Rows(Dataset):\n    def __len__(self):\n        return 1\n\ndef loader():\n    return DataLoader(Rows())\n',
  ],
  'a module of metrics': [
    'from sklearn.metrics import f1_score\n\ndef report(y, p):\n    return {"f1": f1_score(y, p), "train": 1}\n',
  ],
  'a test': ['import joblib\nimport pytest\n\ndef test_load():\n    assert joblib.load("m.joblib")\n', 'checks/model.py'],
  'a test by its name': ['import joblib\nmodel = joblib.load("m.joblib")\n', 'src/test_model.py'],
  'a test by its folder': ['import joblib\nmodel = joblib.load("m.joblib")\n', 'tests/unit/helpers.py'],
  'shared set-up of tests': ['import joblib\nmodel = joblib.load("m.joblib")\n', 'conftest.py'],
  'a package': ['from setuptools import setup\nimport torch\n\nsetup(name="x", version=torch.load("v"))\n', 'setup.py'],
  'a pickle of a cache': [
    'import pickle\n\nwith open("cache.pkl", "rb") as f:\n    cache = pickle.load(f)\nprint(cache.get("a"))\n',
  ],
  'an application of LangChain that asks a server': [
    'from langchain_huggingface import HuggingFaceEndpointEmbeddings\nfrom langchain_openai import ChatOpenAI\n\nllm = ChatOpenAI(model="gpt-4o")\nvectors = HuggingFaceEndpointEmbeddings(model="org/model")\n',
  ],
  'init and run of something else': [
    'from azureml.core import Workspace\n\ndef init():\n    return Workspace.from_config()\n\ndef run(data):\n    return data\n',
  ],
  'a tokenizer alone': [
    'from transformers import AutoConfig, AutoTokenizer\n\ntokens = AutoTokenizer.from_pretrained("bert-base-uncased")\nAutoConfig.from_pretrained("x")\n',
  ],
  'JSON and YAML': ['import json\nimport yaml\n\nconf = yaml.safe_load(open("a.yaml"))\nrows = json.load(open("b.json"))\n'],
  'a pickle of something else': ['import pickle\n\ncache = pickle.load(open("cache.pkl", "rb"))\n'],
  'imports without a call': ['import torch\nimport transformers\nfrom sklearn.svm import SVC\n\nprint("fit train load")\n'],
  'a curve': [
    'import numpy as np\nfrom scipy.optimize import curve_fit\n\npopt, _ = curve_fit(lambda x, a: a * x, np.arange(3), np.arange(3))\nmodel.fit(popt)\n',
  ],
  'a text about it': [
    '"""\nimport torch\nmodel = torch.load("x")\n"""\n# import joblib; joblib.load("y")\nimport torch\nX = "torch.load(1)"\n',
  ],
  'an estimator of TensorFlow 1': ['def model_fn(features, labels, mode):\n    return features\n'],
  'a data set of the Hub': [
    'from huggingface_hub import hf_hub_download\n\nhf_hub_download("o/d", "a.csv", repo_type="dataset")\n',
  ],
  'what is called like a library': [
    'class torch:\n    @staticmethod\n    def load(x):\n        return x\n\nimport os\nfrom . import keras\n\ntorch.load("a")\nkeras.load_model("b")\n',
  ],
  'an empty file': [''],
  'a ray task': ['import ray\n\n@ray.remote\ndef load(x):\n    return x\n\nray.get(load.remote(1))\n'],
};

describe('Python scripts', () => {
  for (const [name, [use, text]] of Object.entries(SCRIPTS)) {
    it(`are artifacts: ${name}`, () => {
      assert.equal(useOf(text), use);
      assert.equal(useOf(text.replace(/\n/g, '\r\n')), use, 'CRLF');
      assert.equal(useOf(text.replace(/^( {4})+/gm, (indent) => '\t'.repeat(indent.length / 4))), use, 'tabs');
      assert.ok(isMlArtifact(read(text)!));
    });
  }

  for (const [name, [text, file]] of Object.entries(OTHERS)) {
    it(`are none: ${name}`, () => assert.equal(useOf(text, file), null));
  }

  it('that only answer requests are no ML artifacts by themselves, and are not parsed', () => {
    const shop = 'from flask import Flask\n\napp = Flask(__name__)\n\n@app.route("/train")\ndef train():\n    return load("x")\n';
    const script = read(shop)!;
    assert.equal(script.aboutModel, false);
    assert.equal(isMlArtifact(script), false);
    assert.equal(useOf(shop), '');
    assert.equal(useOf(shop, 'test_shop.py'), null);
    assert.equal(useOf(shop.replace('from flask import Flask', 'from shop.web import Flask')), null);
  });

  it('are looked for by names that can be theirs', () => {
    for (const name of ['train.py', 'contest.py', 'setup_model.py', 'latest.py']) assert.ok(isCandidateName(name), name);
    for (const name of ['test_a.py', 'a_test.py', 'conftest.py', 'setup.py', '__init__.py', 'a.pyc', 'a.pyi'])
      assert.ok(!isCandidateName(name), name);
  });

  it('give less where they are broken or half typed, never an error', () => {
    assert.equal(useOf('import torch\n\ndef f(:\n    x = (\n\ndef g():\n    return torch.load("m.pt")\n'), 'loads');
    assert.equal(useOf('import torch\nmodel = torch.load("m.pt'), null);
    assert.equal(useOf('import torch\nmodel = torch.load('), null);
    assert.equal(useOf('import torch\nprint(\n\ndef load():\n    return torch.load("m.pt")\n'), 'loads');
    assert.equal(
      useOf('import torch\nprint(' + "'''" + '\nimport x\n' + "'''" + ', torch.load(\n"m"))\n'),
      'loads',
      'a string is no statement',
    );
    for (let end = 0; end < SCRIPTS['a fine-tuning run']![1].length; end++) read(SCRIPTS['a fine-tuning run']![1].slice(0, end));
  });

  it('of Python 2 are read as far as they can be', () => {
    const text =
      'from sklearn.svm import SVC\nprint "training", len(X)\nexec "a = 1"\nclf = SVC()\nclf.fit(X, y)\nprint clf.score(X, y)\n';
    assert.equal(useOf(text), 'trains');
  });

  it('that are huge cost no more than a look', () => {
    const data = `import torch\nROWS = [\n${'    [1, 2, 3],\n'.repeat(120_000)}]\n`;
    assert.equal(useOf(data), null);
    assert.equal(useOf(data.repeat(2)), null);
    for (const text of [
      'import a,'.repeat(50_000),
      `import ${'a , '.repeat(100_000)}`,
      ' '.repeat(500_000),
      `from ${' '.repeat(300_000)}`,
    ]) {
      const begin = performance.now();
      assert.equal(useOf(`${text}\nload(`), null);
      assert.ok(performance.now() - begin < 1000);
    }
  });

  it('are judged as code once, and not as a notebook', () => {
    const text = `# %%\n# %pip install shap\nimport torch\n# ml-preflight-disable-next-line security/unsafe-deserialisation -- ours\nm = torch.load("a.pt", weights_only=False)\nTOKEN = "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"\n`;
    const files = { 'train.py': text };
    const found = findingsOf(lintFiles(files), files);
    assert.deepEqual(
      found.map((f) => `${f.rule}${f.suppressed ? ` (${f.suppressed.reason})` : ''}`),
      ['versioning/unpinned-install', 'security/unsafe-deserialisation (ours)', 'security/secret-in-code'],
    );
    for (const { message, fixes } of found) assert.doesNotMatch([message, ...fixes.map((x) => x.title)].join(), /notebook|cell/);
    const plain = { 'train.py': text.replace('# %%\n', '\n') };
    assert.ok(!findingsOf(lintFiles(plain), plain).some((f) => f.rule === 'versioning/unpinned-install'));
  });

  it('show at once what an edit does, as a full judgement does', () => {
    const body = Array.from({ length: 60 }, (_, k) => `def f${k}(x):\n    return x + ${k}\n\n\n`).join('');
    const files = { 'serve.py': `import torch\n\n\n${body}m = torch.load("m.pt")\n` };
    const engine = lintFiles(files);
    assert.deepEqual(engine.findings(uriOf('serve.py')), []);
    const typed = files['serve.py'].replace('return x + 30\n', 'return torch.load(x, weights_only=False)\n');
    engine.set(uriOf('serve.py'), engine.read(uriOf('serve.py'), typed));
    const glance = engine.glance(uriOf('serve.py'));
    assert.deepEqual(
      glance.map(({ rule, span }) => [rule, typed.slice(span.start, span.end)]),
      [['security/unsafe-deserialisation', 'weights_only=False']],
    );
    assert.deepEqual(glance, engine.findings(uriOf('serve.py')));
  });

  it('name what they define', () => {
    const { python } = read(
      'import torch\nfrom cog import BasePredictor as Base\nimport functools\n\nclass P(Base, metaclass=M):\n    @functools.lru_cache(1)\n    def predict(self, x: torch.Tensor, k=1):\n        def inner(y): ...\n\ndef top(*args): ...\n',
    )!;
    assert.deepEqual(
      python.definitions.map(({ kind, name, decorators, bases, parameters, inClass, topLevel }) => [
        kind,
        name,
        decorators,
        bases,
        parameters,
        inClass,
        topLevel,
      ]),
      [
        ['class', 'P', [], ['cog.BasePredictor'], [], undefined, true],
        ['function', 'predict', ['functools.lru_cache()'], [], ['self', 'x', 'k'], 'P', false],
        ['function', 'inner', [], [], ['y'], undefined, false],
        ['function', 'top', [], [], ['args'], undefined, true],
      ],
    );
  });
});
