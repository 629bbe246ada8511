import joblib
from ray import serve


@serve.deployment(
    num_replicas=3,
    ray_actor_options={"num_cpus": 1},
    autoscaling_config=dict(min_replicas=1, max_replicas=4),
)
class Model:
    def __init__(self):
        self.model = joblib.load("model.joblib")
