"""One call of a side, in training with the backward pass that follows it."""

import inspect
from collections.abc import Callable

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

    def __call__(self, inputs: Inputs) -> object:
        """What the side returns. In training the gradients lie in the leaves afterwards, and in nothing else."""
        if self.training:
            for leaf in inputs.trained:
                leaf.grad = None
        missing = [name for name in self.names if name not in inputs.values]
        if missing:
            raise PairFault(f"{self.function.__name__} takes {', '.join(missing)}, which inputs does not return")
        outputs = self.function(**{name: inputs.values[name] for name in self.names})
        if self.training:
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
            drawn = torch.randn(end.shape, generator=generator, device=end.device) if end.dim() else torch.ones_like(end)
            self.directions[key] = drawn.to(end.dtype)
        return self.directions[key]
