# %%
# !pip install torch>=2.9
!pip install --quiet scikit-learn>=1.7.2

# %%
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

X, y = load_iris(return_X_y=True)
model = LogisticRegression(max_iter=500).fit(X, y)
