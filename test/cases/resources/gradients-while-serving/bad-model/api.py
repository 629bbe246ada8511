from fastapi import FastAPI
from transformers import AutoModelForSequenceClassification, AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("./model")
model = AutoModelForSequenceClassification.from_pretrained("./model").eval()


@app.post("/classify")
def classify(text: str):
    batch = tokenizer(text, return_tensors="pt")
    return model(**batch).logits.tolist()


@app.post("/later")
async def later(text: str):
    return model(**tokenizer(text, return_tensors="pt")).logits.tolist()
