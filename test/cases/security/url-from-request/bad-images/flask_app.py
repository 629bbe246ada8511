import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


import requests
import urllib.request


@app.route("/classify", methods=["POST"])
def classify():
    url = request.json.get("url")
    image = requests.get(url, timeout=5).content
    return jsonify(label=int(model.predict([list(image)])[0]))


@app.route("/fetch")
def fetch():
    if not request.args.get("target"):
        return jsonify(error="target missing"), 400
    target = request.args["target"]
    return urllib.request.urlopen("http://" + target).read()
