"""Training steps of the same models as the .swift files here, in PyTorch and JAX.

    peers.py torch|jax s0|s1|s4

Prints microseconds a step, the best of 5 rounds of 200, and the library's version. PyTorch is
measured with its fused Adam, JAX with the whole step jitted and its buffers donated.
"""

import sys
import time

MODELS = {"s0": ([784, 500, 10], 64), "s1": ([2, 10, 1], 32), "s4": ([784, 128, 64, 10], 128)}
STEPS = 200


def best(step):
    for _ in range(5):
        step()
    shortest = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(STEPS):
            step()
        shortest = min(shortest, (time.perf_counter() - start) / STEPS)
    return shortest * 1e6


def torch_step(sizes, batch):
    import torch
    from torch import nn

    layers = []
    for inputs, units in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, units), nn.ReLU()]
    model = nn.Sequential(*layers[:-1])
    x = torch.rand(batch, sizes[0])
    if sizes[-1] == 1:
        y, criterion = torch.rand(batch, 1), nn.MSELoss()
    else:
        y, criterion = torch.arange(batch) * 7 % 10, nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), 1e-3, fused=True)

    def step():
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        return loss.item()

    return step, f"PyTorch {torch.__version__}"


def jax_step(sizes, batch):
    from functools import partial

    import jax
    import jax.numpy as jnp

    keys = jax.random.split(jax.random.key(1), len(sizes) + 1)
    parameters = [
        (jax.random.normal(key, (inputs, units)) * inputs**-0.5, jnp.zeros(units))
        for key, inputs, units in zip(keys, sizes, sizes[1:])
    ]
    x = jax.random.uniform(keys[-1], (batch, sizes[0]))
    numbers = sizes[-1] == 1
    y = jax.random.uniform(keys[-2], (batch, 1)) if numbers else jnp.arange(batch) * 7 % 10

    def loss(parameters):
        a = x
        for weight, bias in parameters[:-1]:
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

    return step, f"JAX {jax.__version__}"


if __name__ == "__main__":
    make = {"torch": torch_step, "jax": jax_step}[sys.argv[1]]
    step, version = make(*MODELS[sys.argv[2]])
    print(best(step), version)
