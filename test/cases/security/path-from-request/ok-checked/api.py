import os
import subprocess

import joblib
from fastapi import FastAPI, UploadFile
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


import io
from pathlib import Path

import pandas as pd
from PIL import Image


@app.post("/predict")
async def predict(file: UploadFile, rows: bytes, day: int):
    image = Image.open(io.BytesIO(await file.read()))
    frame = pd.read_csv(file.file)
    other = Image.open(io.BytesIO(rows))
    kept = open(Path("uploads") / Path(file.filename).name, "rb")
    log = open(f"log-{day}.txt")
    return {"width": image.width + other.width, "rows": len(frame), "log": log.read(), "kept": kept.name}


@app.get("/report")
def report(name: str):
    if ".." in name:
        return {"error": "no"}
    return {"text": open(name).read()}
