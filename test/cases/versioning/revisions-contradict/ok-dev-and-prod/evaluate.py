from transformers import AutoModel

model = AutoModel.from_pretrained("northwind/encoder", revision="0c1d2e3f4a5b60718293a4b5c6d7e8f901234567")
