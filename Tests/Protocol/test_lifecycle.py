"""Interrupts, input, shutdown, signals, the parent's end."""

import os
import re
import signal
import subprocess
import sys
import time

import pytest
from kernel_client import BINARY, Kernel


@pytest.mark.parametrize("way", ["message", "signal"])
def test_an_endless_loop_is_interrupted_and_variables_survive(kernel, way):
    kernel.execute("let kept = 41")
    for _ in range(5):
        header = kernel.send_execute("while true { }")
        kernel.wait_until_running(header)
        started = time.monotonic()
        if way == "message":
            kernel.interrupt()
        else:
            kernel.interrupt_by_signal()
        reply = kernel.reply_to(header)
        assert time.monotonic() - started < 1.0
        assert reply.content["status"] == "error"
        assert reply.content["ename"] == "interrupted"
        kernel.published_under(header)
    result = kernel.execute("kept + 1").of_type("execute_result")[0]
    assert result.content["data"]["text/plain"] == "42"


def test_an_interrupt_is_harmless_when_idle_or_doubled(kernel):
    for _ in range(3):
        kernel.interrupt_by_signal()
        assert kernel.interrupt().content == {"status": "ok"}
    assert kernel.execute("print(1)").text == "1\n"


def test_control_answers_while_a_cell_runs(kernel):
    header = kernel.send_execute("while true { }")
    kernel.wait_until_running(header)
    for channel in (kernel.control, kernel.shell):
        started = time.monotonic()
        asked = kernel.send("kernel_info_request", {}, channel)
        assert kernel.reply_to(asked, channel).content["status"] == "ok"
        assert time.monotonic() - started < 0.5
    kernel.interrupt()
    kernel.reply_to(header)


@pytest.mark.parametrize("channel_name", ["shell", "control"])
@pytest.mark.parametrize("restart", [False, True])
def test_shutdown_replies_tells_everyone_and_exits(kernel, channel_name, restart):
    channel = getattr(kernel, channel_name)
    header = kernel.send("shutdown_request", {"restart": restart}, channel)
    reply = kernel.reply_to(header, channel)
    assert reply.type == "shutdown_reply"
    assert reply.content == {"status": "ok", "restart": restart}
    published = kernel.published_under(header)
    assert [m.type for m in published] == ["status", "shutdown_reply", "status"]
    assert kernel.wait_for_exit(5)[0] == 0


def test_shutdown_during_a_cell_exits_within_a_second(kernel):
    running = kernel.send_execute("while true { }")
    kernel.wait_until_running(running)
    started = time.monotonic()
    header = kernel.send("shutdown_request", {"restart": False}, kernel.control)
    assert kernel.reply_to(header, kernel.control).content["status"] == "ok"
    status, _ = kernel.wait_for_exit(5)
    assert status == 0
    assert time.monotonic() - started < 1.0


def test_a_kernel_whose_socket_files_are_ipc_leaves_none(tmp_path):
    kernel = Kernel(transport="ipc")
    try:
        kernel.request("kernel_info_request")
        kernel.send("shutdown_request", {"restart": False}, kernel.control)
        assert kernel.wait_for_exit(5)[0] == 0
        left = [name for name in os.listdir(kernel.folder.name) if name.startswith("socket")]
        assert left == []
    finally:
        kernel.close()


@pytest.mark.parametrize("while_running", [False, True])
def test_sigterm_ends_the_kernel_in_order(kernel, while_running):
    if while_running:
        kernel.wait_until_running(kernel.send_execute("while true { }"))
    kernel.process.send_signal(signal.SIGTERM)
    status, seconds = kernel.wait_for_exit(5)
    assert status == 0
    assert seconds < 1.0


def test_the_kernel_ends_with_the_client_that_started_it():
    parent = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    kernel = Kernel(environment={"JPY_PARENT_PID": str(parent.pid)})
    try:
        assert kernel.execute("1+1").reply.content["status"] == "ok"
        parent.communicate(b"\n")
        assert kernel.wait_for_exit(5)[0] == 0
    finally:
        kernel.close()


@pytest.mark.parametrize(
    "code",
    ["1+1", "let a = Tensor(ones: [512, 512])\nfor _ in 0..<20 { _ = matmul(a, a).sum().item() }"],
    ids=["arithmetic", "tensors"],
)
def test_an_idle_kernel_uses_no_processor_time(kernel, code):
    assert kernel.execute(code).reply.content["status"] == "ok"

    def used():
        """Nanoseconds of processor time, and changes of context, of all threads."""
        nanoseconds = switches = 0
        for thread in os.scandir(f"/proc/{kernel.process.pid}/task"):
            nanoseconds += int(open(f"{thread.path}/schedstat").read().split()[0])
            status = open(f"{thread.path}/status").read()
            switches += int(re.search(r"^voluntary_ctxt_switches:\s*(\d+)", status, re.M)[1])
        return nanoseconds, switches

    # The observed stretch itself, not a guess at when something will have happened.
    # Whatever polls at 10 Hz or faster shows up in it.
    before = used()
    time.sleep(1.0)
    after = used()
    assert after[0] - before[0] < 0.001 * 1e9, "more than 0.1 % of a core"
    assert after[1] - before[1] <= 10, "a thread of an idle kernel woke up"


def test_a_missing_connection_file_is_one_clear_line():
    result = subprocess.run(
        [BINARY, "kernel", "-f", "/nonexistent.json"], capture_output=True, text=True
    )
    assert result.returncode == 1
    assert "cannot read the connection file '/nonexistent.json'" in result.stderr
