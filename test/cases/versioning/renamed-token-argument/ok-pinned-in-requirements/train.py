from datasets import load_dataset
from sklearn.linear_model import LogisticRegression

rows = load_dataset("data/private", use_auth_token=True)["train"].to_pandas()
LogisticRegression().fit(rows[["age"]], rows["label"])
