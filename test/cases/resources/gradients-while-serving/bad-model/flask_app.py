import torch
from flask import Flask, jsonify, request

from network import Net

app = Flask(__name__)
net = Net()
net.load_state_dict(torch.load("net.pt", weights_only=True))
net.eval()


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(net(torch.tensor(request.json["row"])).tolist())
