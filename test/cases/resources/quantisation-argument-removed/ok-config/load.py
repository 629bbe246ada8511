from transformers import AutoModelForCausalLM, BitsAndBytesConfig
from unsloth import FastLanguageModel

config = BitsAndBytesConfig(load_in_4bit=True)
model = AutoModelForCausalLM.from_pretrained("./model", quantization_config=config)
plain = AutoModelForCausalLM.from_pretrained("./model", load_in_8bit=False)
fast, tokenizer = FastLanguageModel.from_pretrained("./model", load_in_4bit=True)
maybe = AutoModelForCausalLM.from_pretrained("./model", load_in_4bit=small)
