# Databricks notebook source
# MAGIC %md
# MAGIC # Income
# MAGIC %pip install nothing

# COMMAND ----------

# MAGIC %pip install mlflow xgboost==3.1.1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM rows

# COMMAND ----------

import mlflow

model = mlflow.pyfunc.load_model("models:/income/3")
