import os
import subprocess

import joblib
from fastapi import FastAPI, UploadFile
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


import io
import pickle

import torch


@app.post("/score")
async def score(file: UploadFile):
    rows = pickle.loads(await file.read())
    return {"label": model.predict(rows).tolist()}


@app.post("/swap")
async def swap(file: UploadFile):
    global model
    model = torch.load(io.BytesIO(await file.read()), weights_only=False)
    return {"ok": True}


@app.get("/evaluate")
def evaluate(expression: str):
    return {"value": eval(expression)}
