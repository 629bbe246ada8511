import mlflow
from fastapi import FastAPI
from transformers import AutoModelForSequenceClassification, AutoTokenizer

app = FastAPI()


def get_model():
    return mlflow.pyfunc.load_model("models:/income/3")


@app.post("/score")
def score(age: float):
    return get_model().predict([[age]]).tolist()


@app.post("/classify")
async def classify(text: str):
    tokenizer = AutoTokenizer.from_pretrained("./model")
    model = AutoModelForSequenceClassification.from_pretrained("./model")
    return model(**tokenizer(text, return_tensors="pt")).logits.tolist()
