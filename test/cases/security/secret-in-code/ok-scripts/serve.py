"""Reads its credentials from outside. A key looks like `hf_...`."""
import os

import joblib
from fastapi import FastAPI

TOKEN = os.environ["HF_TOKEN"]
API_KEY = os.getenv("API_KEY", "")
PASSWORD = "changeme"

app = FastAPI()
model = joblib.load("income.joblib")
