import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


from flask import send_from_directory
from werkzeug.utils import secure_filename


@app.route("/result/<name>")
def result(name):
    # one segment holds no slash
    return open(f"results/{name}.json").read()


@app.route("/upload", methods=["POST"])
def upload():
    image = request.files["image"]
    image.save(os.path.join("uploads", secure_filename(image.filename)))
    return send_from_directory("results", request.args["name"])
