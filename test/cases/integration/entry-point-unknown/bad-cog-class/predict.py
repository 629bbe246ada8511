import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self) -> None:
        self.model = torch.load("model.pt", weights_only=True)

    def predict(self, text: str = Input(description="a ticket")) -> float:
        return float(self.model(text))
