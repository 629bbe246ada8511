import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


if __name__ == "__main__":
    app.run(host="localhost", port=5000, debug=True)
