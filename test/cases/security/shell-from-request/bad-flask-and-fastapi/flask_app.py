import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.route("/transcode", methods=["POST"])
def transcode():
    data = request.get_json()
    clip = data["clip"].strip()
    cmd = "ffmpeg -i %s out.wav" % clip
    subprocess.run(cmd, shell=True, check=True)
    return jsonify(ok=True)
