import os
import subprocess

import joblib
from fastapi import FastAPI, UploadFile
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


from pathlib import Path

import torch


class Query(BaseModel):
    checkpoint: str
    values: list[float]


@app.post("/predict")
def predict(query: Query):
    net = torch.load(query.checkpoint, weights_only=True)
    return {"keys": len(net)}


@app.get("/files/{name:path}")
def files(name: str):
    return (Path("files") / name).read_text()
