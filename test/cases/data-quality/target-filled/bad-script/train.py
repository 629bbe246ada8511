import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

df = pd.read_csv("houses.csv")
df["price"] = df["price"].fillna(df["price"].median())
target = df.pop("price")
a, b, c, d = train_test_split(df, target, random_state=1)
Ridge().fit(a, c)
