import numpy as np
from numpy.random import default_rng
from sklearn.linear_model import Ridge

np.random.seed(7)
X = default_rng().normal(size=(100, 2))
Ridge().fit(X, X[:, 0])
