import numpy as np
import onnxscript  # noqa: F401, the exporter needs it
import torch
from torch import nn

torch.manual_seed(0)
network = nn.Sequential(nn.Linear(256, 512), nn.ReLU(), nn.Linear(512, 256), nn.ReLU(), nn.Linear(256, 10)).eval()
torch.onnx.export(
    network, (torch.randn(1, 256),), "model.onnx", input_names=["x"], output_names=["y"], external_data=False
)
generator = np.random.default_rng(0)
calibration = [generator.standard_normal((1, 256)).astype(np.float32) for _ in range(32)]
x = calibration[0]

# here: the variant

from pathlib import Path

wanted = network(torch.from_numpy(x)).detach().numpy()
fixed = InferenceSession("static.onnx", providers=["CPUExecutionProvider"]).run(None, {"x": x})
for name, got in (("dynamic", outputs[0]), ("static", fixed[0])):
    assert np.linalg.norm(got - wanted) / np.linalg.norm(wanted) < 0.1, name
    assert Path(f"{name}.onnx").stat().st_size < 0.4 * Path("model.onnx").stat().st_size, name
