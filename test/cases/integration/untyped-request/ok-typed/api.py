import joblib
from fastapi import Depends, FastAPI, Request
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


class Row(BaseModel):
    age: float


def settings():
    return {}


@app.post("/predict")
def predict(row: Row, request: Request, config: dict = Depends(settings)):
    return {"label": int(model.predict([[row.age]])[0]), "client": request.client.host}


@app.post("/counts")
def counts(values: dict[str, float]):
    return {"label": int(model.predict([list(values.values())])[0])}


@app.post("/hook")
def hook(event: dict):
    return {"ok": True}
