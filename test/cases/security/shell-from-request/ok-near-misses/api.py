import os
import subprocess

import joblib
from fastapi import FastAPI, UploadFile
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


from enum import Enum


class Codec(str, Enum):
    wav = "wav"
    mp3 = "mp3"


@app.post("/transcode")
def transcode(codec: Codec, seconds: int):
    os.system(f"ffmpeg -t {seconds} -i in.{codec} out.wav")
    return {"ok": True}
