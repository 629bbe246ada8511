import gradio as gr
import os
from transformers import pipeline

classify = pipeline("text-classification", model="./model")


with gr.Blocks() as demo:
    text = gr.Textbox()
    label = gr.Label()
    text.submit(classify, text, label)

demo.queue().launch(
    server_name="0.0.0.0",
    share=True,
)
