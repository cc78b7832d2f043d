"""A notebook's session in JupyterLab: run, stop, restart, complete, look up, answer, watch, reload."""

import json
import re
import time
import urllib.request

import pytest
from conftest import PICTURES

PATIENCE_MS = 60_000

KERNEL = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel"
IS_IDLE = f"() => {KERNEL}?.connectionStatus === 'connected' && {KERNEL}?.status === 'idle'"
IS_BUSY = f"() => {KERNEL}?.status === 'busy'"


class Notebook:
    """A notebook of the given cells, open in JupyterLab."""

    def __init__(self, page, lab, folder, name, cells):
        self.page = page
        # A workspace of its own: windows that share one open each other's notebooks when they are reloaded.
        self.address = f"{lab}/lab/workspaces/{name}/tree/{name}.ipynb"
        self.lab = lab
        kernel = {"name": "swiftlet", "display_name": "Swiftlet", "language": "swift"}
        made = {
            "cells": [
                {
                    "cell_type": "code", "execution_count": None, "id": f"cell{n}", "metadata": {},
                    "outputs": [], "source": code,
                }
                for n, code in enumerate(cells)
            ],
            "metadata": {"kernelspec": kernel},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
        (folder / "Notebooks" / f"{name}.ipynb").write_text(json.dumps(made))
        self.open("?reset")

    def open(self, query=""):
        self.page.goto(self.address + query)
        self.wait_until_loaded()
        self.wait_until_idle()

    def wait_until_loaded(self):
        self.page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=PATIENCE_MS)

    def reload(self):
        self.page.reload()
        self.wait_until_loaded()

    def state(self):
        """What the server knows of the kernel, whatever the page does."""
        for session in json.load(urllib.request.urlopen(f"{self.lab}/api/sessions")):
            if self.address.endswith(session["path"]):
                return session["kernel"]["execution_state"]

    def wait_until_idle(self):
        self.page.wait_for_function(IS_IDLE, timeout=PATIENCE_MS)

    def command(self, name):
        self.page.evaluate("name => { window.jupyterapp.commands.execute(name) }", name)

    def cell(self, number):
        return self.page.locator(".jp-Notebook .jp-CodeCell").nth(number)

    def prompt(self, number):
        return self.cell(number).locator(".jp-InputPrompt").inner_text().strip()

    def run(self, number):
        self.cell(number).locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")

    def wait_for_output(self, number, text):
        self.cell(number).locator(".jp-OutputArea-output", has_text=text).first.wait_for(
            timeout=PATIENCE_MS
        )

    def picture(self, name):
        self.page.screenshot(path=str(PICTURES / f"{name}.png"))


@pytest.fixture
def notebook(new_page, lab, folder, request):
    def make(*cells):
        name = re.sub(r"\W", "-", request.node.name)
        return Notebook(new_page(1280, 900), lab, folder, name, cells)

    return make


def test_run_all_shows_values_text_pictures_and_the_error(notebook):
    book = notebook(
        "let xs = [1, 2, 3]\nxs.map { $0 * 2 }",
        'print("hello")\nprintError("careful")',
        'HTML("<b id=\'x\'>bold</b>")',
        'LaTeX("x^2")',
        "plot([1.0, 3, 2])",
        "let a = Tensor(zeros: [2, 3])\nmatmul(a, a)",
        "print(\"not reached\")",
    )
    book.command("notebook:run-all-cells")
    book.wait_for_output(5, "2, 3")
    book.wait_until_idle()
    assert book.prompt(0) == "[1]:" and "[2, 4, 6]" in book.cell(0).inner_text()
    assert "hello" in book.cell(1).inner_text() and "careful" in book.cell(1).inner_text()
    assert book.cell(2).locator(".jp-OutputArea-output b").inner_text() == "bold"
    assert book.cell(4).locator(".jp-OutputArea-output img").count() == 1
    assert "^" in book.cell(5).inner_text()
    # What waited behind the error was not run.
    assert book.cell(6).locator(".jp-OutputArea-output").count() == 0
    book.picture("run-all")
    # Lab's own Swift mode colours the code.
    assert book.cell(0).locator(".cm-content span[class*='ͼ']").count() > 0
    assert book.page.foreign_requests == []


def test_interrupt_stops_the_cell_and_keeps_variables(notebook):
    book = notebook("let kept = 41", "while true { }", "kept + 1")
    book.run(0)
    book.run(1)
    book.page.wait_for_function(IS_BUSY, timeout=PATIENCE_MS)
    book.command("notebook:interrupt-kernel")
    book.wait_for_output(1, "stopped")
    book.run(2)
    book.wait_for_output(2, "42")
    book.picture("interrupted")


def test_restart_forgets_variables_and_counts_anew(notebook):
    book = notebook("let kept = 41", "kept")
    book.run(0)
    book.wait_until_idle()
    # The kernel is idle also before it restarts: only the command's end says that it has.
    book.page.evaluate(
        """() => { window.jupyterapp.commands.execute('notebook:restart-kernel')
            .then(() => { window.hasRestarted = true; }) }"""
    )
    book.page.locator(".jp-Dialog .jp-mod-accept").click()
    book.page.wait_for_function("() => window.hasRestarted", timeout=PATIENCE_MS)
    book.wait_until_idle()
    book.run(1)
    book.wait_for_output(1, "has not run since the restart")
    assert book.prompt(1) == "[1]:"
    book.picture("restarted")


def test_a_changed_cell_has_its_functions_in_their_new_form(notebook):
    book = notebook('func half(_ x: Int) -> String { "whole" }', "half(3)")
    book.run(0)
    book.run(1)
    book.wait_for_output(1, "whole")
    book.cell(0).locator(".cm-content").click()
    book.page.keyboard.press("Control+A")
    book.page.keyboard.insert_text('func half(_ x: Double) -> String { "fraction" }')
    book.run(0)
    book.run(1)
    book.wait_for_output(1, "fraction")
    book.picture("changed-cell")


def test_completion_pops_up_with_types(notebook):
    book = notebook("let numbers = [3, 1, 2]", "numbers.so")
    book.run(0)
    book.wait_until_idle()
    book.cell(1).locator(".cm-content").click()
    book.page.keyboard.press("Control+End")
    book.page.keyboard.press("Tab")
    popup = book.page.locator(".jp-Completer:not(.lm-mod-hidden)")
    popup.wait_for(timeout=PATIENCE_MS)
    assert "sorted" in popup.inner_text()
    book.picture("completion")
    book.page.keyboard.press("Enter")
    book.page.wait_for_function(
        "() => /numbers\\.sort/.test(document.querySelectorAll('.jp-CodeCell')[1].innerText)"
    )


def test_a_name_is_explained_where_it_stands(notebook):
    book = notebook("softmax")
    book.cell(0).locator(".cm-content").click()
    book.page.keyboard.press("Control+End")
    book.page.keyboard.press("Shift+Tab")
    # The front end shows the box first, and then writes into it.
    tooltip = book.page.locator(".jp-Tooltip", has_text="func softmax")
    tooltip.wait_for(timeout=PATIENCE_MS)
    book.picture("inspection")


def test_a_question_is_answered_below_the_cell(notebook):
    book = notebook(
        'let name = readLine() ?? "nobody"\nprint("hello, \\(name)")',
        'let secret = readPassword("Key: ")\nprint(secret?.count ?? 0)',
    )
    book.run(0)
    box = book.page.locator(".jp-Stdin-input")
    box.wait_for(timeout=PATIENCE_MS)
    box.fill("Ada")
    box.press("Enter")
    book.wait_for_output(0, "hello, Ada")
    book.run(1)
    box = book.cell(1).locator(".jp-Stdin-input")
    box.wait_for(timeout=PATIENCE_MS)
    assert box.get_attribute("type") == "password"
    assert "Key:" in book.cell(1).locator(".jp-Stdin-prompt").inner_text()
    book.picture("password")
    box.fill("hush")
    box.press("Enter")
    book.wait_for_output(1, "4")
    assert "hush" not in book.cell(1).inner_text()


def test_the_variable_panel_lists_variables_and_follows_the_cells(notebook):
    book = notebook('let count = 3\nlet names = ["Ada", "Alan"]', "var loss = 0.25")
    book.run(0)
    book.wait_until_idle()
    book.page.locator(".jp-DebuggerBugButton").click()
    book.command("debugger:show-panel")
    panel = book.page.locator(".jp-DebuggerVariables")
    panel.get_by_text("count", exact=False).first.wait_for(timeout=PATIENCE_MS)
    assert "names" in panel.inner_text()
    book.run(1)
    panel.get_by_text("loss", exact=False).first.wait_for(timeout=PATIENCE_MS)
    # The colon after a name may be the style sheet's.
    assert re.search(r"count:?\s*3", panel.inner_text()), panel.inner_text()
    panel.get_by_text("names", exact=False).first.click()
    panel.get_by_text('"Alan"', exact=False).first.wait_for(timeout=PATIENCE_MS)
    book.picture("variables")
    assert book.page.foreign_requests == []


TRAINING = """
var history: [Double] = []
let chart = LiveChart("loss", end: 80)
let clock = ContinuousClock()
for step in 0..<80 {
    let end = clock.now.advanced(by: .milliseconds(100))
    while clock.now < end {}
    history.append(1 / Double(step + 1))
    chart.add("loss", history[step])
    if step % 10 == 0 { print("step \\(step)") }
}
"""


def test_training_goes_on_while_the_page_is_reloaded_and_can_be_stopped(notebook):
    # Half a minute: a page takes many seconds to load on a busy machine.
    book = notebook(TRAINING.replace("80", "300"), "history.count", "while true { }")
    book.run(0)
    book.wait_for_output(0, "step 10")
    book.reload()
    book.page.wait_for_function(IS_BUSY, timeout=PATIENCE_MS)
    # The page goes by the last status that it has heard, and so does the server, which may end idle kernels.
    book.page.evaluate(
        f"async () => {{ await {KERNEL}.requestComplete({{ code: 'pri', cursor_pos: 3 }}) }}"
    )
    book.page.wait_for_function(IS_BUSY, timeout=PATIENCE_MS)
    assert book.state() == "busy"
    book.picture("reloaded")
    book.wait_until_idle()
    book.run(1)
    book.wait_for_output(1, "300")
    # Another that is stopped after a reload.
    book.run(2)
    book.page.wait_for_function(IS_BUSY, timeout=PATIENCE_MS)
    book.reload()
    book.page.wait_for_function(IS_BUSY, timeout=PATIENCE_MS)
    book.command("notebook:interrupt-kernel")
    book.wait_until_idle()
    book.run(1)
    book.wait_for_output(1, "300")


def test_a_closed_tab_does_not_end_the_training(notebook, new_page):
    book = notebook(TRAINING.replace("80", "40"), "history.count")
    book.run(0)
    book.wait_for_output(0, "step 10")
    book.page.close()
    book.page = new_page(1280, 900)
    book.open()
    book.run(1)
    book.wait_for_output(1, "40")


def test_a_suspended_page_hears_afterwards_what_it_missed(notebook):
    book = notebook(TRAINING, "history.count")
    book.run(0)
    book.wait_for_output(0, "step 10")
    # As a browser does with a tab that nobody has looked at for long: no script of the page runs.
    browser = book.page.context.new_cdp_session(book.page)
    browser.send("Page.setWebLifecycleState", {"state": "frozen"})
    assert book.state() == "busy"
    end = time.monotonic() + PATIENCE_MS / 1000
    while book.state() != "idle":
        assert time.monotonic() < end, "the training does not end"
    browser.send("Page.setWebLifecycleState", {"state": "active"})
    book.wait_for_output(0, "step 70")
    book.wait_until_idle()
    book.run(1)
    book.wait_for_output(1, "80")
    book.picture("resumed")
