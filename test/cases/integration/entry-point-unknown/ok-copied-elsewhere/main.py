import skops.io

model = skops.io.load("model.skops")
