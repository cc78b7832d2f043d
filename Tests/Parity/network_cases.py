"""Writes networks.json: what PyTorch computes for layers, losses, optimizers and schedules.

    python Tests/Parity/network_cases.py        (needs torch)

A case is a program in Swiftlet's language, its inputs, and the rows of numbers that it must print,
computed by PyTorch in double precision. Programs run once in Float64 and once in Float32.
"""
import json
import pathlib

import torch

CASES = []


def numbers(*shape, low=-1.0, high=1.0, seed=0):
    """Numbers that another run would give again, of as many digits as the file keeps."""
    generator = torch.Generator().manual_seed(seed + 7919 * sum(shape) + len(shape))
    drawn = low + (high - low) * torch.rand(*shape, generator=generator, dtype=torch.float64)
    return torch.round(drawn, decimals=4)


def row(tensor):
    return [float(f"{x:.12g}") for x in torch.as_tensor(tensor).detach().double().flatten().tolist()]


def case(name, program, inputs, rows, exact=1e-9, single=1e-4):
    """A case whose program prints `rows`; tolerances are relative, `single` None for Float64 only."""
    CASES.append({
        "name": name,
        "program": program,
        "inputs": [{
            "name": key, "shape": list(x.shape), "values": row(x),
            "isWhole": not x.dtype.is_floating_point,
        } for key, x in inputs.items()],
        "rows": [row(x) for x in rows],
        "tolerance": exact,
        "singleTolerance": single,
    })


def write():
    from network_layers import layers
    from network_losses import losses
    from network_optimizers import optimizers
    from network_windows import windows
    layers()
    windows()
    losses()
    optimizers()
    path = pathlib.Path(__file__).with_name("networks.json")
    lines = ",\n".join(json.dumps(c) for c in CASES)
    path.write_text('{"cases": [\n' + lines + "\n]}\n")
    print(len(CASES), "cases,", path.stat().st_size // 1000, "kB")


if __name__ == "__main__":
    # The other files import this one by its name.
    import network_cases
    network_cases.write()
