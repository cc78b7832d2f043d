"""Starting: fast, and fifty at once."""

import concurrent.futures
import time

from kernel_client import Kernel


def test_a_kernel_answers_soon_after_its_launch():
    times = []
    for _ in range(5):
        started = time.monotonic()
        kernel = Kernel()
        kernel.request("kernel_info_request")
        times.append(time.monotonic() - started)
        kernel.close()
    # Requirement 25 asks for 100 ms; a loaded machine may spoil most of the tries.
    assert min(times) < 0.1, times


def test_the_first_cell_takes_less_than_50_ms():
    times = []
    for _ in range(3):
        kernel = Kernel()
        kernel.request("kernel_info_request")
        started = time.monotonic()
        kernel.execute("1 + 1")
        times.append(time.monotonic() - started)
        kernel.close()
    assert min(times) < 0.05, times


def test_fifty_kernels_launched_at_once_all_come_up():
    def launch(number):
        kernel = Kernel(transport="ipc")
        try:
            result = kernel.execute(f"{number} + 1").of_type("execute_result")[0]
            return int(result.content["data"]["text/plain"])
        finally:
            kernel.close()

    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        assert list(pool.map(launch, range(50))) == list(range(1, 51))
