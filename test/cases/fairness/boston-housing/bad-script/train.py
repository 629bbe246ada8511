from tensorflow.keras.datasets import boston_housing
from tensorflow import keras

(x, y), (a, b) = boston_housing.load_data()
model = keras.Sequential()
model.fit(x, y)
