import os
import subprocess

import joblib
from fastapi import FastAPI, UploadFile
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


from fastapi import HTTPException, Response
from fastapi.responses import JSONResponse


@app.post("/predict")
def predict(age: float, response: Response):
    try:
        return {"label": int(model.predict([[age]])[0]), "error": None}
    except KeyError:
        response.status_code = 404
        return {"error": "no such row"}
    except ValueError:
        return JSONResponse({"error": "bad input"}, status_code=422)
    except Exception:
        raise HTTPException(status_code=500)


def helper():
    try:
        return 1
    except Exception:
        return {"error": "x"}
