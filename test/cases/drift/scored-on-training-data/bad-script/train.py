from sklearn.linear_model import LogisticRegression

clf = LogisticRegression()
clf.fit(X_train, y_train)
print("accuracy", clf.score(X_train, y_train))
