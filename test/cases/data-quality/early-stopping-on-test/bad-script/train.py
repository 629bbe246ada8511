from xgboost import XGBRegressor

model = XGBRegressor(early_stopping_rounds=20, random_state=1)
model.fit(X_train, y_train, eval_set=[(X_test, y_test)])
print(model.score(X_test, y_test))
