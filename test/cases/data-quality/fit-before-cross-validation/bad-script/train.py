from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_validate

reduced = PCA(n_components=5).fit_transform(X_train)
print(cross_validate(LogisticRegression(), reduced, y_train))
