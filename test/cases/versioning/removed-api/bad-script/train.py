import lightgbm as lgb
import tensorflow as tf
import xgboost as xgb
from transformers import Trainer, TrainingArguments, AdamW

args = TrainingArguments("out", evaluation_strategy="epoch", seed=1)
model = xgb.XGBClassifier()
model.fit(X, y, eval_set=[(a, b)], early_stopping_rounds=10)
booster = lgb.train(params, data, verbose_eval=10)
net = tf.keras.Sequential()
net.compile(tf.keras.optimizers.Adam(lr=0.01))
net.fit_generator(flow)
with tf.Session() as session:
    session.run(net)
