import torch

# here: the variant

torch.manual_seed(0)
dense = torch.rand(50, 40) * (torch.rand(50, 40) < 0.2)
index = InvertedIndex(to_csc(dense.to_sparse()))
query = torch.rand(40) * (torch.rand(40) < 0.3)
terms = query.nonzero().flatten().numpy()
best, scores = index.search(terms, query.numpy()[terms], k=7)
expected = (dense @ query).topk(7)
assert best.tolist() == expected.indices.tolist()
np.testing.assert_allclose(scores, expected.values.numpy(), rtol=1e-5)
