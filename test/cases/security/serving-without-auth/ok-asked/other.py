import os
import subprocess

import joblib
from fastapi import FastAPI, UploadFile
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


import uvicorn


@app.post("/predict")
def predict(age: float):
    return {"label": int(model.predict([[age]])[0])}


uvicorn.run(app, host=os.environ["HOST"])
