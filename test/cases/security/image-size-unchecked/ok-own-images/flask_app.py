import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


from PIL import Image

Image.MAX_IMAGE_PIXELS = 50_000_000


@app.route("/classify", methods=["POST"])
def classify():
    image = Image.open(request.files["image"])
    return jsonify(label=int(model.predict([list(image.getdata())])[0]))
