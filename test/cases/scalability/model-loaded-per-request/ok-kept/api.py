from functools import lru_cache

import joblib
import mlflow
from fastapi import Depends, FastAPI

app = FastAPI()
models = {}
model = None


@lru_cache
def get_model():
    return mlflow.pyfunc.load_model("models:/income/3")


def lazy():
    global model
    if model is None:
        model = joblib.load("model.joblib")
    return model


@app.on_event("startup")
def start():
    models["income"] = joblib.load("model.joblib")


@app.post("/score")
def score(age: float, loaded=Depends(get_model)):
    return get_model().predict([[age]]).tolist() + lazy().predict([[age]]).tolist()


@app.post("/any")
def any_model(name: str, age: float):
    if name not in models:
        models[name] = joblib.load("other.joblib")
    return models[name].predict([[age]]).tolist()


@app.post("/experiment")
def experiment(path: str, age: float):
    return joblib.load(path).predict([[age]]).tolist()
