# here: the variant

torch.manual_seed(0)
head = PaddedHead(32, 257).to("cuda")
assert head.weight.shape == (320, 32) and up(64) == 64 and up(65) == 128
x, target = torch.randn(3, 5, 32, device="cuda", requires_grad=True), torch.randint(257, (3, 5), device="cuda")
plain = F.cross_entropy(F.linear(x, head.weight[:257]).flatten(0, -2), target.flatten())
torch.testing.assert_close(head(x, target), plain)
(gradient,) = torch.autograd.grad(head(x, target), head.weight)
assert gradient[257:].abs().max() == 0 and gradient[:257].abs().max() > 0
