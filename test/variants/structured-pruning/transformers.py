from tiny import causal_lm

whole = causal_lm("Qwen/Qwen3-0.6B", intermediate_size=256)
calibration_texts = ["some text", "and a little more of it"]

# here: the variant

assert size == 192
again = AutoModelForCausalLM.from_pretrained("pruned", dtype=torch.float32)
ids = torch.arange(12)[None]
with torch.no_grad():
    torch.testing.assert_close(again(ids).logits, model(ids).logits)
    assert again.model.layers[0].mlp.up_proj.weight.shape == (192, 64)
    for mlp, small in zip((layer.mlp for layer in whole.model.layers), mlps, strict=True):
        score = seen[small.down_proj] * mlp.down_proj.weight.norm(dim=0)
        mlp.up_proj.weight[score.topk(64, largest=False).indices] = 0
    torch.testing.assert_close(whole(ids).logits, model(ids).logits, atol=1e-4, rtol=1e-4)
