from sklearn.cluster import MiniBatchKMeans
from sklearn.ensemble import RandomForestClassifier


def cluster(embeddings, k):
    return MiniBatchKMeans(n_clusters=k).fit_predict(embeddings)


def forest(X, y):
    return RandomForestClassifier().fit(X, y)
