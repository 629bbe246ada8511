import joblib
import numpy as np
from sklearn.linear_model import LogisticRegression

from features import cluster

if __name__ == "__main__":
    np.random.seed(42)
    X = np.load("embeddings.npy")
    joblib.dump(LogisticRegression().fit(X, cluster(X, 8)), "model.joblib")
