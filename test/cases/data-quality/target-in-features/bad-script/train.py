import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

df = pd.read_csv("churn.csv")
train, test, train_y, test_y = train_test_split(df, df["y"].values, random_state=1)
clf = LogisticRegression()
clf.fit(train, train_y)
