"""Cells: counts, results, errors, history, expressions, abort."""


def test_a_value_is_a_result_under_the_cells_number(kernel):
    exchange = kernel.execute("1+1")
    assert [m.type for m in exchange.published] == [
        "status",
        "execute_input",
        "execute_result",
        "status",
    ]
    shown, result = exchange.published[1].content, exchange.published[2].content
    assert shown == {"code": "1+1", "execution_count": 1}
    assert result["data"]["text/plain"] == "2"
    assert result["execution_count"] == 1
    assert exchange.reply.content["execution_count"] == 1
    assert exchange.reply.content["user_expressions"] == {}
    assert exchange.reply.content["payload"] == []


def test_the_count_moves_only_with_store_history(kernel):
    def count(**options):
        return kernel.execute("1+1", **options).reply.content["execution_count"]

    assert count() == 1
    unstored = kernel.execute("1+1", store_history=False)
    numbers = {m.content["execution_count"] for m in unstored.published if m.type != "status"}
    assert numbers == {unstored.reply.content["execution_count"]}
    assert count() == 2
    assert kernel.execute("nobody", stop_on_error=False).reply.content["execution_count"] == 3
    assert count() == 4


def test_a_silent_cell_publishes_busy_and_idle_only(kernel):
    for code in ["1+1", "print(1)", "nobody"]:
        exchange = kernel.execute(code, silent=True, store_history=True, stop_on_error=False)
        assert [m.type for m in exchange.published] == ["status", "status"]
    assert kernel.execute("1+1").reply.content["execution_count"] == 1


def test_a_failed_cell_has_one_error_which_the_reply_repeats(kernel):
    exchange = kernel.execute("let a = 1\nnobody")
    errors = exchange.of_type("error")
    assert len(errors) == 1
    content = errors[0].content
    assert content["ename"] and "nobody" in content["evalue"]
    text = "\n".join(content["traceback"])
    assert "nobody" in text and "^" in text and "In[1]" in text
    assert exchange.reply.content["status"] == "error"
    for key in ("ename", "evalue", "traceback"):
        assert exchange.reply.content[key] == content[key]
    assert exchange.reply.content["execution_count"] == 1


def test_variables_survive_an_error(kernel):
    kernel.execute("let kept = 41")
    kernel.execute("nobody")
    assert kernel.execute("kept + 1").of_type("execute_result")[0].content["data"] == {
        "text/plain": "42"
    }


def test_a_later_cell_may_declare_a_precedence_group_anew(kernel):
    def value(code):
        return kernel.execute(code).published[2].content["data"]["text/plain"]

    group = "precedencegroup Own {{ associativity: {} {}: AdditionPrecedence }}"
    kernel.execute(
        group.format("left", "lowerThan")
        + "\ninfix operator <->: Own\nfunc <-> (a: Int, b: Int) -> Int { a - b }"
    )
    assert value("10 <-> 5 <-> 2 + 1") == "2"
    kernel.execute(group.format("right", "higherThan"))
    assert value("10 <-> 5 <-> 2 + 1") == "8"


def test_a_cell_that_runs_again_has_its_functions_in_their_new_form(kernel):
    def value(code, cell_id):
        return kernel.execute(code, cell_id=cell_id).published[2].content["data"]["text/plain"]

    kernel.execute('func own(_ x: Int) -> String { "whole" }', cell_id="one")
    # Another cell's function of the name is another overload, and the literal's own type is preferred.
    kernel.execute('func own(_ x: Double) -> String { "fraction" }', cell_id="two")
    assert value("own(3)", "three") == '"whole"'
    kernel.execute('func own(_ x: Bool) -> String { "truth" }', cell_id="one")
    assert value("own(3)", "three") == '"fraction"'


def test_an_error_aborts_the_cells_that_wait_but_no_other_request(kernel):
    failing = kernel.send_execute("nobody")
    waiting = [kernel.send_execute("print(1)") for _ in range(3)]
    info = kernel.send("kernel_info_request", {})
    replies = {}
    while len(replies) < 5:
        message = kernel.receive(kernel.shell)
        replies[message.parent["msg_id"]] = message
    assert replies[failing["msg_id"]].content["status"] == "error"
    assert replies[info["msg_id"]].content["status"] == "ok"
    for header in waiting:
        reply = replies[header["msg_id"]].content
        assert reply["status"] == "aborted"
        assert reply["execution_count"] == 1
    published = [kernel.published_under(header) for header in waiting]
    assert all([m.type for m in messages] == ["status", "status"] for messages in published)
    assert kernel.execute("print(2)").text == "2\n"


def test_an_error_aborts_nothing_where_stop_on_error_is_off(kernel):
    failing = kernel.send_execute("nobody", stop_on_error=False)
    following = kernel.send_execute("print(1)")
    assert kernel.reply_to(failing).content["status"] == "error"
    assert kernel.reply_to(following).content["status"] == "ok"


def test_a_cell_sent_after_the_error_reply_is_not_aborted(kernel):
    for _ in range(50):
        assert kernel.execute("nobody").reply.content["status"] == "error"
        assert kernel.execute("1+1").reply.content["status"] == "ok"


def test_user_expressions_have_values_or_errors_of_their_own(kernel):
    kernel.execute("let a = 20")
    reply = kernel.execute("1+1", user_expressions={"sum": "a + 1", "bad": "nobody"}).reply
    expressions = reply.content["user_expressions"]
    assert reply.content["status"] == "ok"
    assert expressions["sum"]["status"] == "ok"
    assert expressions["sum"]["data"]["text/plain"] == "21"
    assert expressions["bad"]["status"] == "error"
    assert expressions["bad"]["ename"]


def test_history_has_tail_range_and_search(kernel):
    codes = ["let a = 1", "1+1", "a", "1+1"]
    for code in codes:
        kernel.execute(code)
    kernel.execute("let hidden = 1", store_history=False)

    def inputs(**content):
        reply = kernel.request("history_request", {"output": False, "raw": True} | content).reply
        return [(line, text) for _, line, text in reply.content["history"]]

    assert inputs(hist_access_type="tail", n=2) == [(3, "a"), (4, "1+1")]
    assert inputs(hist_access_type="range", session=0, start=1, stop=3) == [
        (1, "let a = 1"),
        (2, "1+1"),
    ]
    assert inputs(hist_access_type="search", pattern="*+*") == [(2, "1+1"), (4, "1+1")]
    assert inputs(hist_access_type="search", pattern="?+?", unique=True) == [(4, "1+1")]
    assert inputs(hist_access_type="search", pattern="1") == []
    reply = kernel.request(
        "history_request", {"hist_access_type": "tail", "n": 1, "output": True, "raw": True}
    ).reply
    assert reply.content["history"][0][2] == ["1+1", "2"]


def test_a_question_mark_shows_a_page(kernel):
    payload = kernel.execute("?print").reply.content["payload"]
    assert len(payload) == 1
    assert payload[0]["source"] == "page"
    assert "print" in payload[0]["data"]["text/plain"]
    unknown = kernel.execute("?nobody").reply.content
    assert unknown["status"] == "error" and "nobody" in unknown["evalue"]
