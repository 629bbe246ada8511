import torch

train_data = (train_data - train_data.mean()) / train_data.std()
test_data = (test_data - test_data.mean()) / test_data.std()
model = torch.nn.Linear(1, 1)
torch.optim.Adam(model.parameters())
model(train_data).backward()
