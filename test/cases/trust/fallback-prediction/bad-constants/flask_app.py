import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    try:
        return jsonify(score=float(model.predict_proba([[float(request.json["age"])]])[0, 1]))
    except:
        return jsonify({"score": 0.5, "label": "low"})
