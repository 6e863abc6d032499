# here: the variant


class Block(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = torch.nn.Linear(16, 16)
        self.seen = None

    def forward(self, x, positions):
        self.seen = x.shape
        return x + self.linear(x).relu() + positions[..., None] * 0


torch.manual_seed(0)
layer = RoutedBlock(Block(), 16, share=0.5).to("cuda")
x = torch.randn(3, 10, 16, device="cuda", requires_grad=True)
positions = torch.arange(10, device="cuda").expand(3, -1)
y = layer(x, positions)
assert layer.block.seen == (3, 5, 16)
changed = (y != x).any(-1)
assert (changed.sum(1) <= 5).all() and changed.any()
chosen = layer.router(x).squeeze(-1).topk(5, dim=1).indices
assert all(set(changed[i].nonzero().flatten().tolist()) <= set(chosen[i].tolist()) for i in range(3))
y.square().sum().backward()
assert layer.router.weight.grad.abs().sum() > 0, "the router learns through its weight on the change"
