import mlflow

model = mlflow.pyfunc.load_model("models:/income/6")
other = mlflow.pyfunc.load_model("models:/spending/2")
alias = mlflow.pyfunc.load_model("models:/income@champion")
