import pickle

from flask import Flask, request
from sklearn.pipeline import Pipeline

app = Flask(__name__)
with open("/srv/model.pkl", "rb") as handle:
    model: Pipeline = pickle.load(handle)


@app.route("/predict", methods=["POST"])
def predict():
    return {"y": model.predict(request.get_json()).tolist()}
