import tarfile
import zipfile

import torch

with tarfile.open("weights.tar.gz") as archive:
    archive.extractall("weights", filter="data")
with zipfile.ZipFile("weights.zip") as archive:
    archive.extractall("weights")
with tarfile.open("more.tar") as archive:
    archive.extractall("weights", members=safe_members(archive))
with tarfile.open("out.tar", "w") as archive:
    archive.add("weights")
state = torch.load("weights/model.pt", weights_only=True)
