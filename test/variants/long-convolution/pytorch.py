# here: the variant

torch.manual_seed(0)
layer = LongConvolution(6, 50).to("cuda")
x = torch.randn(2, 6, 41, device="cuda", requires_grad=True)


def plain(x):
    padded = torch.nn.functional.pad(x, (x.shape[-1] - 1, 0))
    return torch.nn.functional.conv1d(padded, layer.filter[:, : x.shape[-1]].flip(-1)[:, None], groups=6)


torch.testing.assert_close(layer(x), plain(x), rtol=1e-4, atol=1e-5)
gradients = [torch.autograd.grad(f(x).square().sum(), layer.filter)[0] for f in (layer, plain)]
torch.testing.assert_close(*gradients, rtol=1e-4, atol=1e-4)
layer.eval()
with torch.no_grad():
    torch.testing.assert_close(layer(x), plain(x), rtol=1e-4, atol=1e-5)
    kept = layer.spectrum[1]
    layer(x)
    assert layer.spectrum[1] is kept, "transformed once"
    torch.testing.assert_close(layer(x[..., :13]), plain(x[..., :13]), rtol=1e-4, atol=1e-5)
changed = x.detach().clone()
changed[..., 20:] += 1
torch.testing.assert_close(layer(changed)[..., :20], layer(x)[..., :20], rtol=1e-4, atol=1e-5)
layer.train()
with torch.no_grad():
    layer(x)
    layer.filter.mul_(2)
layer.eval()
torch.testing.assert_close(layer(x), plain(x), rtol=1e-4, atol=1e-5)
