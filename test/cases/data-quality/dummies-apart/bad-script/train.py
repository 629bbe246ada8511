import pandas as pd
from sklearn.linear_model import Ridge

model = Ridge().fit(pd.get_dummies(X_train), y_train)
print(model.score(pd.get_dummies(X_test), y_test))
