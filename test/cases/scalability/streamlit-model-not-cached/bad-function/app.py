import streamlit as st
from transformers import pipeline


def load_model():
    return pipeline("summarization", model="./model")


summarise = load_model()
text = st.text_area("Text")
if st.button("Summarise"):
    st.write(summarise(text))
