from torch import hub

REPO = "facebookresearch/dinov2"
model = hub.load(REPO, "dinov2_vits14", trust_repo=True)
