import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


from flask import send_file


@app.route("/result")
def result():
    name = request.args.get("name", "latest.json")
    return send_file(os.path.join("results", name))


@app.route("/upload", methods=["POST"])
def upload():
    image = request.files["image"]
    image.save("uploads/" + image.filename)
    return jsonify(ok=True)
