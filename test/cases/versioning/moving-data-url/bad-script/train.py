import pandas as pd
from sklearn.linear_model import Ridge

df = pd.read_csv("https://github.com/example/data/blob/main/a.csv?raw=true")
Ridge().fit(df[["a"]], df["b"])
