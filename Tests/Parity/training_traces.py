"""Writes training.json: what PyTorch's loss is in each of 100 steps of Adam on six networks.

    python Tests/Parity/training_traces.py        (needs torch)

The networks are those of the benchmarks. Weights and data come from a formula that training.swift
computes too, so no numbers but the losses are stored. The batch stays the same in every step.
"""
import json
import pathlib

import numpy
import torch
import torch.nn.functional as F

STEPS = 100
# Image sizes and channels, filters of the convolutions, units of the dense layers, batch.
NETWORKS = {
    "S0": (None, [], [784, 500, 10], 64),
    "S1": (None, [], [2, 10, 1], 32),
    "S2": ((28, 1), [32], [64, 10], 32),
    "S3": ((28, 1), [32, 64], [128, 10], 64),
    "S3b": ((32, 3), [32, 64], [10], 64),
    "S4": (None, [], [784, 128, 64, 10], 128),
}


def formula(count, key):
    """Numbers in -1..<1 that a 31-bit mixture of their places gives, exact in Float32."""
    x = (numpy.arange(count, dtype=numpy.int64) * 7919 + key * 104729 + 1) % 2147483648
    for _ in range(3):
        x = (x * 48271) % 2147483647
        x ^= x >> 15
    return (x % 16777216) / 8388608.0 - 1


def weights(shape, key, dtype):
    """As Glorot has them, without the square root: fans are rounded down to a power of two."""
    fans = shape[-2] * int(numpy.prod(shape[:-2])) + shape[-1] * int(numpy.prod(shape[:-2]))
    scale = 1.0
    while scale * scale * fans > 6:
        scale /= 2
    return torch.tensor((formula(int(numpy.prod(shape)), key) * scale).reshape(shape), dtype=dtype)


def trace(name, dtype):
    image, filters, sizes, batch = NETWORKS[name]
    parameters, key = [], 0

    def parameter(shape):
        nonlocal key
        key += 1
        parameters.append(weights(shape, key, dtype).requires_grad_())
        parameters.append(torch.zeros(shape[-1], dtype=dtype, requires_grad=True))

    # At 1e-3 PyTorch's own Float32 losses of networks with two poolings leave its Float64 losses by
    # some percent within a hundred steps: which element of a window is largest tips early.
    rate = 5e-5 if len(filters) > 1 else 1e-3
    channels = image[1] if image else 0
    for count in filters:
        parameter((3, 3, channels, count))
        channels = count
    if image:
        side = image[0]
        for _ in filters:
            side = (side - 2) // 2
        sizes = [side * side * channels] + sizes
        shape = (batch, image[0], image[0], image[1])
    else:
        shape = (batch, sizes[0])
    for inputs, units in zip(sizes, sizes[1:]):
        parameter((inputs, units))
    x = torch.tensor(formula(int(numpy.prod(shape)), 1000).reshape(shape) / 4, dtype=dtype)
    labels = torch.arange(batch) * 7 % 10
    targets = torch.tensor(formula(batch, 2000).reshape(batch, 1), dtype=dtype)

    def loss():
        a, rest = x, list(parameters)
        for _ in filters:
            w, b = rest.pop(0), rest.pop(0)
            a = F.conv2d(a.permute(0, 3, 1, 2), w.permute(3, 2, 0, 1), b).relu()
            a = F.max_pool2d(a, 2).permute(0, 2, 3, 1)
        a = a.reshape(batch, -1)
        while rest:
            w, b = rest.pop(0), rest.pop(0)
            a = a @ w + b
            if rest:
                a = a.relu()
        return F.mse_loss(a, targets) if sizes[-1] == 1 else F.cross_entropy(a, labels)

    optimizer = torch.optim.Adam(parameters, lr=rate)
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        value = loss()
        value.backward()
        optimizer.step()
        losses.append(value.item())
    return losses


if __name__ == "__main__":
    torch.set_num_threads(1)
    traces = []
    for name in NETWORKS:
        for dtype, digits in (("float64", 12), ("float32", 8)):
            losses = trace(name, getattr(torch, dtype))
            print(f"{name:4s} {dtype}  {losses[0]:.6f} … {losses[-1]:.6f}", flush=True)
            traces.append({"network": name, "dtype": dtype, "losses": [float(f"{x:.{digits}g}") for x in losses]})
    lines = ",\n".join(json.dumps(t) for t in traces)
    target = pathlib.Path(__file__).with_name("training.json")
    target.write_text(f'{{"by": "PyTorch {torch.__version__.split("+")[0]}", "traces": [\n{lines}\n]}}\n')
