import gradio as gr
from transformers import AutoModelForCausalLM, AutoTokenizer

NAME = "your-username/support-assistant"

tokenizer = AutoTokenizer.from_pretrained(NAME)
model = AutoModelForCausalLM.from_pretrained(NAME)


def answer(prompt):
    inputs = tokenizer(prompt, return_tensors="pt")
    return tokenizer.decode(model.generate(**inputs, max_new_tokens=300)[0], skip_special_tokens=True)


gr.Interface(answer, "text", "text").launch()
