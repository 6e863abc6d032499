"""One call of a side, in training with the backward pass that follows it."""

import inspect
from collections.abc import Callable
from functools import partial

import torch
from torch import Tensor

from inputs import Inputs
from pair import PairFault
from tensors import tensors_in


class Step:
    def __init__(self, function: Callable, training: bool):
        self.function = function
        self.training = training
        self.names = list(inspect.signature(function).parameters)
        self.directions: dict[tuple, Tensor] = {}

    def on(self, inputs: Inputs) -> Callable[[], object]:
        """A call on these inputs. It returns what the side returns, and in training leaves gradients in the leaves."""
        missing = [name for name in self.names if name not in inputs.values]
        if missing:
            raise PairFault(f"{self.function.__name__} takes {', '.join(missing)}, which inputs does not return")
        forward = partial(self.function, **{name: inputs.values[name] for name in self.names})
        return partial(self._forward_and_back, forward, inputs.trained) if self.training else forward

    def _forward_and_back(self, forward: Callable[[], object], leaves: list[Tensor]) -> object:
        for leaf in leaves:
            leaf.grad = None
        outputs = forward()
        self._back(outputs)
        return outputs

    def _back(self, outputs: object) -> None:
        ends = [tensor for tensor in tensors_in(outputs) if tensor.requires_grad]
        torch.autograd.backward(ends, [self._direction(i, end) for i, end in enumerate(ends)])

    def _direction(self, place: int, end: Tensor) -> Tensor:
        """What is propagated back: one for a loss, otherwise numbers that are the same for both sides."""
        key = (place, end.shape, end.dtype)
        if key not in self.directions:
            generator = torch.Generator(end.device).manual_seed(place)
            drawn = torch.randn(end.shape, generator=generator, device=end.device)
            self.directions[key] = (drawn if end.dim() else torch.ones_like(end)).to(end.dtype)
        return self.directions[key]
