"""The order of messages in which VS Code's Jupyter extension speaks to a kernel.

It connects, asks for kernel_info until iopub is heard too, sends its set-up silently, then runs cells
without waiting for anything but the reply and idle of each; a lost idle shows as a cell that runs for
ever (evcxr's issue 400).
"""

import pytest


@pytest.fixture
def connected(kernel):
    # Several at once, as its connection attempts overlap.
    asked = [kernel.send("kernel_info_request", {}) for _ in range(3)]
    for header in asked:
        assert kernel.reply_to(header).content["status"] == "ok"
        kernel.published_under(header)
    # Its own set-up is code for other languages: it must fail without a trace.
    silent = kernel.execute(
        "import os\nos.getcwd()", silent=True, store_history=False, stop_on_error=False
    )
    assert [m.type for m in silent.published] == ["status", "status"]
    return kernel


def run(kernel, code):
    header = kernel.send_execute(code, allow_stdin=True, stop_on_error=False)
    published = kernel.published_under(header)
    assert [m.content["execution_state"] for m in published if m.type == "status"] == [
        "busy",
        "idle",
    ]
    return kernel.reply_to(header), published


def test_a_compile_error_in_the_first_cell_ends_with_idle(connected):
    reply, published = run(connected, "let a: Int = \"text\"\n{")
    assert reply.content["status"] == "error" and reply.content["execution_count"] == 1
    assert len([m for m in published if m.type == "error"]) == 1
    reply, published = run(connected, "let a = 20\na + 22")
    assert reply.content["status"] == "ok" and reply.content["execution_count"] == 2
    assert [m.content["data"]["text/plain"] for m in published if m.type == "execute_result"] == [
        "42"
    ]


def test_completion_and_inspection_between_cells_are_answered(connected):
    run(connected, "let alpha = [1, 2]")
    # Typing sends a completion at each key and an inspection at each hover, unanswered ones piling up.
    asked = [
        connected.send("complete_request", {"code": "alp"[:n], "cursor_pos": n}) for n in (1, 2, 3)
    ]
    hover = connected.send("inspect_request", {"code": "alpha", "cursor_pos": 2, "detail_level": 0})
    for header in asked:
        assert "alpha" in connected.reply_to(header).content["matches"]
    assert "alpha" in connected.reply_to(hover).content["data"]["text/plain"]


def test_cells_queued_behind_an_interrupted_one_still_get_their_idle(connected):
    first = connected.send_execute("while true { }", allow_stdin=True, stop_on_error=True)
    connected.wait_until_running(first)
    second = connected.send_execute("1+1", allow_stdin=True, stop_on_error=True)
    asked = connected.send("interrupt_request", {}, connected.control)
    assert connected.reply_to(asked, connected.control).content["status"] == "ok"
    assert connected.reply_to(first).content["status"] == "error"
    assert connected.reply_to(second).content["status"] in ("ok", "aborted")
    connected.published_under(second)
    reply, _ = run(connected, "1+1")
    assert reply.content["status"] == "ok"


def test_restart_is_a_shutdown_that_exits_before_the_next_launch(connected):
    header = connected.send("shutdown_request", {"restart": True}, connected.control)
    assert connected.reply_to(header, connected.control).content["restart"] is True
    assert connected.wait_for_exit(5)[0] == 0
