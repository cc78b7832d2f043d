"""Which programs to hold against the compiler, and two compilers at work at a time."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import real_swift
from programs import name


def pytest_addoption(parser):
    parser.addoption("--programs", default="", help="parts of programs' names; all without")


def pytest_collection_modifyitems(config, items):
    wanted = config.getoption("--programs").split()
    if wanted:
        items[:] = [
            item
            for item in items
            if "program" in getattr(getattr(item, "callspec", None), "params", {})
            and any(part in name(item.callspec.params["program"]) for part in wanted)
        ]


@pytest.fixture(scope="session")
def answers(request):
    """Program → what swiftc makes of it, asked in the background for all programs of this run."""
    chosen = [
        item.callspec.params["program"]
        for item in request.session.items
        if "program" in getattr(getattr(item, "callspec", None), "params", {})
    ]
    with ThreadPoolExecutor(2) as pool:
        yield {program: pool.submit(real_swift.answer, program) for program in chosen}
