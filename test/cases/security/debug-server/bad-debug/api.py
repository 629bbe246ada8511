import joblib
from fastapi import FastAPI

app = FastAPI(title="income", debug=True)
model = joblib.load("model.joblib")
