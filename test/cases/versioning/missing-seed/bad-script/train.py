import argparse

import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split


def train(path: str, depth: int) -> float:
    rows = pd.read_csv(path)
    X_train, X_test, y_train, y_test = train_test_split(
        rows.drop(columns="y"),
        rows["y"],
        test_size=0.2,
    )
    model = RandomForestClassifier(max_depth=depth)
    model.fit(X_train, y_train)
    return model.score(X_test, y_test)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    arguments = parser.parse_args()
    print(train(arguments.data, 6))
