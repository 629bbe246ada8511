from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

features_train, features_test = train_test_split(features, random_state=0)
labels_train, labels_test = train_test_split(labels, random_state=1)
Ridge().fit(features_train, labels_train)
