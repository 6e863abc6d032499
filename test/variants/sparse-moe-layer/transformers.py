from transformers import Qwen3MoeConfig, Qwen3MoeForCausalLM

Qwen3MoeForCausalLM(
    Qwen3MoeConfig(
        vocab_size=260, hidden_size=64, moe_intermediate_size=32, intermediate_size=64, num_hidden_layers=2,
        num_attention_heads=4, num_key_value_heads=2, head_dim=16, num_experts=8, num_experts_per_tok=2,
    )
).save_pretrained("Qwen/Qwen3-30B-A3B")

# here: the variant

assert model.config._experts_implementation == "grouped_mm"
ids = torch.randint(0, 256, (2, 32), device=model.device)
with torch.no_grad():
    ours = model(ids).logits
    for other in ("eager", "batched_mm"):
        model.set_experts_implementation(other)
        torch.testing.assert_close(model(ids).logits, ours, rtol=5e-2, atol=2e-2)
