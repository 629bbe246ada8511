import os
import subprocess

import joblib
from fastapi import FastAPI, UploadFile
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


import uvicorn

uvicorn.run(app, host="127.0.0.1", port=8080)
uvicorn.run(app, workers=1)
uvicorn.run("service:app", workers=4, reload=False)
uvicorn.run(name, workers=4)
uvicorn.run(app, workers=int(os.environ["WORKERS"]))
