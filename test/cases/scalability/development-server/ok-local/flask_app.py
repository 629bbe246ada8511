import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


if __name__ == "__main__":
    app.run(port=8080)
    app.run(host="127.0.0.1")
    worker.run(host="0.0.0.0")
