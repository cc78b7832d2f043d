"""Every notebook runs from top to bottom, and what its prose says is what it computed.

`./test` runs them on a few drawn pictures, without a network; `./test notebooks` in full on real data.
"""

import math
import re
from pathlib import Path

import pytest

from conftest import NOTEBOOKS, ROOT

# A result in the prose stands in code font, as `97.32 %`.
RESULT = re.compile(r"`(-?[0-9][0-9,.]*(?: %)?)`")
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e-?[0-9]+)?")
# Processors differ in the last bits of a product, and training carries them on.
SAME_RESULT = 0.02
LONGEST = {"08-cifar10": 360}


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def fails_on_purpose(cell):
    return "raises-exception" in cell.metadata.get("tags", [])


def outputs(notebook):
    return [output for cell in code_cells(notebook) for output in cell.get("outputs", [])]


def printed(notebook):
    """All text that the cells gave."""
    texts = []
    for output in outputs(notebook):
        if output.output_type == "stream":
            texts.append(output.text)
        elif output.output_type == "error":
            texts.append("\n".join(output.traceback))
        else:
            texts.append(output.data.get("text/plain", ""))
    return "\n".join(texts)


def results_in_prose(notebook):
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return RESULT.findall(prose)


def test_a_notebook_runs_without_an_error_that_it_does_not_announce(run):
    assert outputs(run.notebook)
    for cell in code_cells(run.notebook):
        failed = any(output.output_type == "error" for output in cell.outputs)
        assert failed == fails_on_purpose(cell), cell.source


def test_what_a_notebook_shows_is_readable_everywhere(run):
    for output in outputs(run.notebook):
        if output.output_type in ("display_data", "execute_result"):
            assert output.data.get("text/plain", "").strip()
            html = output.data.get("text/html", "")
            assert "<script" not in html and "javascript:" not in html


def test_a_notebook_takes_no_longer_than_its_reader_waits(run, request):
    if not run.data:
        pytest.skip("only the full run on real data is timed")
    name = request.node.callspec.id
    assert run.seconds < LONGEST.get(name, 120)


def test_a_digit_reader_has_learned(run):
    if not run.data:
        pytest.skip("a run on a few drawn pictures learns little")
    for accuracy in re.findall(r"Test accuracy: ([0-9.]+) %", printed(run.notebook)):
        assert 96 <= float(accuracy) <= 100


def test_the_prose_gives_the_results_of_the_run(run):
    if not run.data:
        pytest.skip("the prose speaks of real data")
    numbers = [float(number) for number in NUMBER.findall(printed(run.notebook))]
    for result in results_in_prose(run.notebook):
        wanted = float(result.replace(",", "").removesuffix(" %"))
        assert any(math.isclose(wanted, n, rel_tol=SAME_RESULT) for n in numbers), result


def test_the_prose_gives_the_committed_results_to_the_digit(committed):
    text = printed(committed)
    for result in results_in_prose(committed):
        assert re.search(rf"(?<![0-9.]){re.escape(result)}(?![0-9])", text), result


def test_a_notebook_is_committed_with_outputs_from_real_data(committed):
    assert all(cell.outputs or "print" not in cell.source for cell in code_cells(committed))
    assert "drawn" not in printed(committed)


def test_a_notebook_says_which_article_and_section_it_follows(committed):
    opening = committed.cells[0].source
    assert "**Follows**" in opening and "section" in opening


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_table_of_notebooks_names(path):
    assert path.name in (ROOT / "Notebooks/README.md").read_text()
