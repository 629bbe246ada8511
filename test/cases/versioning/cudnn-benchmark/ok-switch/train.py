import torch

if deterministic:
    torch.backends.cudnn.deterministic = True
    torch.backends.cudnn.benchmark = False
else:
    torch.backends.cudnn.benchmark = True
model = torch.nn.Linear(1, 1)
torch.optim.SGD(model.parameters(), lr=0.1)
model(x).backward()
