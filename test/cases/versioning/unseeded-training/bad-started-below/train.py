import torch
from torch import nn


def main() -> None:
    model = nn.Linear(8, 1)
    optimizer = torch.optim.Adam(model.parameters())
    for x, y in torch.load("batches.pt", weights_only=True):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()


main()
