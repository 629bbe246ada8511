import os
import subprocess

import joblib
from fastapi import FastAPI, UploadFile
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


import httpx
import requests

BASE = "https://features.example.org/"


@app.get("/row/{customer}")
def row(customer: str, table: str):
    url = f"https://features.example.org/{table}/{customer}"
    first = requests.get(url, timeout=2).json()
    second = requests.get(BASE + table, timeout=2).json()
    third = httpx.get("https://features.example.org/%s" % table).json()
    fourth = httpx.get(f"{BASE}{table}").json()
    return {"label": int(model.predict([first + second + third + fourth])[0])}
