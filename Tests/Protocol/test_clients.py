"""Clients that people use besides JupyterLab: a console, nbclient, papermill, nbconvert, encryption."""

import json
import os
import subprocess
import sys

import nbclient
import nbformat
import pytest
from installed import installed
from jupyter_client.manager import KernelManager

CELLS = [
    "let xs = [1, 2, 3]",
    'for x in xs { print("x is \\(x)") }',
    "printError(\"careful\")",
    "HTML(\"<b>bold</b>\")",
    "xs.reduce(0, +)",
]


@pytest.fixture
def name(tmp_path):
    with installed(tmp_path / "jupyter") as name:
        yield name


@pytest.fixture
def notebook(name, tmp_path):
    cells = [nbformat.v4.new_code_cell(code) for code in CELLS]
    kernel = {"name": name, "display_name": "Swiftlet", "language": "swift"}
    made = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    path = tmp_path / "notebook.ipynb"
    nbformat.write(made, path)
    return path


def assert_ran(notebook):
    outputs = [cell.outputs for cell in notebook.cells]
    assert outputs[1][0].text == "x is 1\nx is 2\nx is 3\n"
    assert (outputs[2][0].name, outputs[2][0].text) == ("stderr", "careful\n")
    assert outputs[3][0].data["text/html"] == "<b>bold</b>"
    assert outputs[4][0].data["text/plain"] == "6"
    assert [cell.execution_count for cell in notebook.cells] == [1, 2, 3, 4, 5]
    assert notebook.metadata.language_info.name == "swift"


def test_nbclient_runs_a_notebook(notebook, name):
    made = nbformat.read(notebook, as_version=4)
    nbclient.NotebookClient(made, timeout=60, kernel_name=name).execute()
    assert_ran(made)


def test_nbclient_reports_the_error_of_a_cell(notebook, name):
    made = nbformat.read(notebook, as_version=4)
    made.cells[1].source = "nobody"
    with pytest.raises(nbclient.exceptions.CellExecutionError, match="nobody"):
        nbclient.NotebookClient(made, timeout=60, kernel_name=name).execute()


def test_papermill_runs_a_notebook(notebook, tmp_path):
    output = tmp_path / "out.ipynb"
    ended = papermill(notebook, output)
    assert ended.returncode == 0, ended.stderr
    made = nbformat.read(output, as_version=4)
    assert_ran(made)
    assert all(cell.metadata.papermill.status == "completed" for cell in made.cells)


PARAMETERS = {
    "count": 3, "negative": -2, "rate": 0.1, "whole": 1, "tiny": 1e-07, "endless": float("inf"),
    "text": 'a "b" \\(c)\n\u00e9', "verbose": False, "names": ["x", "y"], "none": None, "empty": [],
    "rates": [0.5, 1], "table": {"a": 1, "b": 2}, "nothing": {}, "given": "7",
}
DECLARATIONS = """
var count = 10
var negative = 1
var rate: Float = 0.01  // how far a step goes
var whole = 0.5
var tiny = 1.0
var endless = 1.0
var text = ""
var verbose = true
var names: [String] = []
var none: String? = "some"
var empty = [1]
var rates: [Double] = []
var table: [String: Int] = [:]
var nothing = ["a": 1]
var given = ""
var kept = 5
"""
USES = """
print(count + 1, -negative, [rate] == [Float(0.1)], whole / 2, tiny * 1e7, endless)
print(text)
print(verbose, names, none == nil, empty.count, rates, table["a"]! + table["b"]!, nothing.isEmpty, given, kept)
"""


def papermill(notebook, output, *options):
    return subprocess.run(
        [sys.executable, "-m", "papermill", "--no-progress-bar", notebook, output, *options],
        capture_output=True, text=True, timeout=120,
    )


def test_papermill_gives_parameters_of_every_type(notebook, tmp_path):
    made = nbformat.read(notebook, as_version=4)
    made.cells = [nbformat.v4.new_code_cell(code) for code in (DECLARATIONS, USES)]
    made.cells[0].metadata.tags = ["parameters"]
    nbformat.write(made, notebook)
    # YAML is what `-p` and `-y` read; JSON is a part of it, but for the spelling of infinity.
    values = json.dumps(PARAMETERS).replace("Infinity", ".inf").replace("1e-07", "1.0e-07")
    ended = papermill(notebook, tmp_path / "out.ipynb", "-y", values, "-r", "given", "7")
    assert ended.returncode == 0, ended.stderr
    cells = nbformat.read(tmp_path / "out.ipynb", as_version=4).cells
    assert cells[1].metadata.tags == ["injected-parameters"]
    assert cells[2].outputs[0].text == (
        '4 2 true 0.5 1.0 inf\na "b" \\(c)\n\u00e9\n'
        'false ["x", "y"] true 0 [0.5, 1.0] 3 true 7 5\n'
    )


def test_papermill_says_what_is_wrong_with_a_parameter_and_lists_them(notebook, tmp_path):
    made = nbformat.read(notebook, as_version=4)
    made.cells[0] = nbformat.v4.new_code_cell("let fixed = 1\nvar rate: Float = 0.01  // step")
    made.cells[0].metadata.tags = ["parameters"]
    nbformat.write(made, notebook)
    ended = papermill(notebook, tmp_path / "out.ipynb", "-p", "fixed", "3")
    assert ended.returncode != 0 and "fixed" in ended.stderr and "let" in ended.stderr
    assert "declares with `var`" in (tmp_path / "out.ipynb").read_text()
    listed = papermill(notebook, tmp_path / "out.ipynb", "--help-notebook").stdout
    assert "rate: Float (default 0.01)" in listed and "step" in listed


def test_nbconvert_makes_html_with_swift_highlighted(notebook, tmp_path):
    # nbconvert chooses the colours before it runs a notebook: they are those of one that has run.
    for options in (["--execute", "--to", "notebook", "--inplace"], ["--to", "html"]):
        command = [sys.executable, "-m", "nbconvert", *options, notebook]
        subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=tmp_path)
    html = (tmp_path / "notebook.html").read_text()
    assert "x is 3" in html and "<b>bold</b>" in html
    # Pygments' Swift lexer knows `let` as a keyword.
    assert '<span class="kd">let</span>' in html or '<span class="k">let</span>' in html


def test_jupyter_console_runs_cells_and_completes(name):
    command = [sys.executable, "-m", "jupyter_console", "--kernel", name, "--simple-prompt"]
    ended = subprocess.run(
        command, input="\n".join([*CELLS, "nobody", "exit"]) + "\n", text=True,
        capture_output=True, timeout=120, env=os.environ | {"TERM": "dumb"},
    )
    assert "x is 1\nx is 2\nx is 3\n" in ended.stdout, ended.stdout + ended.stderr
    assert "Swiftlet" in ended.stdout
    assert "6" in ended.stdout
    assert "nobody" in ended.stdout + ended.stderr


def test_a_manager_that_requires_encryption_gets_it(name):
    manager = KernelManager(kernel_name=name, transport_encryption="required")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=30)
        assert manager.get_connection_info()["curve_publickey"]
        reply = client.execute_interactive("1 + 1", timeout=30)
        assert reply["content"]["status"] == "ok"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
