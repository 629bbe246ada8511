import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


from flask_cors import CORS

CORS(app)
CORS(app, origins=["https://app.example.org"], supports_credentials=True)
