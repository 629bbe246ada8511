import time

import requests
import torch
from fastapi import APIRouter, FastAPI, Request
from sentence_transformers import SentenceTransformer

app = FastAPI()
router = APIRouter()
encoder = SentenceTransformer("./encoder")


@router.post("/embed")
async def embed(
    request: Request,
):
    body = await request.json()
    return encoder.encode(body["text"]).tolist()


@app.get("/wait")
async def wait():
    time.sleep(2)
    return {"ok": True}


class Service:
    @app.get("/price")
    async def price(self, item: int):
        return requests.get(f"https://prices.example.org/{item}", timeout=2).json()
