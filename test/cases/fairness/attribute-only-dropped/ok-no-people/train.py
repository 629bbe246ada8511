import pandas as pd
from sklearn.linear_model import LogisticRegression

abalone = pd.read_csv("abalone.csv")
X = abalone.drop(columns=["sex", "age", "rings"])
LogisticRegression().fit(X, abalone["rings"])
stack.drop("gender")
