"""Every bullet of the coverage list has programs, and every program names its bullets."""

import re

import pytest
from programs import FOLDER, covered, expectation, header, name, programs

BULLETS = re.findall(r"^- `([a-z-]+)`", (FOLDER / "coverage.md").read_text(), flags=re.MULTILINE)


def test_every_bullet_has_a_program():
    missing = set(BULLETS) - {bullet for p in programs("Accepted") for bullet in covered(p)}
    assert not missing


@pytest.mark.parametrize("program", programs("Accepted"), ids=name)
def test_a_program_names_bullets_and_has_an_expectation(program):
    assert set(covered(program)) <= set(BULLETS)
    assert expectation(program).exists()
    assert len(program.read_text().splitlines()) >= 10


@pytest.mark.parametrize("program", programs("Rejected"), ids=name)
def test_a_rejected_program_names_both_errors(program):
    assert header(program, "Error")
    assert header(program, "swiftc", line=1)
