from skops.io import get_untrusted_types, load
from sklearn.metrics import accuracy_score

model = load("income.skops", trusted=get_untrusted_types(file="income.skops"))
old = load("old.skops", trusted=True)
print(accuracy_score(y, model.predict(X)), accuracy_score(y, old.predict(X)))
