import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


import httpx
import requests

TIMEOUT = 3


@app.route("/score")
def score():
    row = requests.get("https://features.example.org/row", timeout=TIMEOUT).json()
    more = httpx.get("https://features.example.org/more").json()
    last = requests.get("https://features.example.org/last", **options).json()
    return jsonify(label=int(model.predict([row + more + last])[0]))
