from builtins import print as show

import torch
import torch.nn.functional as F
from tiny import causal_lm

teacher = causal_lm("teacher", hidden_size=1024, intermediate_size=4096, num_hidden_layers=12).cuda().eval()
student = causal_lm("student", num_hidden_layers=1).cuda().train()
batch = torch.randint(0, 256, (4, 512), device="cuda")
lines = []


@torch.compile
def distillation_loss(student_logits, teacher_logits, temperature):
    s = F.log_softmax(student_logits.float() / temperature, dim=-1)
    t = F.log_softmax(teacher_logits.float() / temperature, dim=-1)
    return F.kl_div(s, t, reduction="batchmean", log_target=True) * temperature**2


def print(*words):
    lines.append(words)
    show(*words)


# here: the variant

kept, no_grad, inference = (float(words[-1].split()[0]) for words in lines)
assert no_grad < kept / 2 and inference < kept / 2
