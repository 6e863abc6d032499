import torch

# here: the variant

torch.manual_seed(0)
queries, corpus = torch.randn(7, 32, device="cuda"), torch.randn(1000, 32).half()
found, where = search(queries, corpus, 10, rows=64)
wanted, places = (queries @ corpus.cuda().float().T).topk(10)
assert torch.equal(where, places)
torch.testing.assert_close(found, wanted)

few, places = search(queries, corpus[:90], 40, rows=50)  # pieces smaller than k
assert places.sort(1).values.diff().min() > 0 and few.isfinite().all()

large, queries = torch.randn(2**20, 32, device="cuda"), torch.randn(2048, 32, device="cuda")
torch.cuda.synchronize()
torch.cuda.reset_peak_memory_stats()
before = torch.cuda.memory_allocated()
search(queries, large, 10, rows=2**14)
assert torch.cuda.max_memory_allocated() - before < 4 * 2**20 * 2048 / 8, "all scores would be 8 GiB"
