import joblib
from ray import serve


@serve.deployment(num_replicas="auto", autoscaling_config={"min_replicas": 1, "max_replicas": 4})
class Auto:
    def __init__(self):
        self.model = joblib.load("model.joblib")


@serve.deployment(num_replicas=2)
class Fixed:
    pass


@serve.deployment(num_replicas=2, autoscaling_config=None)
class Off:
    pass
