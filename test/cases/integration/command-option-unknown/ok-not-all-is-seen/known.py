import argparse

import joblib
from sklearn.linear_model import SGDClassifier

parser = argparse.ArgumentParser()
parser.add_argument("--seed", type=int, default=7)
args, rest = parser.parse_known_args()
model = SGDClassifier(random_state=args.seed).fit(X, y)
joblib.dump(model, "model.joblib")
