from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, Trainer, set_seed

set_seed(7)
data = load_dataset("northwind/tickets-2024", revision="5f0b02c75b57c5855da9ae460ce51323ea669d8a")
checks = load_dataset("northwind/checks", revision="5f0b02c75b57c5855da9ae460ce51323ea669d8a")
model = AutoModelForSequenceClassification.from_pretrained("./encoder")
trainer = Trainer(model=model, train_dataset=data["train"])
trainer.train()
