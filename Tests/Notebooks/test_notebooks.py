"""Every notebook runs from top to bottom on the bundled data, without a network."""

import os
import re
from pathlib import Path

import nbclient
import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "Notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def executed(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("notebook")
    notebook = nbformat.read(request.param, as_version=4)
    client = nbclient.NotebookClient(
        notebook,
        timeout=600,
        kernel_name="swiftlet",
        resources={"metadata": {"path": str(folder)}},
    )
    with pytest.MonkeyPatch.context() as patch:
        # Bundled digits, whether or not the machine holds real data.
        patch.setenv("SWIFTLET_OFFLINE", "1")
        patch.delenv("SWIFTLET_DATA_DIR", raising=False)
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        client.execute()
    return notebook


def outputs(notebook):
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def test_a_notebook_runs_without_an_error(executed):
    assert outputs(executed)
    assert not [o for o in outputs(executed) if o.output_type == "error"]


def test_what_a_notebook_shows_is_readable_everywhere(executed):
    for output in outputs(executed):
        if output.output_type in ("display_data", "execute_result"):
            assert output.data.get("text/plain", "").strip()
            html = output.data.get("text/html", "")
            assert "<script" not in html and "javascript:" not in html


def test_a_trained_model_has_learned(executed):
    text = "".join(o.text for o in outputs(executed) if o.output_type == "stream")
    for accuracy in re.findall(r"Test accuracy: ([0-9.]+) %", text):
        assert 97 <= float(accuracy) <= 100


def test_there_are_notebooks():
    assert NOTEBOOKS
