"""A Jupyter client over raw ZeroMQ, strict where jupyter_client is lenient."""

import datetime
import hashlib
import hmac
import json
import os
import signal
import socket
import subprocess
import tempfile
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import zmq

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("SWIFTLET_BINARY", ROOT / ".build" / "release" / "swiftlet"))
DELIMITER = b"<IDS|MSG>"
# Generous: a loaded machine is no failure. What must be fast says so itself.
PATIENCE = 30.0


@dataclass
class Message:
    """A message as it came, with the content read and the bytes kept."""

    header: dict
    parent: dict
    metadata: dict
    content: dict
    identities: list
    buffers: list = field(default_factory=list)
    parent_bytes: bytes = b""

    @property
    def type(self):
        return self.header["msg_type"]


@dataclass
class Exchange:
    """A request's reply and what was published under it, from busy to idle."""

    reply: Message | None
    published: list

    def of_type(self, kind):
        return [message for message in self.published if message.type == kind]

    @property
    def text(self):
        return "".join(m.content["text"] for m in self.of_type("stream"))


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for s in sockets:
        s.bind(("127.0.0.1", 0))
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


class Kernel:
    """A kernel process of its own, and sockets connected to it."""

    def __init__(
        self, key=None, transport="tcp", environment=None, scheme="hmac-sha256", encrypted=False
    ):
        self.key = uuid.uuid4().hex if key is None else key
        self.scheme = scheme
        self.session = uuid.uuid4().hex
        self.folder = tempfile.TemporaryDirectory(prefix="swiftlet-test-")
        names = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"]
        ports = free_ports(5) if transport == "tcp" else range(1, 6)
        self.info = dict(zip(names, ports)) | {
            "ip": "127.0.0.1" if transport == "tcp" else f"{self.folder.name}/socket",
            "key": self.key,
            "transport": transport,
            "signature_scheme": scheme,
            "kernel_name": "swiftlet",
        }
        self.curve = zmq.curve_keypair() if encrypted else None
        if self.curve:
            names = ("curve_publickey", "curve_secretkey")
            self.info |= {n: k.decode() for n, k in zip(names, self.curve)}
        self.connection_file = Path(self.folder.name) / "connection.json"
        self.connection_file.write_text(json.dumps(self.info))
        self.log = open(Path(self.folder.name) / "log.txt", "w+")
        self.process = subprocess.Popen(
            [str(BINARY), "kernel", "-f", str(self.connection_file)],
            stdout=self.log,
            stderr=self.log,
            # No test reads or writes the user's own history.
            env=os.environ | {"SWIFTLET_HISTORY": "off"} | (environment or {}),
        )
        self.context = zmq.Context()
        self.identity = uuid.uuid4().hex.encode()
        self.shell = self.connect(zmq.DEALER, "shell_port")
        self.control = self.connect(zmq.DEALER, "control_port")
        self.stdin = self.connect(zmq.DEALER, "stdin_port")
        self.iopub = self.subscriber()

    def connect(self, kind, port, identity=None):
        channel = self.context.socket(kind)
        channel.setsockopt(zmq.LINGER, 0)
        channel.setsockopt(zmq.RECONNECT_IVL, 5)
        if kind == zmq.DEALER:
            # Shell and stdin share an identity: that is how input finds its client.
            channel.setsockopt(zmq.IDENTITY, identity or self.identity)
        if self.curve:
            # As jupyter_client does: the connection file's pair is the client's too.
            channel.curve_publickey, channel.curve_secretkey = self.curve
            channel.curve_serverkey = self.curve[0]
        if kind == zmq.SUB:
            channel.setsockopt(zmq.RCVHWM, 0)
            channel.setsockopt(zmq.SUBSCRIBE, b"")
        separator = ":" if self.info["transport"] == "tcp" else "-"
        address = f"{self.info['transport']}://{self.info['ip']}{separator}{self.info[port]}"
        channel.connect(address)
        return channel

    def subscriber(self):
        """A new iopub socket that has been welcomed: it misses nothing from here on."""
        channel = self.connect(zmq.SUB, "iopub_port")
        while self.receive(channel).type != "iopub_welcome":
            pass
        return channel

    # Frames

    def sign(self, frames):
        if not self.key:
            return b""
        digest = getattr(hashlib, self.scheme.removeprefix("hmac-"))
        return hmac.new(self.key.encode(), b"".join(frames), digest).hexdigest().encode()

    def frames(self, kind, content, parent=None, buffers=(), metadata=None):
        header = {
            "msg_id": uuid.uuid4().hex,
            "session": self.session,
            "username": "tester",
            "msg_type": kind,
            "version": "5.3",
            "date": datetime.datetime.now(datetime.timezone.utc).isoformat(),
        }
        signed = [json.dumps(part).encode() for part in (header, parent or {}, metadata or {}, content)]
        return header, [DELIMITER, self.sign(signed), *signed, *buffers]

    def send(self, kind, content, channel=None, parent=None, buffers=(), metadata=None):
        header, frames = self.frames(kind, content, parent, buffers, metadata)
        (channel or self.shell).send_multipart(frames)
        return header

    def receive(self, channel, timeout=PATIENCE):
        """The next message, its signature checked."""
        if not channel.poll(int(timeout * 1000)):
            raise TimeoutError(f"no message within {timeout} s; log: {self.log_text()}")
        frames = channel.recv_multipart()
        start = frames.index(DELIMITER)
        signature, header, parent, metadata, content = frames[start + 1 : start + 6]
        assert signature == self.sign([header, parent, metadata, content])
        return Message(
            *(json.loads(part) for part in (header, parent, metadata, content)),
            identities=frames[:start],
            buffers=frames[start + 6 :],
            parent_bytes=parent,
        )

    def resident(self):
        """Bytes of memory that the kernel uses now."""
        return int(open(f"/proc/{self.process.pid}/statm").read().split()[1]) * 4096

    def log_text(self):
        return Path(self.log.name).read_text()

    # Requests

    def published_under(self, header, iopub=None, timeout=PATIENCE):
        """Everything published under a request, up to and with its idle."""
        published = []
        while True:
            message = self.receive(iopub or self.iopub, timeout)
            if message.parent.get("msg_id") != header["msg_id"]:
                continue
            published.append(message)
            if message.type == "status" and message.content["execution_state"] == "idle":
                return published

    def reply_to(self, header, channel=None, timeout=PATIENCE):
        while True:
            message = self.receive(channel or self.shell, timeout)
            if message.parent.get("msg_id") == header["msg_id"]:
                return message

    def request(self, kind, content=None, channel=None, buffers=()):
        """Sends a request and collects its reply and its output."""
        header = self.send(kind, content or {}, channel, buffers=buffers)
        reply = self.reply_to(header, channel)
        return Exchange(reply, self.published_under(header))

    def send_execute(self, code, channel=None, cell_id=None, **options):
        """Asks to run a cell; JupyterLab says in `cellId` which one."""
        content = {
            "code": code,
            "silent": False,
            "store_history": True,
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": True,
        }
        metadata = {"cellId": cell_id} if cell_id else None
        return self.send("execute_request", content | options, channel, metadata=metadata)

    def execute(self, code, **options):
        header = self.send_execute(code, **options)
        reply = self.reply_to(header)
        return Exchange(reply, self.published_under(header))

    def wait_until_running(self, header):
        """Until the cell of a request has begun."""
        while True:
            message = self.receive(self.iopub)
            if message.parent.get("msg_id") == header["msg_id"]:
                if message.type == "execute_input":
                    return

    # The process

    def interrupt(self):
        """Asks by message, and waits until the kernel has heard.

        What the cell publishes is left unread: it may come before the interrupt's own idle.
        """
        header = self.send("interrupt_request", {}, self.control)
        return self.reply_to(header, self.control)

    def interrupt_by_signal(self):
        self.process.send_signal(signal.SIGINT)

    def wait_for_exit(self, timeout=PATIENCE):
        started = time.monotonic()
        status = self.process.wait(timeout)
        return status, time.monotonic() - started

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for channel in (self.shell, self.control, self.stdin, self.iopub):
            channel.close(0)
        self.context.destroy(0)
        self.log.close()
        self.folder.cleanup()
