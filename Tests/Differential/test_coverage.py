"""Every bullet of the coverage list has programs, and every program names its bullets."""

import bullets
import pytest
from programs import covered, expectation, header, name, programs

BULLETS = bullets.known()


def test_every_bullet_has_a_program():
    missing = BULLETS - {bullet for p in programs("Accepted") for bullet in covered(p)}
    assert not missing


def test_the_table_of_programs_is_up_to_date():
    assert bullets.TABLE.read_text() == bullets.table(), "run Tools/coverage_table"


@pytest.mark.parametrize("program", programs("Accepted"), ids=name)
def test_a_program_names_bullets_and_has_an_expectation(program):
    assert set(covered(program)) <= BULLETS
    assert expectation(program).exists()
    assert len(program.read_text().splitlines()) >= 10


@pytest.mark.parametrize("program", programs("Rejected"), ids=name)
def test_a_rejected_program_names_both_errors(program):
    assert header(program, "Error")
    assert header(program, "swiftc", line=1)
