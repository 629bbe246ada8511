from transformers import AutoModelForCausalLM, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("./model")
model = AutoModelForCausalLM.from_pretrained("./model", load_in_4bit=True, bnb_4bit_quant_type="nf4")
again = AutoModelForCausalLM.from_pretrained("./model", load_in_4bit=True)
