import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


import shlex

ALLOWED = {"a.wav", "b.wav"}


@app.route("/transcode", methods=["POST"])
def transcode():
    clip = request.json["clip"]
    subprocess.run(["ffmpeg", "-i", clip, "out.wav"], check=True)
    subprocess.run(f"ffmpeg -i {shlex.quote(clip)} out.wav", shell=True, check=True)
    if clip not in ALLOWED:
        return jsonify(error="no such clip"), 404
    os.system(f"ffmpeg -i {clip} out.wav")
    os.system("ffmpeg -i fixed.wav out.wav")
    return jsonify(ok=True)


def rebuild(name):
    # not a handler: whoever calls it runs commands anyway
    os.system(f"make {name}")
