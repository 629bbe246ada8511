from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

model = LogisticRegression().fit(X_train, y_train)
print(log_loss(y_test, model.predict(X_test)))
