import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(label=int(model.predict([[float(request.json["age"])]])[0]))


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=8080)
