import gradio as gr
import os
from transformers import pipeline

classify = pipeline("text-classification", model="./model")


demo = gr.Interface(fn=classify, inputs="text", outputs="label")
demo.launch(share=True, auth=(os.environ["DEMO_USER"], os.environ["DEMO_PASSWORD"]))
demo.launch(share=False)
demo.launch(share=os.environ.get("SHARE") == "1")
rocket.launch(share=True)
