import pandas as pd
from sklearn.linear_model import Ridge

rows = pd.read_csv("/home/lindqvist/income/data.csv")
other = pd.read_csv("/project/data/other.csv")
Ridge().fit(rows[["a"]], rows["y"])
