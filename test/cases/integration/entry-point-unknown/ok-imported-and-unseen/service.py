import bentoml

from scoring import Scorer as Base

try:
    from scoring import Fast as Scorer
except ImportError:
    Scorer = Base

model = bentoml.sklearn.load_model("scorer:k3f7a2")
