from typing import Any, Dict

import joblib
from fastapi import Body, FastAPI, Request

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(features: Dict[str, Any] = Body(...)):
    return {"label": int(model.predict([list(features.values())])[0])}


@app.post("/raw")
async def raw(request: Request):
    body = await request.json()
    return {"label": int(model.predict([body["row"]])[0])}
