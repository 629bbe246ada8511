import asyncio
import time

import httpx
import requests
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from sentence_transformers import SentenceTransformer
from transformers import AutoTokenizer

app = FastAPI()
encoder = SentenceTransformer("./encoder")
tokenizer = AutoTokenizer.from_pretrained("./encoder")


@app.post("/embed")
async def embed(text: str):
    return (await run_in_threadpool(encoder.encode, text)).tolist()


@app.post("/count")
async def count(text: str):
    await asyncio.sleep(0.1)
    async with httpx.AsyncClient() as client:
        await client.get("https://example.org")
    return len(tokenizer(text)["input_ids"])


@app.post("/later")
async def later(text: str):
    return await asyncio.to_thread(lambda: encoder.encode(text).tolist())


@app.post("/plain")
def plain(text: str):
    time.sleep(1)
    return encoder.encode(text).tolist()


async def refresh():
    requests.get("https://example.org", timeout=2)
