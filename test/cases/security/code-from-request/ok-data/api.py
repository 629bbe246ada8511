import os
import subprocess

import joblib
from fastapi import FastAPI, UploadFile
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


import ast
import io
import json
import pickle

import numpy as np
import torch


@app.post("/score")
async def score(file: UploadFile):
    rows = json.loads(await file.read())
    array = np.load(io.BytesIO(await file.read()), allow_pickle=False)
    state = torch.load(io.BytesIO(await file.read()), weights_only=True)
    return {"label": model.predict(rows).tolist(), "size": array.size + len(state)}


@app.get("/evaluate")
def evaluate(expression: str):
    model.eval()
    cached = pickle.load(open("cache.pkl", "rb"))
    return {"value": ast.literal_eval(expression), "cached": len(cached)}
