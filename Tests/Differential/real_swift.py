"""What the real `swiftc -swift-version 5` makes of a program, remembered under `.build`."""

import hashlib
import json
import os
import subprocess
import tempfile
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".build" / "differential"
# The module is called `main`, as a script's is, whatever the file's name.
FLAGS = ["-swift-version", "5", "-suppress-warnings", "-module-name", "main"]
PROGRAM_LIMIT = 20  # seconds


@dataclass
class Answer:
    """`errors` is what the compiler said, empty if it compiled; then the program ran."""

    errors: str
    output: str = ""
    status: int = 0


@cache
def compiler():
    """What the compiler is: another one may answer otherwise."""
    return subprocess.run(
        ["swiftc", "--version"], capture_output=True, text=True, check=True
    ).stdout


def answer(program):
    """Compiles and runs a program, or remembers what came of it."""
    key = hashlib.sha256("\0".join([compiler(), *FLAGS, program.read_text()]).encode()).hexdigest()
    known = CACHE / f"{key}.json"
    if known.exists():
        return Answer(**json.loads(known.read_text()))
    found = ask(program)
    CACHE.mkdir(parents=True, exist_ok=True)
    new = CACHE / f"{key}.{os.getpid()}.new"
    new.write_text(json.dumps(asdict(found)))
    new.rename(known)
    return found


def ask(program):
    """Compiles and runs a program."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "main.swift"
        source.write_text(program.read_text())
        binary = Path(folder) / "program"
        built = subprocess.run(
            ["swiftc", *FLAGS, str(source), "-o", str(binary)], capture_output=True, text=True
        )
        if built.returncode != 0:
            return Answer(errors=built.stderr or "swiftc failed")
        ran = subprocess.run(
            [str(binary)], capture_output=True, text=True, timeout=PROGRAM_LIMIT, cwd=folder
        )
        return Answer(errors="", output=ran.stdout, status=ran.returncode)
