"""ZeroMQ's own protocol, byte by byte: the kernel speaks it itself."""

import random

import pytest
from kernel_client import DELIMITER, Kernel
from test_frames import assert_alive
from wire_client import COMMAND, WireClient, command, frame, greeting, message, ready

ROUTES = ["shell_port", "control_port", "stdin_port", "iopub_port", "hb_port"]


def test_bytes_that_come_one_by_one_are_a_message(shared_kernel):
    client = WireClient(shared_kernel)
    _, frames = shared_kernel.frames("kernel_info_request", {})
    for byte in greeting() + ready() + message(frames):
        client.send(bytes([byte]))
    client.take(64)
    assert b"kernel_info_reply" in b"".join(client.message())
    client.close()


def test_everything_at_once_is_read_too(shared_kernel):
    client = WireClient(shared_kernel)
    requests = [shared_kernel.frames("kernel_info_request", {})[1] for _ in range(20)]
    client.send(greeting() + ready() + b"".join(message(r) for r in requests))
    client.take(64)
    for _ in requests:
        assert b"kernel_info_reply" in b"".join(client.message())
    client.close()


def test_a_long_message_arrives_whole(shared_kernel):
    client = WireClient(shared_kernel)
    client.shake_hands()
    text = "x" * 3_000_000
    code = f'"{text}".count'
    _, frames = shared_kernel.frames("execute_request", {"code": code, "silent": True})
    client.send(message(frames))
    assert b'"ok"' in b"".join(client.message())
    client.close()


def test_a_ping_is_answered_with_its_context(shared_kernel):
    client = WireClient(shared_kernel)
    client.shake_hands()
    client.send(command(b"PING", b"\x00\x64hello"))
    assert client.frame() == (COMMAND, b"\x04PONGhello")
    client.close()


@pytest.mark.parametrize("minor", [0, 1])
def test_subscriptions_of_both_versions_are_heard_and_cancelled(kernel, minor):
    def subscription(yes, topic):
        if minor == 0:
            return frame(bytes([yes]) + topic)
        return command(b"SUBSCRIBE" if yes else b"CANCEL", topic)

    client = WireClient(kernel, "iopub_port")
    client.shake_hands(minor=minor, socket_type=b"SUB")
    client.send(subscription(1, b"status"))
    assert b"iopub_welcome" in b"".join(client.message())
    kernel.execute("1+1")
    assert [client.message()[0] for _ in range(2)] == [b"status"] * 2
    client.send(subscription(1, b"stream") + subscription(0, b"status"))
    assert b"iopub_welcome" in b"".join(client.message())
    kernel.execute('print("a")')
    assert client.message()[0] == b"stream"
    client.close()


def test_a_welcome_is_for_the_one_who_subscribes(kernel):
    other = kernel.subscriber()
    client = WireClient(kernel, "iopub_port")
    client.shake_hands(socket_type=b"SUB")
    client.send(command(b"SUBSCRIBE"))
    assert b"iopub_welcome" in b"".join(client.message())
    kernel.execute("1+1")
    assert kernel.receive(other).type == "status"
    client.close()


STRANGERS = {
    "a browser": b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "version 2": greeting(major=2),
    "another mechanism": greeting(mechanism=b"PLAIN"),
    "an encrypted client": greeting(mechanism=b"CURVE"),
    "a message before the handshake": greeting() + frame(b"hello"),
    "another command": greeting() + command(b"HELLO"),
    "an error": greeting() + command(b"ERROR", b"\x03no!"),
    "a command without a name": greeting() + frame(b"", COMMAND),
    "a command with an empty name": greeting() + frame(b"\0", COMMAND),
    "a command with an empty name later on": greeting() + ready(b"SUB") + frame(b"\0", COMMAND),
    "a command whose name breaks off": greeting() + frame(b"\x09READY", COMMAND),
    "metadata that breaks off": greeting() + command(b"READY", b"\x0bSocket-Type\x00\x00\x00\x09DEAL"),
    "a socket of the wrong type": greeting() + ready(b"PUSH"),
    "unknown flags": greeting() + b"\xf0\x00",
    "a long handshake": greeting() + b"\x06" + (1 << 40).to_bytes(8, "big"),
    "a frame of an exabyte": greeting() + ready(b"DEALER") + b"\x02" + (1 << 60).to_bytes(8, "big"),
    "a frame longer than numbers": greeting() + ready(b"SUB") + b"\x02" + b"\xff" * 8,
}


@pytest.mark.parametrize("who", STRANGERS)
def test_what_does_not_speak_the_protocol_is_shown_the_door(shared_kernel, who):
    for port in ROUTES:
        client = WireClient(shared_kernel, port)
        client.send(STRANGERS[who])
        assert client.is_closed(), port
        client.close()
    assert_alive(shared_kernel)


HELLO = b"\x01\x00" + bytes(72)
INTRUDERS = {
    "an open client": greeting() + ready(),
    "a HELLO that is too short": command(b"HELLO", HELLO),
    "a HELLO of another version": command(b"HELLO", b"\x09\x00" + bytes(192)),
    "a HELLO without the key": command(b"HELLO", HELLO + bytes(range(32)) + bytes(7) + b"\1" + bytes(80)),
    "a key that gives the secret away": command(b"HELLO", HELLO + bytes(39) + b"\1" + bytes(80)),
    "a nonce of zero": command(b"HELLO", HELLO + bytes(120)),
    "an INITIATE before the HELLO": command(b"INITIATE", bytes(400)),
    "a message before the HELLO": frame(b"\x07MESSAGE" + bytes(80)),
}


@pytest.fixture(scope="module")
def encrypted_kernel():
    kernel = Kernel(encrypted=True)
    yield kernel
    kernel.close()


@pytest.mark.parametrize("who", INTRUDERS)
def test_who_does_not_know_the_key_gets_no_further_than_hello(encrypted_kernel, who):
    client = WireClient(encrypted_kernel)
    beginning = b"" if who == "an open client" else greeting(mechanism=b"CURVE")
    client.send(beginning + INTRUDERS[who])
    assert client.is_closed()
    client.close()
    assert_alive(encrypted_kernel)


def test_the_log_says_why_a_connection_was_broken_off(shared_kernel):
    client = WireClient(shared_kernel)
    client.send(STRANGERS["a browser"])
    assert client.is_closed()
    assert "something else than ZeroMQ's protocol" in shared_kernel.log_text()


def test_a_client_that_goes_amid_a_message_leaves_nothing_behind(shared_kernel):
    for cut in range(1, 200, 7):
        client = WireClient(shared_kernel)
        _, frames = shared_kernel.frames("kernel_info_request", {})
        client.send((greeting() + ready() + message(frames))[:cut])
        client.close()
    assert_alive(shared_kernel)


def test_random_bytes_at_any_stage_do_no_harm(shared_kernel):
    chance = random.Random(20261130)
    for _ in range(600):
        _, frames = shared_kernel.frames("kernel_info_request", {})
        port = chance.choice(ROUTES)
        kind = b"SUB" if port == "iopub_port" else b"DEALER"
        stream = bytearray(greeting() + ready(kind) + message(frames) + command(b"PING", b"\0\0a"))
        for _ in range(chance.randrange(1, 6)):
            at = chance.randrange(len(stream))
            match chance.randrange(3):
                case 0: stream[at] = chance.randrange(256)
                case 1: del stream[at : at + chance.randrange(1, 20)]
                case 2: stream[at:at] = chance.randbytes(chance.randrange(1, 20))
        client = WireClient(shared_kernel, port)
        client.send(bytes(stream))
        client.close()
    assert_alive(shared_kernel)


def test_a_client_that_takes_the_identity_of_another_takes_its_place(shared_kernel):
    clients = [WireClient(shared_kernel) for _ in range(2)]
    for client in clients:
        client.shake_hands(identity=b"one")
    assert clients[0].is_closed()
    _, frames = shared_kernel.frames("kernel_info_request", {})
    clients[1].send(message(frames))
    assert b"kernel_info_reply" in b"".join(clients[1].message())
    clients[1].close()


def test_an_identity_that_only_the_kernel_gives_is_not_taken(shared_kernel):
    client = WireClient(shared_kernel)
    client.shake_hands(identity=b"\x00\x00\x00\x00\x01")
    _, frames = shared_kernel.frames("kernel_info_request", {})
    client.send(message(frames))
    assert b"kernel_info_reply" in b"".join(client.message())
    assert_alive(shared_kernel)
    client.close()


def test_a_thousand_connections_come_and_go(shared_kernel):
    def descriptors():
        import os

        return len(os.listdir(f"/proc/{shared_kernel.process.pid}/fd"))

    assert_alive(shared_kernel)
    before = descriptors()
    for _ in range(1000):
        client = WireClient(shared_kernel)
        client.send(greeting())
        client.close()
    assert_alive(shared_kernel)
    assert descriptors() <= before + 5


def test_frames_of_a_client_that_reads_slowly_all_arrive(kernel):
    client = WireClient(kernel, "iopub_port")
    client.shake_hands(socket_type=b"SUB")
    client.send(command(b"SUBSCRIBE", b"display_data"))
    assert b"iopub_welcome" in b"".join(client.message())
    code = 'for i in 0..<15 { display(HTML(String(repeating: "x", count: 100_000) + "\\(i)")) }'
    kernel.execute(code)
    for number in range(15):
        frames = client.message()
        assert frames[0] == b"display_data" and frames[1] == DELIMITER
        assert f'x{number}"' in frames[6].decode()
    client.close()
