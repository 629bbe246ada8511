import joblib
import ray
from ray import serve

HOST = "0.0.0.0"
ray.init(dashboard_host=HOST)


@serve.deployment
class Model:
    def __init__(self):
        self.model = joblib.load("model.joblib")
