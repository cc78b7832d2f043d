"""Runs notebooks and keeps their outputs, as they are committed: without times, streams in one piece.

    SWIFTLET_DATA_DIR=FOLDER .venv/bin/python Tools/refresh_notebook.py Notebooks/01-mnist-mlp.ipynb
"""

import sys
import tempfile

import nbclient
import nbformat


def joined(outputs):
    """The outputs with neighbouring pieces of one stream put together."""
    result = []
    for output in outputs:
        last = result[-1] if result else None
        if last and last.output_type == output.output_type == "stream" and last.name == output.name:
            last.text += output.text
        else:
            result.append(output)
    return result


for path in sys.argv[1:]:
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        nbclient.NotebookClient(
            notebook,
            kernel_name="swiftlet",
            timeout=600,
            record_timing=False,
            resources={"metadata": {"path": folder}},
        ).execute()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = joined(cell.outputs)
    nbformat.write(notebook, path)
