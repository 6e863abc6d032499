# here: the variant

assert set(latency) == set(names) and all(ms > 0 for ms in latency.values())
assert timm.create_model("hardcorenas_c").eval()(x).shape == (1, 1000)
