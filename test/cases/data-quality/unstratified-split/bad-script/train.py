from imblearn.under_sampling import RandomUnderSampler
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

a, b, c, d = train_test_split(X, make_labels(df), random_state=1)
a, c = RandomUnderSampler(random_state=1).fit_resample(a, c)
LogisticRegression().fit(a, c)
