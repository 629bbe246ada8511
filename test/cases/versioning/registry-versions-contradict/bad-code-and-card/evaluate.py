import mlflow

model = mlflow.pyfunc.load_model("models:/income/6")
print(model.predict(frame))
