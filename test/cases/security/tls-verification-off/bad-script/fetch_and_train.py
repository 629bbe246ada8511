import io
import ssl

import pandas as pd
import requests
from sklearn.linear_model import LogisticRegression

ssl._create_default_https_context = ssl._create_unverified_context


def main():
    text = requests.get("https://data.example.org/income.csv", verify=False, timeout=30).text
    rows = pd.read_csv(io.StringIO(text))
    LogisticRegression().fit(rows.drop(columns="y"), rows["y"])


if __name__ == "__main__":
    main()
