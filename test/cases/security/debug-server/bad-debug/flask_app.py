import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


def main():
    app.run(
        host="0.0.0.0",
        port=8080,
        debug=True,
    )
