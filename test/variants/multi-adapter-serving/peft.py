import torch
from peft import LoraConfig, get_peft_model
from tiny import causal_lm, tokenizer

base_path = "base"
for seed, name in enumerate(("acme", "globex")):
    torch.manual_seed(seed)
    adapted = get_peft_model(
        causal_lm(base_path),
        LoraConfig(r=4, target_modules="all-linear", task_type="CAUSAL_LM", init_lora_weights=False),
    )
    adapted.save_pretrained(f"adapters/{name}")
    del adapted
base = causal_lm(base_path)
tokenizer = tokenizer(base_path)
tokenizer.padding_side = "left"
prompts = ["first prompt", "the second", "and a third one"]

# here: the variant

new = tokens[:, inputs["input_ids"].shape[1] :]
assert new.shape[0] == 3
for row, name in enumerate(["acme", None, "globex"]):
    one = {key: value[row : row + 1] for key, value in inputs.items()}
    with torch.no_grad():
        if name is None:
            with model.disable_adapter():
                logits = model(**one).logits
        else:
            model.set_adapter(name)
            logits = model(**one).logits
        mixed = model(**inputs, adapter_names=["acme", "__base__", "globex"]).logits
    torch.testing.assert_close(mixed[row, -1], logits[0, -1], rtol=1e-3, atol=1e-4)
