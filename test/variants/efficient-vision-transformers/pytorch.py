"""Windows are taken apart and put together again, and each form sees what it should."""

import torch

# here: the variant

torch.manual_seed(0)
x = torch.randn(2, 8, 12, 16)
assert torch.equal(from_windows(in_windows(x, 4), 4, 2, 8, 12), x)
assert torch.equal(in_windows(x, 4)[1], x[0, :4, 4:8].reshape(16, 16))

layers = {
    "windows": ImageAttention(16, 4, window=4),
    "reduced": ImageAttention(16, 4, reduce=2),
    "all": ImageAttention(16, 4),
}
changed = x.clone()
changed[:, 0, 0] += 1
for name, layer in layers.items():
    y = layer(x)
    assert y.shape == x.shape
    moved = (layer(changed) - y).abs().amax(-1)[0] > 1e-7
    assert moved[:4, :4].all()
    assert moved[4:].any() == moved[:, 4:].any() == (name != "windows"), name
