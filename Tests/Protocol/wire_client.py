"""ZMTP by hand (RFC 37): what a client of ZeroMQ's sends, so that a test can send something else."""

import socket

SIGNATURE = b"\xff" + bytes(8) + b"\x7f"
MORE, LONG, COMMAND = 1, 2, 4


def greeting(major=3, minor=1, mechanism=b"NULL"):
    return SIGNATURE + bytes([major, minor]) + mechanism.ljust(20, b"\0") + bytes(32)


def frame(body, flags=0):
    if len(body) < 256:
        return bytes([flags, len(body)]) + body
    return bytes([flags | LONG]) + len(body).to_bytes(8, "big") + body


def command(name, data=b""):
    return frame(bytes([len(name)]) + name + data, COMMAND)


def ready(socket_type=b"DEALER", identity=b""):
    data = b""
    for name, value in ((b"Socket-Type", socket_type), (b"Identity", identity)):
        data += bytes([len(name)]) + name + len(value).to_bytes(4, "big") + value
    return command(b"READY", data)


def message(frames):
    return b"".join(frame(f, MORE if f is not frames[-1] else 0) for f in frames)


class WireClient:
    """A connection to one of a kernel's sockets, on which nothing has been said yet."""

    def __init__(self, kernel, port="shell_port"):
        self.socket = socket.create_connection((kernel.info["ip"], kernel.info[port]), timeout=10)
        self.bytes = b""

    def send(self, data):
        self.socket.sendall(data)

    def take(self, count):
        while len(self.bytes) < count:
            more = self.socket.recv(65536)
            if not more:
                raise ConnectionError("closed")
            self.bytes += more
        taken, self.bytes = self.bytes[:count], self.bytes[count:]
        return taken

    def frame(self):
        flags, length = self.take(2)
        if flags & LONG:
            length = int.from_bytes(bytes([length]) + self.take(7), "big")
        return flags, self.take(length)

    def message(self):
        """The frames of the next message, commands passed over."""
        frames = []
        while True:
            flags, body = self.frame()
            if flags & COMMAND:
                continue
            frames.append(body)
            if not flags & MORE:
                return frames

    def shake_hands(self, minor=1, **metadata):
        self.send(greeting(minor=minor))
        their = self.take(64)
        assert (their[0], their[9:12]) == (0xFF, b"\x7f\x03\x01")
        self.send(ready(**metadata))
        flags, body = self.frame()
        assert flags == COMMAND and body.startswith(b"\x05READY")

    def is_closed(self):
        """Whether the kernel closes the connection."""
        try:
            while self.socket.recv(65536):
                pass
            return True
        except ConnectionResetError:
            return True
        except TimeoutError:
            return False

    def close(self):
        self.socket.close()
