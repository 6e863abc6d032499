import torch
import torch.nn.functional as F


def experts(x, chosen, gates, w_up, w_down):
    flat = chosen.flatten()
    order = flat.argsort(stable=True)
    source = order // chosen.size(1)
    ids = torch.arange(w_up.size(0), device=x.device)
    ends = torch.searchsorted(flat[order], ids, right=True).to(torch.int32)
    hidden = F.silu(F.grouped_mm(x[source], w_up, offs=ends))
    out = F.grouped_mm(hidden, w_down, offs=ends) * gates.flatten()[order, None]
    return torch.zeros_like(x).index_add_(0, source, out)


# here: the variant
