import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


import PIL.Image

PIL.Image.MAX_IMAGE_PIXELS = None


@app.route("/classify", methods=["POST"])
def classify():
    image = PIL.Image.open(request.files["image"])
    return jsonify(label=int(model.predict([list(image.getdata())])[0]))
