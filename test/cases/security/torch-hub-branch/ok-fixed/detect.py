import torch

model = torch.hub.load("pytorch/vision:v0.10.0", "resnet18", pretrained=True)
pinned = torch.hub.load("ultralytics/yolov5:915bbf294bb74c859f0b41f1c23bc395014ea679", "yolov5s")
local = torch.hub.load("models/yolov5", "custom", source="local", path="best.pt")
where = torch.hub.load(repository, "custom", source=source)
state = torch.hub.load_state_dict_from_url("https://download.pytorch.org/models/resnet18.pth")
# torch.hub.load("ultralytics/yolov5", "yolov5s")
