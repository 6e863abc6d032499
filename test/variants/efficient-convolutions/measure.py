from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 64, 7, 4, 3, bias=False),
    nn.BatchNorm2d(64),
    nn.ReLU(inplace=True),
    nn.Conv2d(64, 128, 3, 2, 1, bias=False),
    nn.BatchNorm2d(128),
)

# here: the variant

assert m[0].weight.is_contiguous(memory_format=torch.channels_last) and t.median > 0
