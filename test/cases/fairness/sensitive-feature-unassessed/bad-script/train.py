import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

df = pd.read_csv("income.csv")
features = ["hours_per_week", "race"]
X_train, X_test, y_train, y_test = train_test_split(df[features], df["income"], random_state=42)
model = LogisticRegression().fit(X_train, y_train)
y_pred = model.predict(X_test)
print(accuracy_score(y_test, y_pred))


def export(path):
    model.export(path)
