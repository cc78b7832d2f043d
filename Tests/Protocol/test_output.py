"""Printed text and displays."""

import pytest
from kernel_client import PATIENCE


def test_twenty_thousand_lines_come_in_few_messages_and_none_is_lost(kernel):
    exchange = kernel.execute("for i in 0..<20000 { print(i) }")
    assert exchange.text == "".join(f"{i}\n" for i in range(20_000))
    assert len(exchange.of_type("stream")) <= 20


def test_output_comes_between_busy_and_idle_and_before_the_reply_is_read(kernel):
    header = kernel.send_execute("print(1)\n1+1")
    kernel.reply_to(header)
    types = [m.type for m in kernel.published_under(header)]
    assert types == ["status", "execute_input", "stream", "execute_result", "status"]


def test_printed_text_appears_while_the_cell_still_runs(kernel):
    header = kernel.send_execute("print(42)\nwhile true { }")
    while True:
        message = kernel.receive(kernel.iopub)
        if message.type == "stream":
            assert message.content == {"name": "stdout", "text": "42\n"}
            break
    kernel.interrupt()
    assert kernel.reply_to(header).content["status"] == "error"


def test_a_stalled_subscriber_loses_nothing(kernel):
    stalled = kernel.subscriber()
    header = kernel.send_execute("for i in 0..<100000 { print(i) }")
    kernel.reply_to(header)
    kernel.published_under(header)
    # Only now does the second one begin to read.
    text = "".join(
        m.content["text"]
        for m in kernel.published_under(header, stalled, PATIENCE)
        if m.type == "stream"
    )
    assert text == "".join(f"{i}\n" for i in range(100_000))
    stalled.close(0)


def test_endless_printing_stays_within_the_servers_limits_and_can_be_stopped(kernel):
    header = kernel.send_execute('while true { print("flood flood flood") }')
    kernel.wait_until_running(header)
    byte_count, message_count = 0, 0
    while byte_count < 1_500_000:
        message = kernel.receive(kernel.iopub)
        if message.type == "stream":
            byte_count += len(message.content["text"])
            message_count += 1
    # 1.5 MB at 800 kB/s after a burst: the first half second's worth and some large messages.
    assert message_count <= 60
    kernel.interrupt()
    reply = kernel.reply_to(header, timeout=5)
    assert reply.content["status"] == "error"
    resident = int(open(f"/proc/{kernel.process.pid}/statm").read().split()[1]) * 4096
    assert resident < 400e6
