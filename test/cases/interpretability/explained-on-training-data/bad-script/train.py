from sklearn.inspection import permutation_importance
from sklearn.linear_model import Ridge

model = Ridge().fit(train_features, train_labels)
print(permutation_importance(model, train_features, train_labels))
