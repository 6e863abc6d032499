# here: the variant

torch.manual_seed(0)
models = [torch.nn.Sequential(torch.nn.Linear(4, 4), torch.nn.BatchNorm1d(4)).to("cuda") for _ in range(5)]
counts = [10, 40, 5, 25, 20]
average = Average()
for model, count in zip(models, counts):
    average.add(model.state_dict(), count)
expected = sum(m[0].weight.detach() * c for m, c in zip(models, counts)) / sum(counts)
torch.testing.assert_close(average.mean["0.weight"], expected)
assert "1.num_batches_tracked" not in average.mean and average.weight == 100

rest, received = torch.zeros(1000, device="cuda"), torch.zeros(1000, device="cuda")
change = torch.randn(1000, device="cuda")
for round in range(300):
    index, values = squeeze(change if round == 0 else torch.zeros_like(change), rest, share=0.01)
    assert values.numel() == 10 and values.dtype == torch.float16
    received.index_add_(0, index.long(), values.float())
torch.testing.assert_close(received + rest, change, rtol=1e-4, atol=1e-5)
assert rest.abs().max() < 1e-3, "in the end everything was sent"
