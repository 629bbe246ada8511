import joblib
import litserve as ls


class Income(ls.LitAPI):
    def setup(self, device):
        self.model = joblib.load("model.joblib")

    def predict(self, x):
        try:
            return self.model.predict([x])
        except Exception as error:
            print(error)
            return [0]
