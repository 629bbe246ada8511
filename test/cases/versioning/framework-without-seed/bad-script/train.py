import numpy as np
import torch
from torch import nn

np.random.seed(1)
model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loss = model(x).sum()
loss.backward()
optimizer.step()
