import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline

df = pd.read_csv("churn.csv")
X_train, X_test, y_train, y_test = train_test_split(df, df["y"], random_state=1)
model = make_pipeline(columns, estimator)
model.fit(X_train, y_train)
a, b, c, d = train_test_split(df[features], df["y"], random_state=1)
train, test = train_test_split(df, stratify=df["y"], random_state=1)
