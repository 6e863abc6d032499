import os

import jax.numpy as jnp

folder, steps = os.path.abspath("checkpoints"), 450
state = {"w": jnp.zeros(4), "count": jnp.array(0)}


def train_step(state, batch):
    return {"w": state["w"] + batch, "count": state["count"] + 1}


def batch_at(step):
    return jnp.float32(step)


# here: the variant

assert int(state["count"]) == 450
with ocp.CheckpointManager(folder, options=options) as manager:
    assert manager.latest_step() == 400, manager.latest_step()
    saved = manager.restore(400, args=ocp.args.StandardRestore(state))
    assert int(saved["count"]) == 401
    assert list(manager.all_steps()) == [200, 400]
