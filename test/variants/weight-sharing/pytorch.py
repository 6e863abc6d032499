# here: the variant

import copy

from safetensors.torch import save_file

assert model.head.weight is model.embed.weight
names = [name for name, _ in model.named_parameters()]
assert "embed.weight" in names and "head.weight" not in names
ids = torch.randint(0, 1000, (2, 5))
other = Model(vocabulary=1000, width=64, uses=6)
load_model(other, "model.safetensors")
assert other.head.weight is other.embed.weight
torch.testing.assert_close(other(ids), model(ids))
try:
    save_file(model.state_dict(), "refused.safetensors")
except RuntimeError as error:
    assert "share memory" in str(error)
else:
    raise AssertionError("save_file took shared tensors")
torch.save(model.state_dict(), "kept.pt")
kept = torch.load("kept.pt")
assert kept["head.weight"].data_ptr() == kept["embed.weight"].data_ptr()
assert copy.deepcopy(model).to(torch.float64).head.weight.shape == (1000, 64)
moved = copy.deepcopy(model).to(torch.float64)
assert moved.head.weight is moved.embed.weight

# all uses begin equal, and then differ
x = torch.randn(3, 64)
torch.testing.assert_close(model.mix(x, 0), model.mix(x, 5))
model(ids).square().mean().backward()
optimizer.step()
assert not torch.allclose(model.mix(x, 0), model.mix(x, 5))
