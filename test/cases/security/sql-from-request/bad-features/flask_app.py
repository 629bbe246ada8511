import os
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


import sqlite3

connection = sqlite3.connect("features.db")


@app.route("/score")
def score():
    customer = request.args["customer"]
    query = "SELECT age, income FROM customers WHERE id = '%s'" % customer
    row = connection.execute(query).fetchone()
    return jsonify(label=int(model.predict([row])[0]))
