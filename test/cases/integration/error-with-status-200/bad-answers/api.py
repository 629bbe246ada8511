import os
import subprocess

import joblib
from fastapi import FastAPI, UploadFile
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


from fastapi import HTTPException


@app.post("/predict")
def predict(age: float):
    try:
        return {"label": int(model.predict([[age]])[0])}
    except ValueError as error:
        return {"error": "bad input"}
