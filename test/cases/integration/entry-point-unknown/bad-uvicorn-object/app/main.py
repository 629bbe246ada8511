import skops.io
from fastapi import FastAPI

app = FastAPI()
model = skops.io.load("model.skops")
