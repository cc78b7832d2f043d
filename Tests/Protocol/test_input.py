"""readLine(): the question goes to the client that runs the cell, and Stop ends it."""

import time

import pytest
import zmq
from kernel_client import PATIENCE

CODE = 'let line = readLine()\nprint(line ?? "nothing")'


def ask(kernel):
    header = kernel.send_execute(CODE, allow_stdin=True)
    question = kernel.receive(kernel.stdin)
    assert question.type == "input_request"
    assert question.parent == header
    assert question.content["password"] is False
    return header, question


def answer(kernel, value, parent=None):
    kernel.send("input_reply", {"value": value}, kernel.stdin, parent=parent)


@pytest.mark.parametrize("names_parent", [False, True])
def test_a_line_comes_back_to_the_cell(kernel, names_parent):
    header, question = ask(kernel)
    answer(kernel, "𨭎 hello", question.header if names_parent else None)
    assert kernel.reply_to(header).content["status"] == "ok"
    published = kernel.published_under(header)
    assert "".join(m.content["text"] for m in published if m.type == "stream") == "𨭎 hello\n"


def test_the_end_of_input_is_nil(kernel):
    header, _ = ask(kernel)
    answer(kernel, "\x04")
    kernel.reply_to(header)
    published = kernel.published_under(header)
    assert [m.content["text"] for m in published if m.type == "stream"] == ["nothing\n"]


def test_a_question_is_interrupted(kernel):
    header, _ = ask(kernel)
    kernel.interrupt()
    reply = kernel.reply_to(header)
    assert reply.content["status"] == "error"
    assert reply.content["ename"] == "interrupted"


def test_a_stale_answer_is_ignored(kernel):
    header, question = ask(kernel)
    kernel.interrupt()
    kernel.reply_to(header)
    header, _ = ask(kernel)
    answer(kernel, "late", question.header)
    answer(kernel, "right")
    kernel.reply_to(header)
    published = kernel.published_under(header)
    assert [m.content["text"] for m in published if m.type == "stream"] == ["right\n"]


def test_an_answer_before_any_question_is_forgotten(kernel):
    answer(kernel, "early")
    # What follows it on the same socket shows in the log once both have been read.
    kernel.stdin.send(b"no message")
    deadline = time.monotonic() + PATIENCE
    while "dropped a message on stdin" not in kernel.log_text():
        assert time.monotonic() < deadline
    header, _ = ask(kernel)
    answer(kernel, "right")
    kernel.reply_to(header)
    published = kernel.published_under(header)
    assert [m.content["text"] for m in published if m.type == "stream"] == ["right\n"]


def test_a_client_that_takes_no_questions_gets_an_error(kernel):
    reply = kernel.execute(CODE, allow_stdin=False).reply
    assert reply.content["status"] == "error"
    assert reply.content["ename"] == "input-not-allowed"


def test_the_question_goes_to_the_client_that_runs_the_cell(kernel):
    shell = kernel.connect(zmq.DEALER, "shell_port", identity=b"another")
    stdin = kernel.connect(zmq.DEALER, "stdin_port", identity=b"another")
    # Both sockets are known to the kernel once each has been heard.
    kernel.reply_to(kernel.send("kernel_info_request", {}, shell), shell)
    header = kernel.send_execute(CODE, channel=shell, allow_stdin=True)
    assert kernel.receive(stdin).type == "input_request"
    assert not kernel.stdin.poll(0)
    kernel.send("input_reply", {"value": "mine"}, stdin)
    assert kernel.reply_to(header, shell).content["status"] == "ok"
    shell.close(0)
    stdin.close(0)


def test_a_password_is_asked_for_as_one(kernel):
    header = kernel.send_execute('readPassword("Key: ")', allow_stdin=True)
    question = kernel.receive(kernel.stdin)
    assert question.content == {"prompt": "Key: ", "password": True}
    answer(kernel, "hush")
    assert kernel.reply_to(header).content["status"] == "ok"
    result = [m for m in kernel.published_under(header) if m.type == "execute_result"]
    assert "hush" in result[0].content["data"]["text/plain"]
