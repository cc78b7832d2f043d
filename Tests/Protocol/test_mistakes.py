"""Mistakes: each is one error in its cell, with its line and a caret, and harms nothing."""

import re

import pytest

MISTAKES = {
    "wrong-shape": "let a = Tensor(zeros: [2, 3])\nlet b = matmul(a, a)",
    "unknown-name": "let c = 1\nlet d = nobody + c",
    "type-mismatch": 'let c = 1\nlet d = c + "one"',
    "index-out-of-range": "let xs = [1, 2, 3]\nprint(xs[3])",
    "overflow": "let big = Int.max\nprint(big + 1)",
    "missing-file": 'var net = Dense(2, 2)\ntry net.load("nobody.safetensors")',
    "division-by-zero": "let zero = kept - kept\nprint(1 / zero)",
    "nothing-in-an-optional": "let nothing: Int? = nil\nprint(nothing!)",
    "endless-recursion": "func f(_ n: Int) -> Int { f(n + 1) + 1 }\nprint(f(0))",
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_an_error_with_line_and_caret(shared_kernel, mistake):
    kernel = shared_kernel
    assert kernel.execute("let kept = 41").reply.content["status"] == "ok"
    exchange = kernel.execute(MISTAKES[mistake])
    assert len(exchange.of_type("error")) == 1
    content = exchange.reply.content
    text = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(content["traceback"]))
    assert content["ename"] and content["evalue"]
    assert "^" in text
    assert re.search(rf"In\[{content['execution_count']}\], line [12]\b", text), text
    result = kernel.execute("kept + 1").of_type("execute_result")[0]
    assert result.content["data"]["text/plain"] == "42"
