# here: the variant

places = []


class Looks(Attention):
    def attend(self, x, mask, positions, noise, bias):
        places.append({t.device for t in (x, mask, positions, noise, bias)})
        scores = x @ x.transpose(1, 2) + bias + positions.float() * 0
        return scores.masked_fill(~mask, float("-inf")).softmax(-1) @ (x + 0 * noise)


model = Looks(16).to("cuda")
x = torch.randn(2, 10, 8, device="cuda")
torch.cuda.set_sync_debug_mode("error")  # a copy from pageable memory would wait
out = model(x)
torch.cuda.set_sync_debug_mode("default")
assert places == [{x.device}]
torch.testing.assert_close(out[:, 0], x[:, 0])  # the first token sees itself alone
assert "mask" not in model.state_dict() and "mask" in dict(model.named_buffers())

torch.manual_seed(0)
there = torch.randn(4, device="cuda").cpu()
torch.manual_seed(0)
assert not torch.equal(there, torch.randn(4)), "each device has its own generator"

saved = torch.nn.Linear(8, 8).state_dict()
with torch.device("meta"):
    empty, masked = torch.nn.Linear(8, 8), Attention(16)
assert empty.weight.is_meta
empty.load_state_dict(saved, assign=True)
torch.testing.assert_close(empty.weight, saved["weight"], check_device=True)
masked.load_state_dict({}, assign=True)
assert masked.mask.is_meta, "what the checkpoint lacks stays without values"
