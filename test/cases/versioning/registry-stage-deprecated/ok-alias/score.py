import mlflow
from mlflow import MlflowClient

client = MlflowClient()
client.set_registered_model_alias("income", "champion", 3)
model = mlflow.pyfunc.load_model("models:/income@champion")
other = mlflow.pyfunc.load_model("models:/income/3")
newest = mlflow.pyfunc.load_model("models:/income/latest")
board.transition_issue("Production")
