"""The programs of the differential suite and what their first lines say."""

import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def programs(kind):
    """All programs below `Accepted` or `Rejected`."""
    return sorted((FOLDER / kind).rglob("*.swift"))


def name(program):
    """The program's place in the suite: `control/loops`."""
    return "/".join(program.relative_to(FOLDER).with_suffix("").parts[1:])


def header(program, word, line=0):
    """What follows `// word: ` in one of the first lines."""
    lines = program.read_text().splitlines()
    found = re.fullmatch(rf"// {word}: (.+)", lines[line]) if len(lines) > line else None
    assert found, f"{name(program)}: line {line + 1} should be `// {word}: …`"
    return found[1].strip()


def covered(program):
    """The bullets of coverage.md that a program covers."""
    return [bullet.strip() for bullet in header(program, "Covers").split(",")]


def expectation(program):
    """The file with what swiftc makes the program print."""
    return program.with_suffix(".expected")
