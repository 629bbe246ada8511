import torch
from torch import nn

torch.manual_seed(0)
net = nn.Linear(4, 2)
net.load_state_dict(torch.load("net.pt", weights_only=True))


class Runner:
    def validate(self, loader):
        net.eval()
        hits = 0
        for x, y in loader:
            hits += (net(x).argmax(1) == y).sum().item()
        return hits
