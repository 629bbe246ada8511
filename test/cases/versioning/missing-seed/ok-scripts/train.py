import argparse

from sklearn.ensemble import RandomForestClassifier


def train(X, y, seed: int):
    return RandomForestClassifier(random_state=seed).fit(X, y)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=42)
    train([[0.0], [1.0]], [0, 1], parser.parse_args().seed)
