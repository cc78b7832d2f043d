"""Mutated messages against a kernel: frames, headers, JSON and signatures.

    frame_fuzzer.py [COUNT [SEED [FOLDER]]]

After each batch a valid request must be answered within 50 ms, memory must stay, and the kernel must
live. A batch that fails is made small and kept in FOLDER (Tests/Crashers/frames), whose files
test_fuzz.py replays.
"""

import copy
import json
import random
import sys
import tempfile
import time
import uuid
from pathlib import Path

from kernel_client import DELIMITER, Kernel

CRASHERS = Path(__file__).resolve().parents[1] / "Crashers" / "frames"
BATCH = 500
# None of them ends the kernel or runs for long, however it is changed.
REQUESTS = [
    ("kernel_info_request", {}),
    ("execute_request", {"code": "1+1", "silent": False, "user_expressions": {"a": "2"}}),
    ("execute_request", {"code": "print(1)", "store_history": False, "stop_on_error": False}),
    ("complete_request", {"code": "pri𨭎", "cursor_pos": 3}),
    ("inspect_request", {"code": "print", "cursor_pos": 3, "detail_level": 1}),
    ("is_complete_request", {"code": "for i in 0..<3 {"}),
    ("history_request", {"hist_access_type": "tail", "n": 3, "raw": True, "output": True}),
    ("history_request", {"hist_access_type": "search", "pattern": "*1*", "unique": True}),
    ("history_request", {"hist_access_type": "range", "session": 0, "start": 1, "stop": 9}),
    ("comm_open", {"comm_id": "c", "target_name": "swiftlet.echo", "data": {"a": [1]}}),
    ("comm_msg", {"comm_id": "c", "data": {"b": None}}),
    ("comm_close", {"comm_id": "c", "data": {}}),
    ("comm_info_request", {"target_name": "x"}),
    ("interrupt_request", {}),
    ("usage_request", {}),
    ("debug_request", {"type": "request", "seq": 1, "command": "inspectVariables"}),
    ("debug_request", {"seq": 2, "command": "variables", "arguments": {"variablesReference": 1}}),
    ("input_reply", {"value": "x"}),
]
VALUES = [
    None, True, False, 0, -1, 2**31, 2**63 - 1, 2**63, -(2**63), 2**64, 1e308, 0.5, "", "\x00",
    "\ud83d",
    "𨭎", "x" * 10_000, [], {}, [[]], {"": {}}, [None] * 100, {"a": {"a": {"a": {}}}},
]
TOKENS = [
    b"{", b"}", b"[", b"]", b'"', b"\\", b",", b":", b"\\u0000", b"\\ud800", b"\xff", b"\xc3", b"1e999",
    b"-", b"null", b"\x00", b"[" * 300, b'{"a":' * 200, b"\n", b"\\", b"\xf0\x9f", b"99999999999999999999",
]


class Mutator:
    """Makes the same messages again from the same seed."""

    def __init__(self, kernel, seed):
        self.kernel = kernel
        self.random = random.Random(seed)
        self.recent = []

    def message(self):
        """Frames, and the name of the channel they go to."""
        choose = self.random.random()
        kind, content = self.random.choice(REQUESTS)
        header = {
            "msg_id": uuid.UUID(int=self.random.getrandbits(128)).hex,
            "session": "fuzz",
            "username": "fuzz",
            "msg_type": kind,
            "version": "5.3",
            "date": "2026-01-01T00:00:00Z",
        }
        parts = [header, {}, {}, copy.deepcopy(content)]
        if choose < 0.4:
            for _ in range(self.random.randrange(1, 4)):
                self.change_value(parts)
        frames = [json.dumps(part).encode() for part in parts]
        if 0.3 < choose < 0.7:
            for _ in range(self.random.randrange(1, 5)):
                self.change_bytes(frames, self.random.randrange(4))
        frames = [DELIMITER, self.kernel.sign(frames), *frames]
        if choose > 0.65:
            self.change_frames(frames)
        if self.random.random() < 0.05 and self.recent:
            frames = self.random.choice(self.recent)
        self.recent = [*self.recent[-20:], frames]
        return self.random.choice(["shell", "shell", "control", "stdin"]), frames

    def change_value(self, parts):
        """Another value, another key, or one member less, anywhere in the JSON."""
        where = parts
        while True:
            keys = list(where) if isinstance(where, dict) else list(range(len(where)))
            if not keys:
                return
            key = self.random.choice(keys)
            inner = where[key]
            if isinstance(inner, (dict, list)) and inner and self.random.random() < 0.7:
                where = inner
                continue
            if isinstance(where, dict) and self.random.random() < 0.3:
                del where[key]
            elif where is not parts or self.random.random() < 0.5:
                where[key] = copy.deepcopy(self.random.choice(VALUES))
            return

    def change_bytes(self, frames, index):
        data = bytearray(frames[index])
        at = self.random.randrange(len(data) + 1)
        match self.random.randrange(5):
            case 0 if data:
                data[at % len(data)] ^= 1 << self.random.randrange(8)
            case 1:
                data[at:at] = self.random.choice(TOKENS)
            case 2:
                del data[at : at + self.random.randrange(1, 20)]
            case 3:
                data[at:at] = data[: self.random.randrange(1, 40)]
            case _:
                data = data[:at]
        frames[index] = bytes(data)

    def change_frames(self, frames):
        for _ in range(self.random.randrange(1, 4)):
            if not frames:
                frames.append(b"")
            at = self.random.randrange(len(frames))
            match self.random.randrange(7):
                case 0:
                    del frames[at]
                case 1:
                    frames.insert(at, frames[at])
                case 2:
                    frames.insert(at, self.random.randbytes(self.random.randrange(200)))
                case 3:
                    other = self.random.randrange(len(frames))
                    frames[at], frames[other] = frames[other], frames[at]
                case 4:
                    self.change_bytes(frames, at)
                case 5:
                    frames[at] = self.random.choice([b"", DELIMITER, b"x" * 100_000])
                case _:
                    del frames[at:]
        if not frames:
            frames.append(b"")


class Attack:
    """One kernel under attack."""

    def __init__(self):
        # With a file for the history, as a user's kernel has one.
        self.folder = tempfile.TemporaryDirectory()
        history = str(Path(self.folder.name) / "history.sqlite")
        self.kernel = Kernel(environment={"SWIFTLET_HISTORY": history})
        self.kernel.execute("let xs = [1, 2, 3]")
        self.slowest = 0.0

    def send(self, messages):
        for channel, frames in messages:
            getattr(self.kernel, channel).send_multipart(frames)

    def survives(self):
        """Why the kernel does not answer as it should after a batch; nil where it does."""
        kernel = self.kernel
        try:
            # First what was sent is worked off.
            for channel in (kernel.control, kernel.shell):
                kernel.reply_to(kernel.send("kernel_info_request", {}, channel), channel, 10)
            kernel.reply_to(kernel.send_execute("1+1", stop_on_error=False), timeout=10)
            took = min(self.answer() for _ in range(3))
        except TimeoutError:
            status = kernel.process.poll()
            return f"no answer; exit status {status}"
        finally:
            self.drain()
        if took >= 0.05:
            return f"an answer after {took * 1000:.0f} ms"
        self.slowest = max(self.slowest, took)
        return None

    def answer(self):
        started = time.monotonic()
        header = self.kernel.send("kernel_info_request", {})
        self.kernel.reply_to(header, timeout=10)
        return time.monotonic() - started

    def drain(self):
        for channel in (self.kernel.iopub, self.kernel.stdin, self.kernel.control):
            while channel.poll(0):
                channel.recv_multipart()

    def close(self):
        self.kernel.close()
        self.folder.cleanup()


def keep(messages, folder):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{uuid.uuid4().hex[:8]}.json"
    path.write_text(json.dumps([[c, [f.hex() for f in frames]] for c, frames in messages]))
    return path


def load(path):
    """Messages of a file; they were signed with another key, so they are signed anew."""
    return [(c, [bytes.fromhex(f) for f in frames]) for c, frames in json.loads(path.read_text())]


def signed(kernel, frames):
    frames = list(frames)
    if DELIMITER in frames:
        at = frames.index(DELIMITER)
        if len(frames) >= at + 6:
            frames[at + 1] = kernel.sign(frames[at + 2 : at + 6])
    return frames


def fails(messages):
    attack = Attack()
    try:
        attack.send([(c, signed(attack.kernel, frames)) for c, frames in messages])
        return attack.survives()
    finally:
        attack.close()


def minimized(messages):
    """A part of the messages that still fails, halved as long as a half does."""
    while len(messages) > 1:
        middle = len(messages) // 2
        for half in (messages[:middle], messages[middle:]):
            if fails(half):
                messages = half
                break
        else:
            return messages
    return messages


def run(count, seed, folder=CRASHERS, report=lambda text: None):
    """Sends so many mutations; returns what was found, and measurements."""
    attack = Attack()
    mutator = Mutator(attack.kernel, seed)
    findings, resident = [], []
    try:
        for start in range(0, count, BATCH):
            messages = [mutator.message() for _ in range(min(BATCH, count - start))]
            attack.send(messages)
            problem = attack.survives()
            # A slow answer may be another process's doing: it counts where it comes again.
            if problem and (attack.kernel.process.poll() is not None or fails(messages)):
                path = keep(minimized(messages), folder)
                findings.append(f"{problem}: {path}")
                attack.close()
                attack = Attack()
                mutator.kernel = attack.kernel
                resident = []
            resident.append(attack.kernel.resident())
            if start // BATCH % 100 == 99:
                report(f"{start + BATCH} mutations, slowest answer {attack.slowest * 1000:.1f} ms, "
                       f"{resident[-1] / 1e6:.1f} MB")
        return findings, attack.slowest, resident
    finally:
        attack.close()


if __name__ == "__main__":
    arguments = sys.argv[1:]
    count = int(arguments[0]) if arguments else 1_000_000
    seed = int(arguments[1]) if len(arguments) > 1 else 1
    folder = Path(arguments[2]) if len(arguments) > 2 else CRASHERS
    found, slowest, resident = run(count, seed, folder, lambda text: print(text, flush=True))
    for finding in found:
        print(finding)
    print(f"{count} mutations, {len(found)} found")
    sys.exit(1 if found else 0)
