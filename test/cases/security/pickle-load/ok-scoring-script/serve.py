import pickle
from pathlib import Path

import joblib
from flask import Flask, jsonify, request
from sklearn.metrics import accuracy_score

app = Flask(__name__)
model = joblib.load("model.joblib")
scaler = joblib.load(Path(__file__).parent / "scaler.joblib")
with open("models/encoder.pkl", "rb") as f:
    encoder = pickle.load(f)
print(accuracy_score(y, model.predict(scaler.transform(encoder.transform(X)))))
