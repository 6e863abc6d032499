from tiny import causal_lm, tokenizer

causal_lm("Qwen/Qwen3-0.6B")
tokenizer = tokenizer("words")
tokenizer.add_tokens(["<new>"])

# here: the variant

from safetensors import safe_open

assert tied
assert model.get_output_embeddings().weight is model.get_input_embeddings().weight
assert model.get_input_embeddings().weight.shape[0] == len(tokenizer)
assert model._tied_weights_keys == {"lm_head.weight": "model.embed_tokens.weight"}
model.save_pretrained("again")
with safe_open("again/model.safetensors", "pt") as file:
    assert "lm_head.weight" not in file.keys()
apart = AlbertModel(AlbertConfig(num_hidden_layers=12, num_hidden_groups=12, hidden_size=64, intermediate_size=64, num_attention_heads=4))
together = AlbertModel(AlbertConfig(num_hidden_layers=12, num_hidden_groups=1, hidden_size=64, intermediate_size=64, num_attention_heads=4))
assert len(shared.encoder.albert_layer_groups) == 1
assert sum(p.numel() for p in together.encoder.parameters()) < sum(p.numel() for p in apart.encoder.parameters()) / 4
