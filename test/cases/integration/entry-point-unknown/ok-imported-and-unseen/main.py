import skops.io
from routes import *

model = skops.io.load("model.skops")
