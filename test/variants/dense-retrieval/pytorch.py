"""The cached gradient is that of the whole batch, and the loss of right vectors is small."""

import torch

# here: the variant

torch.manual_seed(0)
encoder = torch.nn.Sequential(torch.nn.Linear(16, 32), torch.nn.Tanh(), torch.nn.Linear(32, 8))
queries, passages = torch.randn(50, 16), torch.randn(80, 16)
whole = contrast(encoder(queries), encoder(passages))
whole.backward()
expected = [p.grad.clone() for p in encoder.parameters()]
encoder.zero_grad()
loss = cached_backward(encoder, queries, passages, chunk=16)
assert abs(loss - whole.item()) < 1e-5
assert all(torch.allclose(p.grad, e, atol=1e-5) for p, e in zip(encoder.parameters(), expected, strict=True))

vectors = torch.eye(50)
assert contrast(vectors, vectors) < 1e-3 < contrast(vectors, vectors.roll(1, 0))
q, p, n = torch.randn(3, 10, 8)
assert imitate(q, p, n, (q * p).sum(-1) - (q * n).sum(-1)) == 0
