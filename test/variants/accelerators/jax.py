"""Inputs of forty lengths are compiled for as many shapes as there are buckets."""

import jax
import jax.numpy as jnp

traces = []


def forward(params, ids):
    traces.append(ids.shape)
    return jax.nn.relu(params["in"][ids]) @ params["out"]


params = {"in": jnp.ones((32, 64), jnp.bfloat16), "out": jnp.ones((64, 64), jnp.bfloat16)}
inputs = [jnp.ones((2, 100 + i), jnp.int32) for i in range(40)]
# here: the variant

assert set(traces) == {(2, 128), (2, 256)}, traces
assert out.shape == (2, 256, 64)
assert cost["flops"] > 0
