import pandas as pd
from sklearn.linear_model import Ridge

df = pd.read_csv(
    "a.csv",
    on_bad_lines="skip",  # some lines have a comma too many
)
Ridge().fit(df[["a"]], df["b"])
