import torch
from tiny import causal_lm

whole = causal_lm("whole", num_hidden_layers=4).to("cuda")
shallow = causal_lm("shallow", num_hidden_layers=4).to("cuda")
shallow.model.layers = shallow.model.layers[:3]
shallow.config.num_hidden_layers = 3
torch.manual_seed(0)
batch = {"input_ids": torch.randint(0, 250, (4, 32), device="cuda")}
loader = [batch] * 30


def distance(model):
    with torch.no_grad():
        a, b = (m(**batch).logits.log_softmax(-1) for m in (model, whole))
    return torch.nn.functional.kl_div(a, b, log_target=True, reduction="batchmean").item()


before = distance(shallow)

# here: the variant

assert distance(healed) < before, (distance(healed), before)
assert not any("lora" in name for name, _ in healed.named_parameters())
