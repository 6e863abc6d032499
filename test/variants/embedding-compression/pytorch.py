import torch

torch.manual_seed(0)
torch.set_default_device("cuda")
V = 1000
weight, ids = torch.randn(V, 16), torch.randint(0, V, (64,))
tower = torch.nn.Sequential(torch.nn.Linear(64, 32), torch.nn.ReLU(), torch.nn.Linear(32, 1))

# here: the variant

torch.testing.assert_close(x, F.one_hot(ids, V).float() @ weight, atol=1e-2, rtol=1e-2)

rows = torch.randint(0, table.num_embeddings, (256,))
before = table.weight[rows].detach().clone()
losses = []
for _ in range(5):
    loss = (tower(table(rows)) - 1).square().mean()
    loss.backward()
    gradient = table.weight.grad
    assert gradient.is_sparse and gradient.coalesce().indices().numel() == rows.unique().numel()
    for optimizer in (dense, sparse):
        optimizer.step()
        optimizer.zero_grad()
    losses.append(loss.item())
assert losses[-1] < losses[0]
assert (table.weight[rows] != before).any(1).all()
untouched = sparse.state[table.weight]["exp_avg"].any(1).sum()
assert untouched <= rows.unique().numel(), "rows that did not occur were not moved"

small = torch.nn.Embedding(10, 4, sparse=True)
small(torch.arange(3)).sum().backward()
torch.optim.SGD(small.parameters(), lr=0.1).step()
try:
    torch.optim.AdamW(small.parameters()).step()
except RuntimeError as error:
    assert "sparse" in str(error)
else:
    raise AssertionError("AdamW should refuse sparse gradients")

bag = torch.nn.EmbeddingBag.from_pretrained(weight, mode="sum")
torch.testing.assert_close(bag(ids.view(8, 8)), F.embedding(ids.view(8, 8), weight).sum(1))
