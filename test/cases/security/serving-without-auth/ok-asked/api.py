import os
import subprocess

import joblib
from fastapi import FastAPI, UploadFile
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


import uvicorn
from fastapi import Depends
from fastapi.security import APIKeyHeader


@app.post("/predict", dependencies=[Depends(APIKeyHeader(name="X-Key"))])
def predict(age: float):
    return {"label": int(model.predict([[age]])[0])}


uvicorn.run(app, host="0.0.0.0")
