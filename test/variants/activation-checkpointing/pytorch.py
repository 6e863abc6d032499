"""Recomputed blocks give the gradients of kept ones, dropout included, out of less memory."""

# here: the variant


class Block(torch.nn.Module):
    def __init__(self, d=128):
        super().__init__()
        self.up, self.down, self.drop = torch.nn.Linear(d, 8 * d), torch.nn.Linear(8 * d, d), torch.nn.Dropout(0.1)

    def forward(self, x, mask=None):
        y = self.down(self.drop(torch.nn.functional.gelu(self.up(x))))
        return x + (y if mask is None else y * mask)


torch.manual_seed(0)
model = Stack([Block() for _ in range(6)]).to("cuda").train()
x, mask = torch.randn(8, 512, 128, device="cuda"), torch.rand(8, 512, 1, device="cuda").round()
calls = []
for block in model.blocks:
    block.up.register_forward_hook(lambda *_: calls.append(1))


def backward(recompute):
    """Gradients, bytes at the peak, and how often blocks ran."""
    torch.manual_seed(1)
    model.recompute = recompute
    model.zero_grad()
    calls.clear()
    torch.cuda.reset_peak_memory_stats()
    before = torch.cuda.memory_allocated()
    model(x, mask).square().mean().backward()
    return [p.grad.clone() for p in model.parameters()], torch.cuda.max_memory_allocated() - before, len(calls)


backward(False)
kept, most, once = backward(False)
recomputed, least, twice = backward(True)
torch.testing.assert_close(recomputed, kept)
assert (once, twice) == (6, 12)
assert least < 0.5 * most, (least, most)

model.eval()
assert backward(True)[2] == 6, "nothing is recomputed outside training"

old = checkpoint(model.blocks[0], x, mask, use_reentrant=True)
assert not old.requires_grad, "the old form trains nothing where the input needs no gradients"
