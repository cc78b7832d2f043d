"""The kernel's lines: `%time`, `%timeit`, `%who`, `%reset`, `%env`, `%lsmagic`, `?name`."""

import re

import pytest

TIME = r"[0-9.]+ (ns|µs|ms|s)"


def error(exchange):
    assert exchange.reply.content["status"] == "error"
    return re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(exchange.reply.content["traceback"]))


@pytest.mark.parametrize("line", ["%time 1 + 1", "%%time\n1 + 1", "%time\n1 + 1"])
def test_time_says_how_long_the_code_took(shared_kernel, line):
    exchange = shared_kernel.execute(line)
    assert re.fullmatch(rf"time: {TIME}\n", exchange.text)
    assert exchange.of_type("execute_result")[0].content["data"]["text/plain"] == "2"


@pytest.mark.parametrize(
    "line", ["%timeit 1 + 1", "%%timeit\nvar s = 0\nfor i in 0..<9 { s += i }", "%timeit kept += 1"]
)
def test_timeit_runs_the_code_many_times(shared_kernel, line):
    shared_kernel.execute("var kept = 0")
    exchange = shared_kernel.execute(line)
    assert exchange.reply.content["status"] == "ok", error(exchange)
    assert re.search(rf"{TIME} ± {TIME} per run .*7 rounds, \d+ runs each", exchange.text)
    assert shared_kernel.execute("s").reply.content["ename"] == "unknown-name"


def test_timeit_computes_tensors_that_nobody_looks_at(kernel):
    kernel.execute("let small = Tensor(ones: [8, 8])\nlet large = Tensor(ones: [1024, 1024])")

    def microseconds(line):
        value, unit = re.match(r"([0-9.]+) (ns|µs|ms|s)", kernel.execute(line).text).groups()
        return float(value) * {"ns": 1e-3, "µs": 1, "ms": 1e3, "s": 1e6}[unit]

    # Two thousand million multiplications take at least a millisecond on any machine.
    assert microseconds("%timeit matmul(large, large)") > 1000
    assert microseconds("%timeit matmul(small, small)") < 1000


def test_a_mistake_in_timed_code_is_a_cell_error(shared_kernel):
    assert "nobody" in error(shared_kernel.execute("%timeit nobody"))
    assert error(shared_kernel.execute("%timeit")).startswith("error: %timeit needs code")


def test_who_and_reset(kernel):
    kernel.execute("let n = 3\nlet name = \"Ada\"")
    assert kernel.execute("%who").text.split("\n")[:2] == ['n     Int     3', 'name  String  "Ada"']
    assert kernel.execute("%reset").reply.content["status"] == "ok"
    assert "no cell" in kernel.execute("%whos").text


def test_env_lists_shows_and_sets(kernel):
    assert kernel.execute("%env SWIFTLET_X=a b = c").text == "SWIFTLET_X=a b = c\n"
    assert kernel.execute("%env SWIFTLET_X").text == "SWIFTLET_X=a b = c\n"
    kernel.execute("%env SWIFTLET_API_KEY=hush")
    listed = kernel.execute("%env").text
    assert "SWIFTLET_X=a b = c\n" in listed
    assert "hush" not in listed
    assert "no variable 'NOBODY'" in error(kernel.execute("%env NOBODY"))


@pytest.mark.parametrize("line", ["%lsmagic", "%help"])
def test_the_list_of_commands(shared_kernel, line):
    text = shared_kernel.execute(line).text
    for command in ["%time", "%timeit", "%who", "%reset", "%env", "%help", "?name"]:
        assert command in text


@pytest.mark.parametrize("line", ["%cd /tmp", "%%bash\nls", "%nobody", "%%writefile a.txt\nx"])
def test_what_the_kernel_does_not_have_is_a_clear_error(shared_kernel, line):
    text = error(shared_kernel.execute(line))
    assert f"the kernel has no '{line.split()[0]}'" in text
    assert "%time" in text


def test_question_marks_show_pages_and_source(shared_kernel):
    def page(line):
        payload = shared_kernel.execute(line).reply.content["payload"]
        assert [p["source"] for p in payload] == ["page"]
        return payload[0]["data"]["text/plain"]

    for line in ["?Dense", "Dense?", "??Dense"]:
        assert "struct Dense" in page(line)
    shared_kernel.execute("/// Half.\nfunc half(_ n: Int) -> Int { n / 2 }")
    assert "Half." in page("?half") and "n / 2" not in page("?half")
    assert "n / 2" in page("??half")
