import torch

model = torch.nn.Linear(100, 300, bias=False).to("cuda", torch.bfloat16)
batch = torch.randn(64, 100, device="cuda", dtype=torch.bfloat16)
with torch.no_grad():
    expected = model(batch)

# here: the variant

assert torch.cuda.tunable.is_enabled() and not torch.cuda.tunable.tuning_is_enabled()
with torch.no_grad():
    torch.testing.assert_close(model(batch), expected, rtol=2e-2, atol=2e-2)
assert torch.cuda.tunable.get_filename().startswith("products")
