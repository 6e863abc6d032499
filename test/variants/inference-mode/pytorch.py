import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(*(layer for _ in range(8) for layer in (nn.Linear(256, 256), nn.GELU(), nn.Dropout(0.5)))).cuda()
loss_fn = nn.functional.mse_loss
loader = [(torch.randn(8192, 256, device="cuda"), torch.randn(8192, 256, device="cuda")) for _ in range(3)]

# here: the variant

assert running.grad_fn is None and not running.requires_grad
assert loss.grad_fn is not None


def peak(call):
    """The result of a call and the most bytes that it took on top of what was there."""
    model.zero_grad()
    torch.cuda.synchronize()
    before = torch.cuda.memory_allocated()
    torch.cuda.reset_peak_memory_stats()
    result = call()
    torch.cuda.synchronize()
    return result, torch.cuda.max_memory_allocated() - before


def with_graph():
    model.eval()
    return sum(loss_fn(model(x), y) for x, y in loader).item() / len(loader)


del loss
plain, plain_bytes = peak(with_graph)
found, found_bytes = peak(lambda: evaluate(model, loader))
assert abs(found - plain) < 1e-5 * plain
assert model.training
assert found_bytes < plain_bytes / 4, (found_bytes, plain_bytes)

with torch.inference_mode():
    made = model(x)
try:
    loss_fn(model(x), made)
except RuntimeError as error:
    assert "Inference tensors cannot be saved for backward" in str(error)
else:
    raise AssertionError("an inference tensor went into a loss")
with torch.no_grad():
    made = model(x)
loss_fn(model(x), made).backward()
