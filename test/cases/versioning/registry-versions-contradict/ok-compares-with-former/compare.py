import mlflow

former = mlflow.pyfunc.load_model("models:/income/6")
served = mlflow.pyfunc.load_model("models:/income/7")
