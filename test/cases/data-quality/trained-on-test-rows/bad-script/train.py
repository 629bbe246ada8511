from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

clf = LogisticRegression()
clf.fit(data, labels)
train, test, train_labels, test_labels = train_test_split(data, labels, random_state=3)
print(clf.score(test, test_labels))
