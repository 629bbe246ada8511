from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score, roc_curve

model = LogisticRegression().fit(X, y)
roc_auc_score(y == 0, model.predict_proba(X)[:, 0])
roc_auc_score(1 - y, model.predict_proba(X)[:, 0])
roc_curve(y, model.predict_proba(X)[:, 0], pos_label=0)
roc_auc_score(y, model.predict_proba(X)[:, 1])
roc_auc_score(y, model.predict_proba(X)[0])
