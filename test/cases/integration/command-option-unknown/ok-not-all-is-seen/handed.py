import argparse

import joblib
from sklearn.linear_model import SGDClassifier

from common import add_training_options

parser = argparse.ArgumentParser()
parser.add_argument("--seed", type=int, default=7)
add_training_options(parser)
args = parser.parse_args()
model = SGDClassifier(random_state=args.seed).fit(X, y)
joblib.dump(model, "model.joblib")
