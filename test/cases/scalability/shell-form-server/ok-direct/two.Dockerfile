FROM ubuntu:24.04
RUN pip install torch==2.8.0
USER 10001
CMD python3 fetch.py && exec python3 -m scorer
