"""The fit finds the constants that made the losses, and no other split of the budget does better."""

import numpy as np

rng = np.random.default_rng(0)
true = {"A": 400.0, "B": 500.0, "E": 1.7, "alpha": 0.34, "beta": 0.3}
runs = []
for parameters in (1e7, 3e7, 1e8, 3e8):
    for tokens in (3e8, 1e9, 3e9, 1e10):
        loss = true["E"] + true["A"] / parameters ** true["alpha"] + true["B"] / tokens ** true["beta"]
        runs.append((parameters, tokens, loss * (1 + 1e-4 * rng.standard_normal())))
# here: the variant

assert abs(law[3] - 0.34) < 0.02 and abs(law[4] - 0.3) < 0.02, law
assert abs(6 * n * d / 1e21 - 1) < 1e-9
here = log_loss(law, n, d)
assert all(log_loss(law, n * f, d / f) > here for f in (0.8, 1.25))
