import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


from urllib.parse import urlparse

import requests

ALLOWED = {"images.example.org"}


@app.route("/customer")
def customer():
    name = request.args["id"]
    row = requests.get(f"https://features.example.org/customers/{name}", timeout=2).json()
    return jsonify(label=int(model.predict([row])[0]))


@app.route("/classify", methods=["POST"])
def classify():
    url = request.json["url"]
    if urlparse(url).hostname not in ALLOWED:
        return jsonify(error="host"), 400
    image = requests.get(url, timeout=2).content
    return jsonify(label=int(model.predict([list(image)])[0]))


@app.route("/search", methods=["POST"])
def search():
    hits = requests.post("https://index.example.org/search", json=request.json, timeout=2).json()
    return jsonify(hits)
