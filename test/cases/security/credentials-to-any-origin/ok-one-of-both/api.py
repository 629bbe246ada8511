import os
import subprocess

import joblib
from fastapi import FastAPI, UploadFile
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


from fastapi.middleware.cors import CORSMiddleware

ORIGINS = os.environ["ORIGINS"].split(",")
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["*"])
app.add_middleware(CORSMiddleware, allow_origins=ORIGINS, allow_credentials=True)
app.add_middleware(OtherMiddleware, allow_origins=["*"], allow_credentials=True)
