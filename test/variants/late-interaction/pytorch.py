# here: the variant

torch.manual_seed(0)
documents = [torch.nn.functional.normalize(torch.randn(n, 16), dim=-1) for n in (5, 9, 1, 30, 12)]
store = TokenStore("tokens.bin", documents)
query = torch.nn.functional.normalize(torch.randn(4, 16, device="cuda"), dim=-1)
candidates = torch.tensor([3, 0, 4])
got = store.max_sim(query, candidates)
expected = torch.stack([(query @ documents[i].to("cuda").T).amax(1).sum() for i in candidates.tolist()])
torch.testing.assert_close(got, expected, rtol=0, atol=0.05)
assert store.codes.numel() == 57 * 16 and store.codes.dtype == torch.int8
