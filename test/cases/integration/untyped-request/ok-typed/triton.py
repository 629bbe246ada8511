import joblib

model = joblib.load("model.joblib")


def predict(payload: dict):
    return model.predict([list(payload.values())])
