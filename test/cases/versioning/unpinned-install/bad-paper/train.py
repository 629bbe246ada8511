# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Income
# We install with `%pip install torch`:
# %pip install nothing

# %%
# %pip install -q evaluate "datasets>=2"
# !pip install shap==0.48.0

# %%
from sklearn.linear_model import LogisticRegression

model = LogisticRegression().fit(X, y)
