"""How notebooks are run: quickly on a few drawn pictures, or in full on real data."""

import os
import time
from pathlib import Path

import nbclient
import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "Notebooks").glob("*.ipynb"))

# Enough for every class and a last batch that is not full.
PICTURES_IN_A_QUICK_RUN = 500


def pytest_addoption(parser):
    parser.addoption("--full", action="store_true", help="all epochs on real data, where it is")


def real_data():
    """The folder with the published data sets, or None."""
    folder = Path(os.environ.get("SWIFTLET_DATA_DIR", ROOT / "../shared/data"))
    return folder.resolve() if folder.is_dir() else None


@pytest.fixture(scope="session", params=NOTEBOOKS, ids=lambda path: path.stem)
def committed(request):
    """A notebook as it lies in the folder, with the outputs that it is published with."""
    return nbformat.read(request.param, as_version=4)


class Run:
    """A notebook that was just executed."""

    def __init__(self, notebook, seconds, data):
        self.notebook = notebook
        self.seconds = seconds
        self.data = data


@pytest.fixture(scope="session")
def run(committed, request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("notebook")
    notebook = nbformat.from_dict(committed)
    full = request.config.getoption("--full")
    data = real_data() if full else None
    if full and data is None:
        print("no real data here: the notebook runs on drawn pictures")
    client = nbclient.NotebookClient(
        notebook,
        timeout=600,
        kernel_name="swiftlet",
        resources={"metadata": {"path": str(folder)}},
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SWIFTLET_OFFLINE", "1")
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        if data:
            patch.setenv("SWIFTLET_DATA_DIR", str(data))
        else:
            patch.delenv("SWIFTLET_DATA_DIR", raising=False)
        if not full:
            patch.setenv("SWIFTLET_DATA_LIMIT", str(PICTURES_IN_A_QUICK_RUN))
        start = time.monotonic()
        client.execute()
    return Run(notebook, time.monotonic() - start, data)
