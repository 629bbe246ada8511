import pickle

import joblib
from sklearn.metrics import accuracy_score

model = joblib.load("/mnt/shared/income.joblib")
with open("/tmp/encoder.pkl", "rb") as f:
    encoder = pickle.load(f)
print(accuracy_score(y, model.predict(encoder.transform(X))))
