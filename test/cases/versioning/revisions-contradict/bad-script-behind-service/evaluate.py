from transformers import AutoModel, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("northwind/encoder", revision="5f0b02c75b57c5855da9ae460ce51323ea669d8a")
model = AutoModel.from_pretrained("northwind/encoder", revision="5f0b02c75b57c5855da9ae460ce51323ea669d8a")
