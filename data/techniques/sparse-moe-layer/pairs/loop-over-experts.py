"""Experts run one after another in a loop, against tokens sorted by expert and grouped_mm."""

import torch
import torch.nn.functional as F

KIND = "measured"
PATTERNS = ["loop-over-experts"]
RISK = "rounding"
SIZES = [
    {"experts": 32, "chosen": 4, "tokens": 16, "width": 1024, "hidden": 1024},
    {"experts": 32, "chosen": 4, "tokens": 1024, "width": 1024, "hidden": 1024},
    {"experts": 32, "chosen": 4, "tokens": 16384, "width": 1024, "hidden": 1024},
    {"experts": 32, "chosen": 4, "tokens": 131072, "width": 1024, "hidden": 1024},
]


def inputs(size, device):
    """x (tokens, width), chosen experts and their gates (tokens, chosen), and the weights of all experts in bfloat16."""
    experts, width, hidden = size["experts"], size["width"], size["hidden"]
    with device:
        gates, chosen = torch.randn(size["tokens"], experts).softmax(dim=-1).topk(size["chosen"])
        return {
            "x": torch.randn(size["tokens"], width, dtype=torch.bfloat16),
            "chosen": chosen,
            "gates": gates.bfloat16(),
            "w_up": torch.randn(experts, width, hidden, dtype=torch.bfloat16) * width**-0.5,
            "w_down": torch.randn(experts, hidden, width, dtype=torch.bfloat16) * hidden**-0.5,
        }


@torch.no_grad()
def before(x, chosen, gates, w_up, w_down):
    out = torch.zeros_like(x)
    for e in range(len(w_up)):
        rows, slot = torch.where(chosen == e)
        hidden = F.silu(x[rows] @ w_up[e])
        out[rows] += gates[rows, slot, None] * (hidden @ w_down[e])
    return out


@torch.no_grad()
def after(x, chosen, gates, w_up, w_down):
    flat = chosen.flatten()
    order = flat.argsort(stable=True)
    source = order // chosen.size(1)
    ids = torch.arange(len(w_up), device=x.device)
    ends = torch.searchsorted(flat[order], ids, right=True).to(torch.int32)
    hidden = F.silu(F.grouped_mm(x[source], w_up, offs=ends))
    out = F.grouped_mm(hidden, w_down, offs=ends) * gates.flatten()[order, None]
    return torch.zeros_like(x).index_add_(0, source, out)
