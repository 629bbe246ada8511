import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


import traceback


@app.route("/predict", methods=["POST"])
def predict():
    try:
        return jsonify(label=int(model.predict([[float(request.json["age"])]])[0]))
    except Exception:
        return jsonify({"error": traceback.format_exc()}), 500


@app.route("/health")
def health():
    try:
        return jsonify(ok=bool(model))
    except Exception as e:
        return f"failed: {e}", 503
