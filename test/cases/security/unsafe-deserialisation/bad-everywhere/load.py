import functools
import os

import torch
from transformers import AutoModel

os.environ["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] = "1"
os.environ.setdefault("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD", "true")
torch.load = functools.partial(torch.load, weights_only=False)
model = AutoModel.from_pretrained("./model", weights_only=False)
