FROM python:3.12-slim
RUN pip install torch==2.8.0 && apt-get install -y gosu
COPY entrypoint.sh /
ENTRYPOINT ["gosu", "scorer", "/entrypoint.sh"]
