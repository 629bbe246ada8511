"""A web shop: other tools look after it."""
from flask import Flask

app = Flask(__name__)
app.secret_key = "fR7-kq2_Lw9zTx4BmV8s"
