import os

import torch
from transformers import AutoModel


def features(rows, convert, cache_dir: str):
    model = AutoModel.from_pretrained("models/encoder")
    cached_file = os.path.join(cache_dir, "features.pt")
    if os.path.exists(cached_file):
        return torch.load(cached_file, weights_only=False)
    made = [convert(model, row) for row in rows]
    torch.save(made, cached_file)
    return made
