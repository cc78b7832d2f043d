"""tcp, ipc and CurveZMQ: the rules hold on each of them."""

import random

import pytest
import zmq
from kernel_client import Kernel
from test_bracket import REQUESTS

TRANSPORTS = {
    "tcp": {},
    "ipc": {"transport": "ipc"},
    "curve": {"encrypted": True},
    "curve-ipc": {"transport": "ipc", "encrypted": True},
}


@pytest.fixture(scope="module", params=TRANSPORTS)
def kernel(request):
    kernel = Kernel(**TRANSPORTS[request.param])
    yield kernel
    kernel.close()


def test_every_request_has_one_busy_and_one_idle(kernel):
    for channel in (kernel.shell, kernel.control):
        for kind, (content, reply_type) in REQUESTS.items():
            header = kernel.send(kind, content, channel)
            if reply_type:
                assert kernel.reply_to(header, channel).type == reply_type
            published = kernel.published_under(header)
            states = [m.content["execution_state"] for m in published if m.type == "status"]
            assert states == ["busy", "idle"]


def test_the_first_message_to_each_subscriber_is_a_welcome(kernel):
    for _ in range(3):
        channel = kernel.connect(zmq.SUB, "iopub_port")
        assert kernel.receive(channel).type == "iopub_welcome"
        channel.close(0)


def test_cells_print_and_have_values_in_order(kernel):
    random.seed(7)
    for _ in range(200):
        number = random.randrange(10**6)
        exchange = kernel.execute(f"print({number})\n{number} + 1")
        types = [m.type for m in exchange.published]
        assert types == ["status", "execute_input", "stream", "execute_result", "status"]
        assert exchange.text == f"{number}\n"
        value = exchange.of_type("execute_result")[0].content["data"]["text/plain"]
        assert value == str(number + 1)


def test_the_heartbeat_echoes(kernel):
    heartbeat = kernel.connect(zmq.REQ, "hb_port")
    heartbeat.send(b"ping")
    assert heartbeat.poll(5000)
    assert heartbeat.recv() == b"ping"
    heartbeat.close(0)


def test_a_client_without_the_key_hears_nothing():
    kernel = Kernel(encrypted=True)
    try:
        plain = kernel.context.socket(zmq.DEALER)
        plain.setsockopt(zmq.LINGER, 0)
        plain.connect(f"tcp://127.0.0.1:{kernel.info['shell_port']}")
        _, frames = kernel.frames("kernel_info_request", {})
        plain.send_multipart(frames)
        # Whatever the kernel does with the stranger, it goes on answering those who have the key.
        assert kernel.execute("1+1").reply.content["status"] == "ok"
        assert not plain.poll(200)
        plain.close(0)
    finally:
        kernel.close()


@pytest.mark.parametrize("keys", [{"curve_publickey": "short"}, {"curve_secretkey": "x" * 40}])
def test_half_a_key_pair_is_refused_in_one_line(keys, tmp_path):
    import json
    import subprocess

    from kernel_client import BINARY, free_ports

    names = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"]
    info = dict(zip(names, free_ports(5))) | {"ip": "127.0.0.1", "key": "k", **keys}
    (tmp_path / "c.json").write_text(json.dumps(info))
    ended = subprocess.run(
        [BINARY, "kernel", "-f", tmp_path / "c.json"], capture_output=True, text=True, timeout=30
    )
    assert ended.returncode == 1
    assert "curve_publickey" in ended.stderr
