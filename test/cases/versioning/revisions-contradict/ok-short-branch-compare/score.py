from transformers import AutoModel

model = AutoModel.from_pretrained("northwind/encoder", revision="8afb486")
