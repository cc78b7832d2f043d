import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from kernel_client import BINARY, Kernel  # noqa: E402


def pytest_sessionstart(session):
    if not BINARY.exists():
        pytest.exit(f"there is no kernel at {BINARY}: run ./test, which builds it", returncode=2)


@pytest.fixture
def kernel():
    """A fresh kernel for one test."""
    kernel = Kernel()
    yield kernel
    kernel.close()


@pytest.fixture(scope="module")
def shared_kernel():
    """One kernel for all tests of a file that leave no trace in it."""
    kernel = Kernel()
    yield kernel
    kernel.close()
