from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import r2_score

model = RandomForestRegressor(random_state=1).fit(X_train, y_train)
print(r2_score(model.predict(X_test), y_test))
