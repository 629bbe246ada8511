import numpy as np
from mylib import load_boston, plot_roc_curve
from torch.utils.tensorboard import SummaryWriter
from sklearn.linear_model import LinearRegression


class np2:
    NaN = 1


model = LinearRegression(**{"normalize": True})
model.fit(load_boston(), np2.NaN)
plot_roc_curve(model, sparse=True)
