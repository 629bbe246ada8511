import argparse

import joblib
from sklearn.linear_model import SGDClassifier

def parse():
    parser = argparse.ArgumentParser(description="trains the scorer")
    parser.add_argument("data")
    group = parser.add_argument_group("training")
    group.add_argument("--epochs", type=int, default=10)
    group.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


args = parse()
model = SGDClassifier(random_state=args.seed).fit(X, y)
joblib.dump(model, "model.joblib")
