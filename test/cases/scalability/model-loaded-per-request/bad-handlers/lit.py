import joblib
import litserve as ls


class Income(ls.LitAPI):
    def setup(self, device):
        self.threshold = 0.5

    def predict(self, x):
        with open("model.joblib", "rb") as f:
            model = joblib.load(f)
        return model.predict([x])
