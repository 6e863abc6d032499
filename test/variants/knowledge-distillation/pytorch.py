import torch
from tiny import causal_lm

teacher = causal_lm("teacher", hidden_size=128).cuda()
student = causal_lm("student", num_hidden_layers=1).cuda().train()
batch = torch.randint(0, 256, (2, 16), device="cuda")

# here: the variant

assert all(p.grad is None for p in teacher.parameters())
assert all(p.grad is not None for p in student.parameters())
assert teacher_logits.is_inference() and not teacher_logits.clone().is_inference()

p = (teacher_logits.flatten(0, 1) / 2).softmax(-1)
q = (student(batch).logits.flatten(0, 1) / 2).softmax(-1)
divergence = (p * (p / q).log()).sum(-1)
torch.testing.assert_close(loss, divergence.mean() * 4, rtol=1e-3, atol=1e-6)
alike = distillation_loss(teacher_logits.flatten(0, 1).clone(), teacher_logits.flatten(0, 1).clone(), 2.0)
assert alike.abs() < 1e-5

# What the page says of the other reduction: it divides by the vocabulary as well.
mean = F.kl_div(q.log(), p.log(), reduction="mean", log_target=True)
torch.testing.assert_close(mean * p.size(-1), divergence.mean(), rtol=1e-3, atol=1e-6)
