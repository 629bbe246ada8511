/** Distribution names on PyPI, normalised by PEP 503. */

/** Libraries that train, load or serve a model: a requirements file that names one is an ML artifact. */
export const mlPackages: ReadonlySet<string> = new Set([
  'torch', 'torchvision', 'torchaudio', 'torchserve', 'lightning', 'pytorch-lightning', 'tensorflow', 'tensorflow-cpu',
  'tensorflow-gpu', 'tensorflow-serving-api', 'tf-keras', 'keras', 'jax', 'jaxlib', 'flax', 'scikit-learn', 'xgboost',
  'lightgbm', 'catboost', 'transformers', 'sentence-transformers', 'diffusers', 'accelerate', 'peft', 'trl', 'datasets',
  'huggingface-hub', 'safetensors', 'tokenizers', 'onnx', 'onnxruntime', 'onnxruntime-gpu', 'openvino', 'optimum', 'vllm',
  'sglang', 'text-generation', 'bitsandbytes', 'deepspeed', 'auto-gptq', 'autoawq', 'ctranslate2', 'llama-cpp-python',
  'kserve', 'seldon-core', 'mlserver', 'mlserver-sklearn', 'mlserver-mlflow', 'bentoml', 'mlflow', 'mlflow-skinny',
  'tritonclient', 'nvidia-pytriton', 'sagemaker', 'azure-ai-ml', 'azureml-core', 'azureml-defaults', 'wandb', 'evidently',
  'alibi', 'alibi-detect', 'fairlearn', 'aif360', 'shap', 'lime', 'captum', 'spacy', 'gensim', 'fastai', 'timm', 'ultralytics',
  'paddlepaddle', 'mxnet', 'skops', 'sklearn', 'imbalanced-learn', 'statsmodels', 'prophet', 'optuna', 'openai-whisper',
]);
