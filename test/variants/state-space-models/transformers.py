import tiny
from transformers import Mamba2Config, Mamba2ForCausalLM

path = "mistralai/Mamba-Codestral-7B-v0.1"
words = tiny.tokenizer(path)
Mamba2ForCausalLM(
    Mamba2Config(
        vocab_size=len(words), hidden_size=32, num_heads=8, head_dim=8, state_size=16, n_groups=2, num_hidden_layers=2,
        chunk_size=32, pad_token_id=words.pad_token_id, eos_token_id=words.eos_token_id, bos_token_id=None,
    )
).save_pretrained(path)
prompts = ["short", "a somewhat longer prompt"]

# here: the variant

assert out.shape[0] == 2
assert inputs["input_ids"][0, 0].item() == words.pad_token_id, "padded on the left"
with torch.no_grad():
    alone = model(**tokenizer(prompts[0], return_tensors="pt").to(model.device)).logits[0, -1]
    together = model(**inputs).logits[0, -1]
torch.testing.assert_close(alone, together, atol=5e-2, rtol=5e-2)
