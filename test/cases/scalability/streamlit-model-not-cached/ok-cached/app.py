import joblib
import streamlit as st
from transformers import pipeline


@st.cache_resource
def load_model():
    return pipeline("summarization", model="./model")


def read():
    return joblib.load("scaler.joblib")


scaler = st.cache_resource(read)()
summarise = load_model()
st.write(summarise(st.text_area("Text")))
