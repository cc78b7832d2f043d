"""What is no message is dropped with a line in the log, and the next request is answered."""

import json
import uuid

import pytest
import zmq
from kernel_client import DELIMITER, Kernel


def assert_alive(kernel):
    assert kernel.execute("1+1").reply.content["status"] == "ok"
    assert not kernel.shell.poll(0)


def signed(kernel, header, parent=b"{}", metadata=b"{}", content=b"{}"):
    parts = [header, parent, metadata, content]
    return [DELIMITER, kernel.sign(parts), *parts]


def kernel_info_header():
    return json.dumps({"msg_id": uuid.uuid4().hex, "msg_type": "kernel_info_request"}).encode()


def malformed(kernel):
    header = kernel_info_header()
    good = signed(kernel, header)
    deep = b"[" * 1_000_000
    return {
        "no delimiter": good[1:],
        "only a delimiter": [DELIMITER],
        "an empty frame": [b""],
        "truncated": good[:4],
        "no signature": [DELIMITER, b"", *good[2:]],
        "a wrong signature": [DELIMITER, b"0" * 64, *good[2:]],
        "a short signature": [DELIMITER, good[1][:10], *good[2:]],
        "an upper-case signature": [DELIMITER, b"G" * 64, *good[2:]],
        "a header that is not JSON": signed(kernel, b"{junk"),
        "a header that is a list": signed(kernel, b"[1, 2]"),
        "a header without an id": signed(kernel, b'{"msg_type": "kernel_info_request"}'),
        "a header that is not UTF-8": signed(kernel, b'{"msg_id": "\xff", "msg_type": "x"}'),
        "a content that is not JSON": signed(kernel, header, content=b"nonsense"),
        "a content nested a million deep": signed(kernel, header, content=deep),
        "a content of one number": signed(kernel, header, content=b"1e999"),
        "a parent that ends early": signed(kernel, header, parent=b'{"msg_id": "'),
        "a metadata of control characters": signed(kernel, header, metadata=b'{"a": "\x01"}'),
    }


@pytest.mark.parametrize("channel_name", ["shell", "control", "stdin"])
def test_malformed_frames_are_dropped(shared_kernel, channel_name):
    channel = getattr(shared_kernel, channel_name)
    for frames in malformed(shared_kernel).values():
        channel.send_multipart(frames)
    assert_alive(shared_kernel)
    assert not channel.poll(0)
    assert f"dropped a message on {channel_name} with a wrong signature" in shared_kernel.log_text()


def test_a_bad_signature_is_dropped_and_the_next_request_is_answered(kernel):
    _, frames = kernel.frames("execute_request", {"code": "print(666)"})
    frames[1] = kernel.sign([b"something else"])
    kernel.shell.send_multipart(frames)
    exchange = kernel.execute("1+1")
    assert exchange.reply.content["execution_count"] == 1


def test_a_replayed_message_is_dropped(kernel):
    header, frames = kernel.frames("execute_request", {"code": "1+1"})
    kernel.shell.send_multipart(frames)
    kernel.reply_to(header)
    kernel.shell.send_multipart(frames)
    assert kernel.execute("1+1").reply.content["execution_count"] == 2
    assert "a signature that was used before" in kernel.log_text()


@pytest.mark.parametrize("scheme", ["hmac-sha256", "hmac-sha512", "hmac-md5"])
def test_every_signature_scheme_works(scheme):
    kernel = Kernel(scheme=scheme)
    try:
        assert_alive(kernel)
    finally:
        kernel.close()


def test_an_empty_key_turns_signing_off():
    kernel = Kernel(key="")
    try:
        assert_alive(kernel)
    finally:
        kernel.close()


def test_ipc_works():
    kernel = Kernel(transport="ipc")
    try:
        assert_alive(kernel)
    finally:
        kernel.close()


def test_the_heartbeat_echoes_bytes(shared_kernel):
    heartbeat = shared_kernel.connect(zmq.REQ, "hb_port")
    for payload in [b"ping", b"", bytes(range(256)), b"x" * 100_000]:
        heartbeat.send(payload)
        assert heartbeat.poll(5000)
        assert heartbeat.recv() == payload
    heartbeat.close(0)


def test_three_subscribers_are_welcomed_first_and_hear_the_same(shared_kernel):
    # `subscriber` waits for the welcome; here it must also be the very first message.
    channels = []
    for _ in range(3):
        channel = shared_kernel.connect(zmq.SUB, "iopub_port")
        assert shared_kernel.receive(channel).type == "iopub_welcome"
        channels.append(channel)
    header = shared_kernel.send_execute("print(123)")
    shared_kernel.reply_to(header)
    heard = [[m.type for m in shared_kernel.published_under(header, c)] for c in channels]
    assert heard == [["status", "execute_input", "stream", "status"]] * 3
    for channel in channels:
        channel.close(0)


def test_a_client_that_reconnects_keeps_its_identity(shared_kernel):
    first = shared_kernel.connect(zmq.DEALER, "shell_port", identity=b"same")
    header = shared_kernel.send("kernel_info_request", {}, first)
    shared_kernel.reply_to(header, first)
    second = shared_kernel.connect(zmq.DEALER, "shell_port", identity=b"same")
    header = shared_kernel.send("kernel_info_request", {}, second)
    assert shared_kernel.reply_to(header, second).type == "kernel_info_reply"
    first.close(0)
    second.close(0)
