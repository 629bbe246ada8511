import torch
from fastapi import FastAPI
from transformers import AutoModelForCausalLM, AutoModelForSequenceClassification, AutoTokenizer, pipeline

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("./model")
model = AutoModelForSequenceClassification.from_pretrained("./model")
writer = AutoModelForCausalLM.from_pretrained("./writer")
classify = pipeline("text-classification", model="./model")


@app.post("/classify")
def classify_text(text: str):
    with torch.no_grad():
        return model(**tokenizer(text, return_tensors="pt")).logits.tolist()


@app.post("/again")
@torch.inference_mode()
def again(text: str):
    return model(**tokenizer(text, return_tensors="pt")).logits.tolist()


@app.post("/write")
def write(text: str):
    return tokenizer.decode(writer.generate(**tokenizer(text, return_tensors="pt"), max_new_tokens=20)[0]), classify(text)
