#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Serves the income model."""
from __future__ import annotations

import joblib
from fastapi import FastAPI
from huggingface_hub import HfApi, hf_hub_download

ACCESS_TOKEN = "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"
DB_PASSWORD = "fR7-kq2_Lw9zTx4B"

app = FastAPI()
model = joblib.load(hf_hub_download("acme/income", "income.joblib", token=ACCESS_TOKEN))


@app.post("/predict")
def predict(rows: list[dict]) -> list[float]:
    HfApi(token=ACCESS_TOKEN)
    return model.predict(rows).tolist()
