from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

train, test = train_test_split(df, random_state=0)
train, val = train_test_split(train, random_state=0)
X_train, X_test = train_test_split(X, shuffle=False)
y_train, y_test = train_test_split(y, shuffle=False)
Ridge().fit(train, val)
