import mlflow

NAME = "income"
model = mlflow.pyfunc.load_model(f"models:/{NAME}/Production")
