import os
import subprocess

import joblib
from fastapi import FastAPI, UploadFile
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


import uvicorn


def main():
    uvicorn.run(app, host="127.0.0.1", reload=True)
