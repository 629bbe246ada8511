import pandas as pd
from sklearn.linear_model import LogisticRegression

df = pd.read_csv("applicants.csv").drop(columns="ethnicity")
model = LogisticRegression()
model.fit(df.drop(columns="hired"), df["hired"])
