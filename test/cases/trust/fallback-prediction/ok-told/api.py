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
        return {"prediction": int(model.predict([[age]])[0])}
    except KeyError:
        return {"prediction": 0, "fallback": True}
    except ValueError:
        return {"prediction": None}
    except Exception:
        return {"error": "failed"}


@app.get("/health")
def health():
    try:
        return {"ok": bool(model)}
    except Exception:
        return {"ok": False}


def parse(text):
    try:
        return float(text)
    except ValueError:
        return 0
