"""Ten thousand cells, whatever they do: every one has its outputs, in order, and its reply."""

import random

import pytest
from kernel_client import Kernel

CELLS = 10_000


def cell(random):
    """Code, the types of what it publishes between execute_input and idle, and its status."""
    n = random.randrange(1000)
    return random.choice(
        [
            (f"let x{n % 10} = {n}", [], "ok"),
            (f"{n} + 1", ["execute_result"], "ok"),
            (f"print({n})", ["stream"], "ok"),
            (f"print({n})\n{n}", ["stream", "execute_result"], "ok"),
            (f"printError({n})\nprint({n})", ["stream", "stream"], "ok"),
            (f"display({n})", ["display_data"], "ok"),
            (f"print(1)\ndisplay({n})\nprint(2)", ["stream", "display_data", "stream"], "ok"),
            ("clearOutput(wait: true)", ["clear_output"], "ok"),
            (f"nobody{n}", ["error"], "error"),
            (f"print({n})\n[1][{n + 1}]", ["stream", "error"], "error"),
            ("%time 1", ["stream", "execute_result"], "ok"),
            ("?print", [], "ok"),
            ("", [], "ok"),
            (f"func f{n % 10}() -> Int {{ {n} }}\nf{n % 10}()", ["execute_result"], "ok"),
        ]
    )


@pytest.fixture(scope="module")
def kernel():
    kernel = Kernel()
    yield kernel
    kernel.close()


def test_ten_thousand_random_cells_each_have_all_outputs_between_busy_and_idle(kernel):
    source = random.Random(42)
    count = 0
    # Several are on their way at once, as when a user runs all cells.
    while count < CELLS:
        batch = [cell(source) for _ in range(source.randrange(1, 20))]
        headers = [kernel.send_execute(code, stop_on_error=False) for code, _, _ in batch]
        for header, (code, expected, status) in zip(headers, batch):
            count += 1
            reply = kernel.receive(kernel.shell)
            assert reply.parent == header
            assert reply.content["status"] == status, (code, reply.content)
            assert reply.content["execution_count"] == count
            types = [m.type for m in kernel.published_under(header)]
            assert types == ["status", "execute_input", *expected, "status"], code
    assert not kernel.iopub.poll(0) and not kernel.shell.poll(0)


def test_a_thousand_cells_of_every_kind_leave_memory_where_it_was(tmp_path):
    """Redefinitions apart: their old code stays, since old values and functions keep it."""
    source = random.Random(43)
    kernel = Kernel(environment={"SWIFTLET_HISTORY": str(tmp_path / "history.sqlite")})
    training = (
        "var m = Dense(4, 4)\n"
        "let (l, g) = valueWithGradient(at: m) { m in (m(Tensor(ones: [2, 4])) - 1).squared().sum() }\n"
        "l.item()"
    )

    def run(count):
        for index in range(count):
            code = training if index % 20 == 0 else cell(source)[0]
            if not code.startswith("func"):
                kernel.execute(code, stop_on_error=False)

    try:
        run(2000)
        before = kernel.resident()
        run(1000)
        assert kernel.resident() <= before * 1.01, before
    finally:
        kernel.close()
