import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    try:
        return jsonify(label=int(model.predict([[float(request.json["age"])]])[0]))
    except Exception:
        app.logger.exception("failed")
        return jsonify(error="failed")
