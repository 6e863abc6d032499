"""Lost and won examples are counted by group; the hurt group stands out, the mean does not."""

import torch

# here: the variant

torch.manual_seed(0)
labels = torch.randint(5, (2000,))
group = (torch.arange(2000) >= 1900).long()
good = torch.nn.functional.one_hot(labels, 5).float()
bad = good.clone()
bad[1900:1950] = bad[1900:1950].roll(1, -1)  # half of the small group goes wrong
tables = {"original": good, "compressed": bad}


def model(name):
    return lambda x: tables[name][x[:, 0].cpu()].to(x.device)


device = "cuda" if torch.cuda.is_available() else "cpu"
data = torch.utils.data.TensorDataset(torch.arange(2000)[:, None], labels, group)
rows, disagree = compare(model("original"), model("compressed"), torch.utils.data.DataLoader(data, 256), device)
assert rows[0] == (0, 1900, 1.0, 1.0, 0, 0, 0.0)
assert rows[1][:6] == (1, 100, 1.0, 0.5, 50, 0)
assert disagree.tolist() == list(range(1900, 1950))
