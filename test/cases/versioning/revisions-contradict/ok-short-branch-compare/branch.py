from transformers import AutoModel

model = AutoModel.from_pretrained("northwind/encoder", revision="v2.1")
