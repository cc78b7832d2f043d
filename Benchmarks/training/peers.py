"""Training steps of the same models as the .swift files here, in PyTorch, JAX and Keras.

    peers.py torch|jax|keras s0|s1|s2|s3|s3b|s4

Prints microseconds a step, the best of 5 rounds, and the library's version. Each is measured at its
best: PyTorch with its fused Adam, convolutions in both of its layouts; JAX with the whole step
jitted and its buffers donated; Keras by `fit`, on whichever backend it finds.
"""

import os
import sys
import time

# Units of the dense layers, batch; for images also side, channels and filters. A model without
# classes is fitted to numbers.
MODELS = {
    "s0": dict(units=[500, 10], batch=64, inputs=784),
    "s1": dict(units=[10, 1], batch=32, inputs=2),
    "s2": dict(units=[64, 10], batch=32, image=(28, 1), filters=[32]),
    "s3": dict(units=[128, 10], batch=64, image=(28, 1), filters=[32, 64]),
    "s3b": dict(units=[10], batch=64, image=(32, 3), filters=[32, 64]),
    "s4": dict(units=[128, 64, 10], batch=128, inputs=784),
}


def best(step, steps):
    for _ in range(5):
        step()
    shortest = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(steps):
            step()
        shortest = min(shortest, (time.perf_counter() - start) / steps)
    return shortest * 1e6


def sizes(model):
    """Inputs and units of the dense layers, after the convolutions have made images smaller."""
    if "image" not in model:
        return [model["inputs"]] + model["units"]
    side = model["image"][0]
    for _ in model["filters"]:
        side = (side - 2) // 2
    return [side * side * model["filters"][-1]] + model["units"]


def torch_time(model, steps):
    import torch
    from torch import nn

    def measure(layout):
        layers, channels = [], model.get("image", (0, 0))[1]
        for filters in model.get("filters", []):
            layers += [nn.Conv2d(channels, filters, 3), nn.ReLU(), nn.MaxPool2d(2)]
            channels = filters
        if layers:
            layers.append(nn.Flatten())
        for inputs, units in zip(sizes(model), model["units"]):
            layers += [nn.Linear(inputs, units), nn.ReLU()]
        network = nn.Sequential(*layers[:-1]).to(memory_format=layout)
        batch = model["batch"]
        if "image" in model:
            side, channels = model["image"]
            x = torch.rand(batch, channels, side, side).to(memory_format=layout)
        else:
            x = torch.rand(batch, model["inputs"])
        if model["units"][-1] == 1:
            y, criterion = torch.rand(batch, 1), nn.MSELoss()
        else:
            y, criterion = torch.arange(batch) * 7 % 10, nn.CrossEntropyLoss()
        optimizer = torch.optim.Adam(network.parameters(), 1e-3, fused=True)

        def step():
            optimizer.zero_grad()
            loss = criterion(network(x), y)
            loss.backward()
            optimizer.step()
            return loss.item()

        return best(step, steps)

    layouts = [torch.contiguous_format] + [torch.channels_last] * ("image" in model)
    return min(measure(layout) for layout in layouts), f"PyTorch {torch.__version__}"


def jax_time(model, steps):
    from functools import partial

    import jax
    import jax.numpy as jnp

    random = iter(jax.random.split(jax.random.key(1), 32))
    batch, filters = model["batch"], model.get("filters", [])
    parameters, channels = [], model.get("image", (0, 0))[1]
    for count in filters:
        weight = jax.random.normal(next(random), (3, 3, channels, count)) * (9 * channels) ** -0.5
        parameters.append((weight, jnp.zeros(count)))
        channels = count
    widths = sizes(model)
    for inputs, units in zip(widths, widths[1:]):
        weight = jax.random.normal(next(random), (inputs, units)) * inputs**-0.5
        parameters.append((weight, jnp.zeros(units)))
    if filters:
        side, channels = model["image"]
        x = jax.random.uniform(next(random), (batch, side, side, channels))
    else:
        x = jax.random.uniform(next(random), (batch, model["inputs"]))
    numbers = model["units"][-1] == 1
    y = jax.random.uniform(next(random), (batch, 1)) if numbers else jnp.arange(batch) * 7 % 10

    def loss(parameters):
        a = x
        for weight, bias in parameters[: len(filters)]:
            a = jax.lax.conv_general_dilated(
                a, weight, (1, 1), "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC")
            )
            a = jax.nn.relu(a + bias)
            a = jax.lax.reduce_window(
                a, -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID"
            )
        a = a.reshape(batch, -1)
        for weight, bias in parameters[len(filters) : -1]:
            a = jax.nn.relu(a @ weight + bias)
        a = a @ parameters[-1][0] + parameters[-1][1]
        if numbers:
            return jnp.mean((a - y) ** 2)
        return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(a), y[:, None], 1))

    @partial(jax.jit, donate_argnums=(0, 1, 2))
    def update(parameters, first, second, count):
        value, slope = jax.value_and_grad(loss)(parameters)
        first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, slope)
        second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, second, slope)
        scale, root = 1e-3 / (1 - 0.9**count), jnp.sqrt(1 - 0.999**count)
        parameters = jax.tree.map(
            lambda p, m, v: p - scale * m / (jnp.sqrt(v) / root + 1e-8), parameters, first, second
        )
        return parameters, first, second, value

    zeros = jax.tree.map(jnp.zeros_like, parameters)
    state = [parameters, zeros, jax.tree.map(jnp.copy, zeros), 0]

    def step():
        state[3] += 1
        state[0], state[1], state[2], value = update(*state[:3], float(state[3]))
        return float(value)

    return best(step, steps), f"JAX {jax.__version__}"


def keras_time(model, steps):
    os.environ["KERAS_BACKEND"] = next(
        name for name in ("tensorflow", "jax", "torch") if importable(name)
    )
    import keras
    import numpy
    from keras import layers

    batch, filters = model["batch"], model.get("filters", [])
    numbers = model["units"][-1] == 1
    side, channels = model.get("image", (0, 0))
    shape = (side, side, channels) if filters else (model["inputs"],)
    stack = []
    for count in filters:
        stack += [layers.Conv2D(count, 3, activation="relu"), layers.MaxPooling2D(2)]
    stack += [layers.Flatten()] * bool(filters)
    stack += [layers.Dense(units, activation="relu") for units in model["units"][:-1]]
    network = keras.Sequential([keras.Input(shape)] + stack + [layers.Dense(model["units"][-1])])
    criterion = "mse" if numbers else keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    network.compile(optimizer="adam", loss=criterion)
    count = batch * steps
    x = numpy.random.rand(count, *shape).astype("float32")
    y = numpy.random.rand(count, 1) if numbers else numpy.arange(count) * 7 % 10
    shortest = float("inf")
    for _ in range(4):
        start = time.perf_counter()
        network.fit(x, y, batch_size=batch, epochs=1, verbose=0)
        shortest = min(shortest, (time.perf_counter() - start) / steps)
    return shortest * 1e6, f"Keras {keras.__version__} on {keras.backend.backend()}"


def importable(name):
    import importlib.util

    return importlib.util.find_spec(name) is not None


if __name__ == "__main__":
    measure = {"torch": torch_time, "jax": jax_time, "keras": keras_time}[sys.argv[1]]
    model = MODELS[sys.argv[2]]
    steps = 200 if "inputs" in model else 40 if sys.argv[1] == "keras" else 20
    print(*measure(model, steps))
