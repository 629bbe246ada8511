from sklearn.tree import DecisionTreeClassifier

tree = DecisionTreeClassifier(random_state=1).fit(X, y)
print(dict(zip(names, tree.feature_importances_)))
