import os
import subprocess

import joblib
from fastapi import FastAPI, UploadFile
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


import logging
from fastapi import Request

logger = logging.getLogger("serve")


@app.post("/predict")
async def predict(request: Request):
    body = await request.json()
    logger.info(f"got {body}")
    print(body)
    return {"label": int(model.predict([[float(body["age"])]])[0])}
