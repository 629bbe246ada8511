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
    row = connection.execute("SELECT age, income FROM customers WHERE id = ?", (customer,)).fetchone()
    other = connection.execute(f"SELECT age FROM customers WHERE id = {int(customer)}").fetchone()
    pool.execute(customer)
    return jsonify(label=int(model.predict([row + other])[0]))
