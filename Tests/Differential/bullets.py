"""The list of bullets in coverage.md, and the table of the programs that cover them."""

import re

from programs import FOLDER, covered, name, programs

TABLE = FOLDER.parents[1] / "docs" / "coverage.md"


def sections():
    """Heading → bullets, in the order of the list."""
    found = {}
    for line in (FOLDER / "coverage.md").read_text().splitlines():
        if line.startswith("## "):
            found[line[3:]] = []
        elif bullet := re.match(r"- `([a-z0-9-]+)`", line):
            found[list(found)[-1]].append(bullet[1])
    return found


def known():
    return {bullet for part in sections().values() for bullet in part}


def table():
    """The text of docs/coverage.md."""
    by_bullet = {}
    accepted = programs("Accepted")
    for program in accepted:
        for bullet in covered(program):
            by_bullet.setdefault(bullet, []).append(name(program))
    text = [
        "# What the programs cover",
        "",
        f"{len(accepted)} programs print under Swiftlet what they print under `swiftc`;"
        f" {len(programs('Rejected'))} are rejected by both for the same reason.",
        "They lie in [Tests/Differential](../Tests/Differential). `Tools/coverage_table` writes this page.",
    ]
    for heading, part in sections().items():
        text += ["", f"## {heading}", "", "| Part of the language | Programs |", "|---|---|"]
        text += [f"| {bullet} | {', '.join(by_bullet.get(bullet, []))} |" for bullet in part]
    return "\n".join(text) + "\n"
