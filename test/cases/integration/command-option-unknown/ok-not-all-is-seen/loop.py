import argparse

import joblib
from sklearn.linear_model import SGDClassifier

parser = argparse.ArgumentParser()
for name in ("seed", "epochs"):
    parser.add_argument("--" + name, type=int, default=7)
args = parser.parse_args()
model = SGDClassifier(random_state=args.seed).fit(X, y)
joblib.dump(model, "model.joblib")
