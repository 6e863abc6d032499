import sys

import torch

if not hasattr(torch.nn.functional, "linear_cross_entropy"):
    print(f"torch {torch.__version__} has no linear_cross_entropy; not run")
    sys.exit(77)

torch.manual_seed(0)
device = "cuda" if torch.cuda.is_available() else "cpu"
hidden = torch.randn(4, 64, 32, device=device, requires_grad=True)
lm_head = torch.nn.Linear(32, 1000, bias=False, device=device)
labels = torch.randint(1000, (4, 64), device=device)
labels[:, :10] = -100

# here: the variant

plain = F.cross_entropy(lm_head(hidden).flatten(0, 1), labels.flatten(), ignore_index=-100)
torch.testing.assert_close(loss, plain)
places = (hidden, lm_head.weight)
for ours, exact in zip(torch.autograd.grad(loss, places), torch.autograd.grad(plain, places), strict=True):
    torch.testing.assert_close(ours, exact, rtol=1e-4, atol=1e-6)
