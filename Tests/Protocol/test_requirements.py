"""docs/protocol.md names a test for each requirement; the tests are there."""

import re
from pathlib import Path

FOLDER = Path(__file__).parent
PAGE = FOLDER.parents[1] / "docs" / "protocol.md"


def test_each_of_thirty_requirements_has_tests_that_exist():
    rows = re.findall(r"^\| (\d+) \|.*\| (.*) \|$", PAGE.read_text(), flags=re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, 31))
    source = "".join(path.read_text() for path in FOLDER.glob("test_*.py"))
    defined = set(re.findall(r"^(?:def|class) (\w+)", source, flags=re.MULTILINE))
    for number, tests in rows:
        named = re.findall(r"`([Tt]est\w+)`", tests)
        assert named and set(named) <= defined, (number, set(named) - defined)
