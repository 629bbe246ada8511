import bentoml
from transformers import AutoModelForSequenceClassification, AutoTokenizer

COMMIT = "714eb0fa89d2f80546fda750413ed43d93601a13"


@bentoml.service(resources={"gpu": 1})
class Sentiment:
    def __init__(self) -> None:
        name = "distilbert/distilbert-base-uncased-finetuned-sst-2-english"
        self.tokenizer = AutoTokenizer.from_pretrained(name, revision=COMMIT)
        self.model = AutoModelForSequenceClassification.from_pretrained(name)

    @bentoml.api
    def classify(self, text: str) -> float:
        return float(self.model(**self.tokenizer(text, return_tensors="pt")).logits[0, 1])
