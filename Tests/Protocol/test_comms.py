"""Comms: open, message, close, info; data and buffers come through unchanged."""

DATA = {"text": "𨭎 \u0000 \"", "numbers": [1, 2.5, -3e300, None, True], "nested": {"a": []}}
BUFFERS = [b"", b"\x00\xff" * 1000, b"<IDS|MSG>", bytes(range(256)) * 4096]


def opened(kernel, comm, target="swiftlet.echo", data=None, buffers=()):
    content = {"comm_id": comm, "target_name": target, "data": data or {}}
    header = kernel.send("comm_open", content, buffers=buffers)
    return kernel.published_under(header)


def info(kernel, **content):
    return kernel.request("comm_info_request", content).reply.content["comms"]


def test_a_comm_lives_from_open_to_close(kernel):
    assert info(kernel) == {}
    opened(kernel, "c1")
    assert info(kernel) == {"c1": {"target_name": "swiftlet.echo"}}
    assert info(kernel, target_name="swiftlet.echo") == info(kernel)
    assert info(kernel, target_name="another") == {}
    header = kernel.send("comm_close", {"comm_id": "c1", "data": {}})
    assert [m.type for m in kernel.published_under(header)] == ["status", "status"]
    assert info(kernel) == {}


def test_data_and_buffers_come_back_unchanged(kernel):
    echo = opened(kernel, "c1", data=DATA, buffers=BUFFERS)[1]
    assert (echo.type, echo.content) == ("comm_msg", {"comm_id": "c1", "data": DATA})
    assert echo.buffers == BUFFERS
    header = kernel.send("comm_msg", {"comm_id": "c1", "data": DATA}, buffers=BUFFERS)
    echo = kernel.published_under(header)[1]
    assert (echo.content["data"], echo.buffers) == (DATA, BUFFERS)


def test_comms_work_while_a_cell_runs(kernel):
    running = kernel.send_execute("while true { }")
    kernel.wait_until_running(running)
    assert opened(kernel, "c1")[1].type == "comm_msg"
    kernel.interrupt()
    kernel.reply_to(running)


def test_an_unknown_target_is_closed_and_a_double_open_too(kernel):
    for comm, target in [("x", "jupyter.widget"), ("x", ""), ("y", "nobody")]:
        published = opened(kernel, comm, target)
        assert [m.type for m in published] == ["status", "comm_close", "status"]
        assert published[1].content["comm_id"] == comm
    opened(kernel, "c1")
    assert opened(kernel, "c1")[1].type == "comm_close"


def test_messages_for_comms_that_are_not_open_harm_nothing(kernel):
    for kind in ("comm_msg", "comm_close"):
        header = kernel.send(kind, {"comm_id": "nobody", "data": DATA}, buffers=BUFFERS)
        assert [m.type for m in kernel.published_under(header)] == ["status", "status"]
