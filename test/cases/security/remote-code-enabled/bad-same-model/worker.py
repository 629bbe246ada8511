import evaluate
from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer


class Worker:
    def __init__(self, model_path: str) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(model_path, trust_remote_code=True, use_fast=True)
        self.config = AutoConfig.from_pretrained(model_path, trust_remote_code=True)
        self.model = AutoModelForCausalLM.from_pretrained(
            model_path,
            config=self.config,
            trust_remote_code=True,
        )


metric = evaluate.load("bleu", trust_remote_code=True)
