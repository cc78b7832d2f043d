"""HTML, Markdown, LaTeX and SVG values; displays with names; the limit of what a cell may show."""

import base64
import re

import pytest
from kernel_client import Kernel

SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><circle r='4'/></svg>"


def shown(exchange):
    assert exchange.reply.content["status"] == "ok", exchange.reply.content
    kinds = ("display_data", "execute_result")
    return [m.content["data"] for m in exchange.published if m.type in kinds]


@pytest.mark.parametrize("form", ["{}", "display({})"])
@pytest.mark.parametrize(
    ("value", "mime", "source", "plain"),
    [
        ("HTML", "text/html", "<b>A &amp; B</b><br>next<script>x</script>", "A & B\nnext"),
        ("Markdown", "text/markdown", "**bold** $x$", "**bold** $x$"),
        ("LaTeX", "text/latex", "$x^2$", "$x^2$"),
    ],
)
def test_written_documents_have_their_type_and_plain_text(
    shared_kernel, form, value, mime, source, plain
):
    code = form.format(f'{value}("{source}")')
    assert shown(shared_kernel.execute(code)) == [{mime: source, "text/plain": plain}]


def test_a_formula_gets_its_signs(shared_kernel):
    assert shown(shared_kernel.execute('LaTeX(#"\\frac{1}{2}"#)'))[0]["text/latex"] == (
        "$$\\frac{1}{2}$$"
    )


def test_svg_survives_an_untrusted_notebook(shared_kernel):
    data = shown(shared_kernel.execute(f'SVG("{SVG}")'))[0]
    assert data["image/svg+xml"] == SVG
    source = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', data["text/html"])[1]
    assert base64.b64decode(source).decode() == SVG
    assert data["text/plain"] == f"SVG picture ({len(SVG)} bytes)"


def test_a_document_is_a_value_like_any_other(shared_kernel):
    code = 'let pages: [Any] = [HTML("<i>x</i>"), 1]\nprint(pages[0])\nfunc f() -> HTML { HTML("y") }\nf()'
    exchange = shared_kernel.execute(code)
    assert exchange.text == "<i>x</i>\n"
    assert shown(exchange)[0]["text/html"] == "y"


def test_a_named_display_is_replaced_in_place(shared_kernel):
    exchange = shared_kernel.execute(
        'display("a", id: "d")\nfor i in 1...3 { updateDisplay(i, id: "d") }'
    )
    first = exchange.of_type("display_data")
    updates = exchange.of_type("update_display_data")
    assert [m.content["transient"] for m in first + updates] == [{"display_id": "d"}] * 4
    assert [m.content["data"]["text/plain"] for m in updates] == ["1", "2", "3"]
    later = shared_kernel.execute('updateDisplay(HTML("<b>4</b>"), id: "d")')
    assert later.of_type("update_display_data")[0].content["data"]["text/html"] == "<b>4</b>"


@pytest.mark.parametrize("wait", ["true", "false"])
def test_output_is_cleared(shared_kernel, wait):
    exchange = shared_kernel.execute(f"print(1)\nclearOutput(wait: {wait})\nprint(2)")
    types = [m.type for m in exchange.published if m.type != "status"]
    assert types == ["execute_input", "stream", "clear_output", "stream"]
    assert exchange.of_type("clear_output")[0].content == {"wait": wait == "true"}


def test_standard_output_and_error_keep_their_order(shared_kernel):
    code = "for i in 0..<50 { print(i)\nprintError(-i) }\ndisplay(7)\nprint(8)"
    exchange = shared_kernel.execute(code)
    seen = [
        (m.content["name"], m.content["text"])
        if m.type == "stream"
        else ("display", m.content["data"]["text/plain"])
        for m in exchange.published
        if m.type in ("stream", "display_data")
    ]
    expected = [p for i in range(50) for p in (("stdout", f"{i}\n"), ("stderr", f"{-i}\n"))]
    assert seen == [*expected, ("display", "7"), ("stdout", "8\n")]


@pytest.fixture(scope="module")
def limited():
    kernel = Kernel(environment={"SWIFTLET_OUTPUT_LIMIT": "1000"})
    yield kernel
    kernel.close()


def test_what_is_past_the_limit_is_named_and_the_last_lines_are_kept(limited):
    exchange = limited.execute("for i in 0..<100000 { print(i) }")
    streams = exchange.of_type("stream")
    whole = "".join(f"{i}\n" for i in range(100_000))
    printed = "".join(m.content["text"] for m in streams if m.content["name"] == "stdout")
    notices = "".join(m.content["text"] for m in streams if m.content["name"] == "stderr")
    assert printed[:1000] == whole[:1000]
    assert "output past 1000 bytes is not shown" in notices
    assert "587 kB of text not shown; the last lines" in notices
    tail = printed[1000:]
    assert whole.endswith(tail) and 1900 < len(tail) <= 2000 and tail.startswith("99")
    # The next cell begins anew.
    assert limited.execute("print(5)").text == "5\n"


def test_the_limit_does_not_cut_a_character(limited):
    text = limited.execute('for _ in 0..<400 { print("𨭎") }').of_type("stream")[0].content["text"]
    assert "\ufffd" not in text and len(text.encode()) <= 1000


def test_displays_count_and_updates_do_not(limited):
    exchange = limited.execute(
        'display(0, id: "n")\nfor i in 1...50 { updateDisplay(i, id: "n") }\n'
        'for i in 0..<100 { display("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx") }'
    )
    assert len(exchange.of_type("update_display_data")) == 50
    assert 0 < len(exchange.of_type("display_data")) < 10
    assert "displays not shown" in exchange.text


def test_a_million_lines_leave_memory_flat():
    kernel = Kernel(environment={"SWIFTLET_OUTPUT_LIMIT": "200000"})
    try:
        kernel.execute("for i in 0..<20000 { print(i) }")
        before = kernel.resident()
        exchange = kernel.execute("for i in 0..<1_000_000 { print(i) }")
        assert exchange.text.endswith("999998\n999999\n")
        assert kernel.resident() < before + 3e6
    finally:
        kernel.close()


def test_a_loop_of_displays_keeps_within_the_servers_limits(kernel):
    """At most 1,000 messages a second over three seconds, as the Jupyter server counts them."""
    header = kernel.send_execute("for i in 0..<700 { display(i) }")
    import time

    times = []
    while len(times) < 700:
        if kernel.receive(kernel.iopub).type == "display_data":
            times.append(time.monotonic())
    kernel.published_under(header)
    assert times[-1] - times[0] > 1.0
