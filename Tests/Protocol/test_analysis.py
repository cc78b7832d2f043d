"""Completion, inspection and completeness; offsets count Unicode scalars."""

import time

import pytest


def complete(kernel, before, after=""):
    content = {"code": before + after, "cursor_pos": len(before)}
    return kernel.request("complete_request", content).reply.content


def test_completions_carry_types(shared_kernel):
    content = complete(shared_kernel, "pri")
    assert "print" in content["matches"]
    assert (content["cursor_start"], content["cursor_end"]) == (0, 3)
    typed = content["metadata"]["_jupyter_types_experimental"]
    assert [entry["text"] for entry in typed] == content["matches"]
    entry = typed[content["matches"].index("print")]
    assert entry["type"] == "function"
    assert (entry["start"], entry["end"]) == (0, 3)


# Python counts code points as the protocol does.
@pytest.mark.parametrize(
    "text",
    ["𨭎", "e\u0301", "👩‍👩‍👧", "é", "a\r\nb", "🇩🇪"],
    ids=["astral", "combining", "family", "latin", "crlf", "flag"],
)
def test_completion_offsets_are_right_after(shared_kernel, text):
    before = f'let s = "{text}"\npri'
    if "\r" in text:
        before = "let s = 1\r\npri"
    content = complete(shared_kernel, before, after="\n// 𨭎")
    assert "print" in content["matches"]
    assert content["cursor_start"] == len(before) - 3
    assert content["cursor_end"] == len(before)


def test_a_cursor_outside_the_code_is_harmless(shared_kernel):
    for cursor in [-5, 99, 10**18]:
        content = {"code": "pri", "cursor_pos": cursor}
        assert shared_kernel.request("complete_request", content).reply.content["status"] == "ok"


def test_completion_answers_while_a_cell_runs(kernel):
    header = kernel.send_execute("while true { }")
    kernel.wait_until_running(header)
    completing = kernel.send("complete_request", {"code": "pri", "cursor_pos": 3})
    reply = kernel.reply_to(completing)
    assert "print" in reply.content["matches"]
    kernel.interrupt()
    assert kernel.reply_to(header).content["status"] == "error"


def test_inspection_finds_a_name_or_says_so(shared_kernel):
    content = {"code": "print", "cursor_pos": 3, "detail_level": 0}
    found = shared_kernel.request("inspect_request", content).reply.content
    assert found["status"] == "ok" and found["found"]
    assert "print" in found["data"]["text/plain"]
    content = {"code": "nobodyKnows", "cursor_pos": 3, "detail_level": 0}
    missing = shared_kernel.request("inspect_request", content).reply.content
    assert missing["status"] == "ok" and not missing["found"]
    assert missing["data"] == {}


def test_completeness_has_three_answers(shared_kernel):
    def status(code):
        return shared_kernel.request("is_complete_request", {"code": code}).reply.content["status"]

    assert status("let a = 1") == "complete"
    assert status("for i in 0..<3 {") == "incomplete"
    assert status("let a = )") == "invalid"


@pytest.mark.parametrize("text", ["𨭎", "e\u0301", "👩‍👩‍👧", "🇩🇪"])
def test_inspection_offsets_are_right_after(shared_kernel, text):
    before = f'let s = "{text}"; pri'
    content = {"code": before + "nt(s)", "cursor_pos": len(before), "detail_level": 0}
    found = shared_kernel.request("inspect_request", content).reply.content
    assert found["found"] and "print" in found["data"]["text/plain"]


def test_inspection_shows_signature_documentation_and_source(kernel):
    kernel.execute("/// Twice a number.\nfunc twice(_ n: Int) -> Int {\n    n * 2\n}\nlet t = Tensor([[1, 2]])")

    def inspect(code, level):
        content = {"code": code, "cursor_pos": len(code), "detail_level": level}
        return kernel.request("inspect_request", content).reply.content["data"]

    brief, whole = inspect("twice", 0), inspect("twice", 1)
    assert "func twice(_ n: Int) -> Int" in brief["text/plain"]
    assert "Twice a number." in brief["text/plain"] and "text/markdown" in brief
    assert "n * 2" not in brief["text/plain"] and "n * 2" in whole["text/plain"]
    value = inspect("t", 0)["text/plain"]
    assert "let t: Tensor" in value and "[[1.0, 2.0]]" in value


def test_completion_takes_less_than_50_ms_while_a_cell_trains(kernel):
    header = kernel.send_execute(
        "var m = Dense(64, 64)\nlet x = Tensor(ones: [32, 64])\n"
        "while true { let (_, g) = valueWithGradient(at: m) { m in m(x).sum() }\n_ = g }"
    )
    kernel.wait_until_running(header)
    times = []
    for code in ["pri", "Tensor(z", "[1, 2].so", "Den", "let s = Str"] * 10:
        started = time.monotonic()
        asked = kernel.send("complete_request", {"code": code, "cursor_pos": len(code)})
        assert kernel.reply_to(asked).content["matches"]
        times.append(time.monotonic() - started)
    assert sorted(times)[len(times) * 9 // 10] < 0.05, sorted(times)[-6:]
    kernel.interrupt()
    kernel.reply_to(header)
