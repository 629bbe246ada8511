import shap
from tensorflow import keras

model = keras.Sequential([keras.layers.Dense(1)])
model.fit(X, y)
print(shap.TreeExplainer(model).shap_values(X))
