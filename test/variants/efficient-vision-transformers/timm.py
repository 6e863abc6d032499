"""Four maps at strides 4 to 32, and both other models take the sizes they were built for."""

import torch

images = torch.randn(1, 3, 224, 224)
# here: the variant

assert [f.shape[-1] for f in maps] == [56, 28, 14, 7]
assert backbone.feature_info.reduction() == [4, 8, 16, 32]
with torch.no_grad():
    assert plain(torch.randn(1, 3, 320, 256)).shape == (1, 1000)
    assert windows(torch.randn(1, 3, 448, 448)).shape == (1, 1000)
