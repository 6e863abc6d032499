import numpy as np
import onnxscript  # noqa: F401, the exporter needs it
import torch
from torch import nn

network = nn.Sequential(
    nn.Conv2d(3, 16, 3, 2, 1), nn.ReLU(), nn.Conv2d(16, 2, 3, 2, 1), nn.Conv2d(2, 16, 3, 1, 1), nn.ReLU(), nn.Flatten(), nn.Linear(1024, 5)
).eval()
torch.onnx.export(network, (torch.randn(1, 3, 32, 32),), "model.onnx", input_names=["image"], output_names=["logits"], external_data=False)
image = np.random.default_rng(0).standard_normal((1, 3, 32, 32)).astype(np.float32)

import onnx as exported

convolutions = [node for node in exported.load("model.onnx").graph.node if node.op_type == "Conv"]
bottleneck_name = convolutions[1].output[0]

# here: the variant

assert features.shape == (1, 2, 8, 8)
assert cut in sizes and sizes[cut] == [1, 2, 8, 8]
np.testing.assert_allclose(logits, network(torch.from_numpy(image)).detach().numpy(), rtol=1e-3, atol=1e-5)
