#!/usr/bin/env python3
"""Where a kernel's processor time goes, cell by cell: samples of `perf` under the stages of a request.

    kernel_trace.py [CODE [CELLS]]

Runs the code so many times over raw ZeroMQ while `perf` samples the kernel, and prints microseconds of
processor time a cell for each stage and thread. Sampling itself slows the kernel, so the shares are scaled
to the time that the same number of cells took without it.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests" / "Protocol"))

from kernel_client import Kernel  # noqa: E402

# The innermost stage that a stack shows counts; names are those of demangled symbols.
STAGES = [
    ("sign and check signatures", r"MessageSigner"),
    ("write JSON and headers", r"MessageEncoder|JSONWriter"),
    ("read messages", r"MessageDecoder|JSONParser"),
    ("send", r"ZeroMQ.*(flush|send)"),
    ("sleep until a request comes", r"epoll_wait|do_epoll"),
    ("receive", r"ZeroMQ"),
    ("parse the cell", r"Language.ParsedSource"),
    ("check types", r"Language.CellChecker"),
    ("make bytecode", r"Language.Compiler"),
    ("settle what the cell declared", r"Session.settle|CellCompiler.settle"),
    ("run", r"NotebookSession.Session.run|VirtualMachine"),
    ("rest of the compiler", r"CellCompiler"),
    ("rest of the session", r"NotebookSession"),
    ("lend and reclaim the sockets", r"SocketLease"),
    ("sleep and wake in poll", r"SocketLoop.serve"),
    ("rest of the kernel", r"JupyterKernel"),
]


def ticks(kernel):
    """Seconds of processor time that each thread has used, by name."""
    tasks = Path(f"/proc/{kernel.process.pid}/task")
    used = Counter()
    for task in tasks.iterdir():
        name = (task / "comm").read_text().strip()
        # In nanoseconds, unlike the clock ticks of `stat`.
        used[name] += int((task / "schedstat").read_text().split()[0]) * 1e-9
    return used


def run(kernel, code, cells):
    before = ticks(kernel)
    started = time.monotonic()
    for _ in range(cells):
        kernel.execute(code)
    return ticks(kernel) - before, time.monotonic() - started


def stage(stack):
    for symbol in stack:
        for name, pattern in STAGES:
            if re.search(pattern, symbol):
                return name
    return "elsewhere"


def samples(path):
    """(thread, stack from the innermost outwards) of every sample."""
    text = subprocess.run(
        ["perf", "script", "-i", path, "-F", "comm,ip,sym"], capture_output=True, text=True
    ).stdout
    text = subprocess.run(["swift", "demangle"], input=text, capture_output=True, text=True).stdout
    for block in text.split("\n\n"):
        lines = block.strip().split("\n")
        if lines[0]:
            yield lines[0].strip(), [line.strip().split(" ", 1)[-1] for line in lines[1:]]


def main():
    code = sys.argv[1] if len(sys.argv) > 1 else "1+1"
    cells = int(sys.argv[2]) if len(sys.argv) > 2 else 3000
    kernel = Kernel()
    try:
        run(kernel, code, 300)
        used, seconds = run(kernel, code, cells)
        path = Path(tempfile.mkdtemp()) / "perf.data"
        perf = subprocess.Popen(
            ["perf", "record", "-q", "-F", "7000", "-g", "-o", path, "-p", str(kernel.process.pid)],
            stderr=subprocess.DEVNULL,
        )
        time.sleep(1)
        run(kernel, code, cells)
        perf.send_signal(signal.SIGINT)
        perf.wait()
        counts = Counter()
        threads = Counter()
        for thread, stack in samples(path):
            threads[thread] += 1
            counts[thread, stage(stack)] += 1
        path.unlink()
        os.rmdir(path.parent)
    finally:
        kernel.close()
    print(f"{code!r}: {seconds / cells * 1e6:.0f} µs a cell until idle, with this client")
    for thread, time_used in used.most_common():
        if threads[thread] == 0 or time_used / cells < 1e-6:
            continue
        print(f"{thread}: {time_used / cells * 1e6:.1f} µs of processor time")
        for (owner, name), count in counts.most_common():
            if owner == thread:
                print(f"    {count / threads[thread] * time_used / cells * 1e6:6.1f} µs  {name}")


main()
