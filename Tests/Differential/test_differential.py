"""Every program means to Swiftlet what it means to the real Swift compiler."""

import os
import subprocess

import pytest
from programs import expectation, header, name, programs

SWIFTLET = os.environ.get("SWIFTLET", ".build/release/swiftlet")
PROGRAM_LIMIT = 60  # seconds


def swiftlet(program):
    return subprocess.run(
        [SWIFTLET, "run", str(program)], capture_output=True, text=True, timeout=PROGRAM_LIMIT
    )


@pytest.mark.parametrize("program", programs("Accepted"), ids=name)
def test_prints_what_it_prints_under_swiftc(program, answers):
    real = answers[program].result()
    assert real.errors == ""
    assert real.status == 0
    assert real.output == expectation(program).read_text(), "what is committed is outdated"
    ours = swiftlet(program)
    assert ours.returncode == 0, ours.stderr
    assert ours.stdout == real.output


@pytest.mark.parametrize("program", programs("Rejected"), ids=name)
def test_is_rejected_as_by_swiftc(program, answers):
    said = answers[program].result().errors
    assert said, "swiftc accepts it"
    assert header(program, "swiftc", line=1) in said
    ours = swiftlet(program)
    assert ours.returncode == 1
    assert f"[{header(program, 'Error')}]" in ours.stderr
