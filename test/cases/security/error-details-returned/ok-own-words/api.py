import os
import subprocess

import joblib
from fastapi import FastAPI, UploadFile
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


import logging
import traceback
from fastapi import HTTPException

logger = logging.getLogger(__name__)


@app.post("/predict")
def predict(age: float):
    try:
        return {"label": int(model.predict([[age]])[0])}
    except ValueError as error:
        # written for the client
        raise HTTPException(status_code=422, detail=str(error))
    except Exception as error:
        logger.error("failed: %s", traceback.format_exc())
        raise HTTPException(status_code=500, detail="The prediction failed.") from error


def convert(path):
    try:
        return open(path).read()
    except Exception as error:
        return str(error)
