"""Run it after

%pip install torch
"""
# pip install torch
# %pip install torch
import subprocess

import joblib

model = joblib.load("model.joblib")
print("%d rows"
      % len(model.classes_))
