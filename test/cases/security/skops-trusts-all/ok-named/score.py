import skops.io as sio

TRUSTED = ["mypackage.Clip"]
print(sio.get_untrusted_types(file="income.skops"))
model = sio.load("income.skops", trusted=TRUSTED)
plain = sio.load("plain.skops")
other = sio.load("other.skops", trusted=["mypackage.Clip", "numpy.dtype"])
