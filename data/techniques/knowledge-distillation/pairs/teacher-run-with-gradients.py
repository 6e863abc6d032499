"""A distillation step whose teacher records a graph and gets gradients, against a teacher under no_grad."""

import torch
import torch.nn.functional as F
from torch import nn

KIND = "measured"
PATTERNS = ["teacher-run-with-gradients"]
RISK = "same"
SIZES = [
    {"layers": 8, "width": 128, "batch": 64},
    {"layers": 8, "width": 1024, "batch": 2048},
    {"layers": 8, "width": 4096, "batch": 8192},
]
CLASSES = 1000


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm, self.up, self.down = nn.LayerNorm(width), nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def forward(self, x):
        return x + self.down(F.gelu(self.up(self.norm(x))))


def inputs(size, device):
    """A teacher and a student of a quarter of its layers in bfloat16, the student's optimizer, and x (batch, width)."""
    width = size["width"]
    with device:
        teacher, student = (
            nn.Sequential(*(Block(width) for _ in range(layers)), nn.Linear(width, CLASSES)).bfloat16()
            for layers in (size["layers"], size["layers"] // 4)
        )
        x = torch.randn(size["batch"], width, dtype=torch.bfloat16)
    optimizer = torch.optim.SGD(student.parameters(), lr=1e-3)
    return {"teacher": teacher.eval(), "student": student, "optimizer": optimizer, "x": x}


def loss_of(scores, wanted):
    return F.kl_div(scores.log_softmax(dim=-1), wanted.softmax(dim=-1), reduction="batchmean")


def before(teacher, student, optimizer, x):
    optimizer.zero_grad()
    loss = loss_of(student(x), teacher(x))
    loss.backward()
    optimizer.step()
    return loss, [weight.grad for weight in student.parameters()]


def after(teacher, student, optimizer, x):
    optimizer.zero_grad()
    with torch.no_grad():
        wanted = teacher(x)
    loss = loss_of(student(x), wanted)
    loss.backward()
    optimizer.step()
    return loss, [weight.grad for weight in student.parameters()]
