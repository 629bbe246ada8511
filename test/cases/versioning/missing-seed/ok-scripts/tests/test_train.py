from sklearn.ensemble import RandomForestClassifier


def test_fits():
    assert RandomForestClassifier().fit([[0.0], [1.0]], [0, 1])
