import functools
import os

import torch
from transformers import AutoModel

os.environ["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] = "0"
os.environ["TORCH_FORCE_WEIGHTS_ONLY_LOAD"] = "1"
load = functools.partial(torch.load, weights_only=True)
scale = functools.partial(resize, weights_only=False)
model = AutoModel.from_pretrained("./model", weights_only=True)
again = AutoModel.from_pretrained("./model")
