import os
import subprocess

import joblib
from fastapi import FastAPI, UploadFile
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


class Job(BaseModel):
    clip: str
    seconds: int


@app.post("/transcode")
async def transcode(job: Job, file: UploadFile):
    os.popen("ffmpeg -t " + str(job.seconds) + " -i " + job.clip)
    subprocess.check_output(f"file {file.filename}", shell=True)
    return {"ok": True}
