import torch
from cog import BasePredictor, Input, Path


class Predictor(BasePredictor):
    def setup(self) -> None:
        self.model = torch.load(
            "weights/model.pt",
            map_location="cpu",
            weights_only=False,
        )

    def predict(self, image: Path = Input(description="Image")) -> str:
        return self.model(image)
