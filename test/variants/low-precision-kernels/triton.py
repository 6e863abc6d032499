import os

import torch

if not torch.cuda.is_available():
    os.environ["TRITON_INTERPRET"] = "1"
device = "cuda" if torch.cuda.is_available() else "cpu"

# here: the variant

torch.manual_seed(0)
for M, N, K, group in ((5, 96, 256, 128), (40, 130, 1024, 64)):
    w = torch.randn(N, K, device=device)
    packed, scales = pack(w, group)
    assert packed.shape == (N, K // 2) and packed.dtype == torch.uint8 and scales.shape == (N, K // group)
    codes = torch.cat([packed & 15, packed >> 4], 1).float() - 8
    expanded = (codes.view(N, -1, group) * scales[..., None]).view(N, K)
    assert (expanded - w).norm() < 0.15 * w.norm()
    x = torch.randn(M, K, device=device)
    kind = torch.float16 if device == "cuda" else torch.float32
    got = w4_linear(x.to(kind), packed, scales.to(kind)).float()
    torch.testing.assert_close(got, x @ expanded.T, rtol=2e-2, atol=0.3)
