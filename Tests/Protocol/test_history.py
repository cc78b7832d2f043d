"""The history is kept across sessions, in a file that all kernels share."""

import sqlite3

import pytest
from kernel_client import Kernel


def ask(kernel, **content):
    content = {"output": False, "raw": True} | content
    return kernel.request("history_request", content).reply.content["history"]


def run_session(path, codes):
    kernel = Kernel(environment={"SWIFTLET_HISTORY": str(path)})
    for code in codes:
        kernel.execute(code, stop_on_error=False)
    return kernel


def end(kernel):
    kernel.send("shutdown_request", {"restart": False}, kernel.control)
    assert kernel.wait_for_exit(5)[0] == 0
    kernel.close()


@pytest.fixture
def second(tmp_path):
    """The second of two sessions that share a history."""
    path = tmp_path / "deep" / "history.sqlite"
    end(run_session(path, ["let a = 1", "a + 1", "print([a])", "𨭎"]))
    kernel = run_session(path, ["let b = 2", "a + 1"])
    kernel.history = path
    yield kernel
    kernel.close()


def test_a_session_finds_the_cells_of_the_one_before(second):
    tail = ask(second, hist_access_type="tail", n=4)
    assert [entry[2] for entry in tail] == ["print([a])", "𨭎", "let b = 2", "a + 1"]
    assert tail[0][0] + 1 == tail[-1][0]
    assert [entry[1] for entry in tail] == [3, 4, 1, 2]


def test_a_range_reads_an_earlier_session(second):
    before = ask(second, hist_access_type="range", session=-1, start=1, stop=3)
    assert [(line, code) for _, line, code in before] == [(1, "let a = 1"), (2, "a + 1")]
    number = before[0][0]
    assert ask(second, hist_access_type="range", session=number, start=2, stop=3) == [before[1]]
    own = ask(second, hist_access_type="range", session=0, start=1, stop=99)
    assert [code for _, _, code in own] == ["let b = 2", "a + 1"]


def test_a_search_goes_over_all_sessions_and_brackets_are_text(second):
    found = ask(second, hist_access_type="search", pattern="a ? 1")
    assert [code for _, _, code in found] == ["a + 1", "a + 1"]
    unique = ask(second, hist_access_type="search", pattern="a ? 1", unique=True)
    assert [(line, code) for _, line, code in unique] == [(2, "a + 1")]
    bracket = ask(second, hist_access_type="search", pattern="*[a]*")
    assert [code for _, _, code in bracket] == ["print([a])"]


def test_outputs_are_kept_too(second):
    content = {"hist_access_type": "range", "session": -1, "start": 2, "stop": 3, "output": True}
    reply = second.request("history_request", content | {"raw": True}).reply
    assert [entry[2] for entry in reply.content["history"]] == [["a + 1", "2"]]


def test_the_file_belongs_to_the_user_alone(second):
    ask(second, hist_access_type="tail", n=1)
    assert second.history.stat().st_mode & 0o077 == 0
    rows = sqlite3.connect(second.history).execute("SELECT input FROM cells WHERE session = 1")
    assert [row[0] for row in rows] == ["let a = 1", "a + 1", "print([a])", "𨭎"]


def test_two_kernels_write_one_history(tmp_path):
    path = tmp_path / "history.sqlite"
    kernels = [run_session(path, [f"{n} + {m}" for m in range(20)]) for n in range(3)]
    for kernel in kernels:
        assert len(ask(kernel, hist_access_type="tail", n=99)) >= 20
    for kernel in kernels:
        end(kernel)
    counts = sqlite3.connect(path).execute("SELECT count(*) FROM cells GROUP BY session")
    assert [row[0] for row in counts] == [20, 20, 20]


@pytest.mark.parametrize("spoil", ["a folder", "nonsense", "nowhere"])
def test_a_history_that_cannot_be_used_costs_one_line_in_the_log(tmp_path, spoil):
    path = tmp_path / "history.sqlite"
    if spoil == "a folder":
        path.mkdir()
    elif spoil == "nonsense":
        path.write_bytes(b"this is no database " * 100)
    else:
        path = "/proc/nowhere/history.sqlite"
    kernel = run_session(path, ["1 + 1", "2 + 2"])
    try:
        entries = ask(kernel, hist_access_type="tail", n=9)
        assert [code for _, _, code in entries] == ["1 + 1", "2 + 2"]
        assert "cannot be used" in kernel.log_text()
        end(kernel)
    finally:
        kernel.close()
