"""JupyterLab in a real browser: run a notebook, watch the chart move while it trains.

Nothing is downloaded: the notebook finds real data where SWIFTLET_DATA_DIR names them, else it draws
its own.
"""

import pytest
from conftest import PICTURES

NOTEBOOK = "01-mnist-mlp.ipynb"
# A training notebook may take this long on a slow machine.
PATIENCE_MS = 300_000

# Whether the notebook's kernel is connected, known and at rest.
IS_READY = """() => {
    const context = window.jupyterapp?.shell.currentWidget?.sessionContext;
    const kernel = context?.session?.kernel;
    return !!kernel && context.isReady && kernel.connectionStatus === 'connected'
        && kernel.status === 'idle';
}"""


@pytest.fixture(scope="module")
def page(lab, new_page):
    page = new_page()
    page.goto(f"{lab}/lab/tree/{NOTEBOOK}?reset")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
    # Cells that run before the kernel is there are forgotten.
    page.wait_for_function(IS_READY, timeout=60_000)
    return page


def wait_until_idle(page):
    page.wait_for_function(
        """() => {
            const cells = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')];
            const texts = cells.map(cell => cell.textContent.trim());
            return texts.every(text => !text.includes('*')) && texts.some(t => /\\d/.test(t));
        }""",
        timeout=PATIENCE_MS,
    )


# Keeps every source that an output image has had, by its place among the images.
WATCH_IMAGES = """() => {
    window.seen = new Map();
    const look = () => {
        for (const image of document.querySelectorAll('.jp-OutputArea-output img')) {
            const cell = [...document.querySelectorAll('.jp-CodeCell')]
                .indexOf(image.closest('.jp-CodeCell'));
            if (!window.seen.has(cell)) window.seen.set(cell, new Set());
            window.seen.get(cell).add(image.src);
        }
    };
    new MutationObserver(look).observe(document.body,
        { subtree: true, childList: true, attributes: true, attributeFilter: ['src'] });
}"""


# A cell whose picture has changed so often is training.
IS_TRAINING = """count => [...window.seen.values()].some(sources => sources.size >= count)"""


def photograph_training(page):
    """Pictures of the window and of the training cell, taken while it runs."""
    cell = page.locator(".jp-CodeCell", has_text="LiveChart(")
    page.wait_for_function(IS_TRAINING, arg=3, timeout=PATIENCE_MS)
    cell.scroll_into_view_if_needed()
    cell.get_by_text("Epoch 6,").wait_for(timeout=PATIENCE_MS)
    assert "*" in cell.locator(".jp-InputPrompt").inner_text(), "the cell ran to its end already"
    cell.screenshot(path=str(PICTURES / "training-cell.png"))
    page.screenshot(path=str(PICTURES / "training.png"))


def test_the_chart_moves_while_the_notebook_trains(page):
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")
    page.evaluate(WATCH_IMAGES)
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells') }")
    photograph_training(page)
    wait_until_idle(page)
    for number, name in enumerate(["LiveChart(", ".fit(", "predicted:", "Test accuracy: %"]):
        page.locator(".jp-CodeCell", has_text=name).first.scroll_into_view_if_needed()
        page.screenshot(path=str(PICTURES / f"trained-{number + 1}.png"))
    frames = page.evaluate("() => [...window.seen.values()].map(sources => sources.size)")
    assert max(frames, default=0) >= 5, f"images seen for each cell: {frames}"


def test_no_cell_failed(page):
    errors = page.query_selector_all(".jp-RenderedText[data-mime-type*=stderr], .jp-mod-error")
    assert [error.inner_text() for error in errors] == []
    assert "Test accuracy:" in page.inner_text(".jp-Notebook")


def test_nothing_was_asked_of_another_machine(page):
    assert page.foreign_requests == []
