import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


DEBUG = os.environ.get("DEBUG") == "1"
# app.run(debug=True)
app.run(port=8080, debug=DEBUG)
app.run(port=8080, debug=False)
trainer = make_trainer()
trainer.run(debug=True)
