"""The operations of operations.swift in NumPy; prints name,microseconds, the best of forty."""

import time

import numpy as np

generator = np.random.default_rng(1)
x = generator.standard_normal((1000, 1000), dtype=np.float32)
row = generator.standard_normal(1000, dtype=np.float32)
a = generator.standard_normal((512, 512), dtype=np.float32)
b = generator.standard_normal((512, 512), dtype=np.float32)
indices = np.arange(1000) * 377 % 1000
small = np.array([1, 2, 3, 4], dtype=np.float32)


def measure(name, operation, rounds=40, repeats=1):
    shortest = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(repeats):
            operation()
        shortest = min(shortest, (time.perf_counter() - start) / repeats)
    print(name, shortest * 1e6, sep=",")


measure("broadcast add", lambda: x + row)
measure("exp", lambda: np.exp(x))
measure("sum of all", lambda: x.sum())
measure("sum over axis 0", lambda: x.sum(axis=0))
measure("sum over axis 1", lambda: x.sum(axis=1))
measure("matmul 512^3", lambda: a @ b)
measure("transpose-copy", lambda: x.T.copy())
measure("argmax over axis 0", lambda: x.argmax(axis=0))
measure("argmax over axis 1", lambda: x.argmax(axis=1))
measure("gather rows", lambda: x[indices])
measure("small product, read", lambda: (small * 2)[1].item(), rounds=20, repeats=2000)
one = np.array([1.5], np.float32)
measure("one product, read", lambda: (one * one).item(), rounds=20, repeats=2000)
