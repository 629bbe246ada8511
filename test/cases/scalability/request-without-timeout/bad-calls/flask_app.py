import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


import requests

session = requests.Session()


@app.route("/score")
def score():
    row = session.get(
        "https://features.example.org/row",
        params={"id": 3},
    ).json()
    requests.post("https://log.example.org", json=row, timeout=None)
    return jsonify(label=int(model.predict([row])[0]))
