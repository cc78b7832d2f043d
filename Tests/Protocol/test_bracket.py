"""Every request, on both channels, is bracketed by exactly one busy and one idle."""

import datetime

import pytest

REQUESTS = {
    "kernel_info_request": ({}, "kernel_info_reply"),
    "execute_request": ({"code": "1+1"}, "execute_reply"),
    "complete_request": ({"code": "pri", "cursor_pos": 3}, "complete_reply"),
    "inspect_request": ({"code": "print", "cursor_pos": 5, "detail_level": 0}, "inspect_reply"),
    "is_complete_request": ({"code": "print("}, "is_complete_reply"),
    "history_request": ({"hist_access_type": "tail", "n": 3}, "history_reply"),
    "comm_info_request": ({}, "comm_info_reply"),
    "interrupt_request": ({}, "interrupt_reply"),
    "comm_open": ({"comm_id": "c", "target_name": "nobody", "data": {}}, None),
    "comm_msg": ({"comm_id": "c", "data": {}}, None),
    "comm_close": ({"comm_id": "c", "data": {}}, None),
    "usage_request": ({}, "usage_reply"),
    "debug_request": ({"type": "request", "seq": 1, "command": "debugInfo"}, "debug_reply"),
    "nobody_knows_this_request": ({}, None),
}


@pytest.mark.parametrize("channel_name", ["shell", "control"])
@pytest.mark.parametrize("kind", REQUESTS)
def test_a_request_is_bracketed(shared_kernel, kind, channel_name):
    content, reply_type = REQUESTS[kind]
    channel = getattr(shared_kernel, channel_name)
    header = shared_kernel.send(kind, content, channel)
    if reply_type:
        reply = shared_kernel.reply_to(header, channel)
        assert reply.type == reply_type
        assert reply.content.get("status", "ok") in ("ok", "incomplete")
    published = shared_kernel.published_under(header)
    states = [m.content["execution_state"] for m in published if m.type == "status"]
    assert states == ["busy", "idle"]
    assert published[0].type == "status"
    assert all(m.parent == header for m in published)


@pytest.mark.parametrize("channel_name", ["shell", "control"])
def test_a_request_without_what_it_needs_is_refused(shared_kernel, channel_name):
    channel = getattr(shared_kernel, channel_name)
    exchange = shared_kernel.request("execute_request", {"silent": False}, channel)
    assert exchange.reply.type == "execute_reply"
    assert exchange.reply.content["status"] == "error"
    assert "'code'" in exchange.reply.content["evalue"]
    assert [m.content["execution_state"] for m in exchange.of_type("status")] == ["busy", "idle"]


@pytest.mark.parametrize("verb", ["create", "delete", "list"])
def test_subshells_are_not_claimed_and_declined_in_words(shared_kernel, verb):
    features = shared_kernel.request("kernel_info_request").reply.content["supported_features"]
    assert "kernel subshells" not in features
    exchange = shared_kernel.request(
        f"{verb}_subshell_request", {"subshell_id": "x"}, shared_kernel.control
    )
    assert exchange.reply.type == f"{verb}_subshell_reply"
    assert exchange.reply.content["status"] == "error"
    assert exchange.reply.content["ename"] == "no-subshells"
    assert "one cell at a time" in exchange.reply.content["evalue"]
    assert [m.content["execution_state"] for m in exchange.published] == ["busy", "idle"]


def test_the_parent_header_is_the_request_byte_for_byte(shared_kernel):
    header, frames = shared_kernel.frames("kernel_info_request", {})
    # Spaces and an unknown member: whatever a client writes comes back to it.
    raw = b'{ "msg_id" : "%s", "msg_type":"kernel_info_request", "odd": [1.50, "\\u00e9"] }' % (
        header["msg_id"].encode()
    )
    frames[2] = raw
    frames[1] = shared_kernel.sign(frames[2:])
    shared_kernel.shell.send_multipart(frames)
    assert shared_kernel.receive(shared_kernel.shell).parent_bytes == raw
    for message in shared_kernel.published_under(header):
        assert message.parent_bytes == raw


def test_headers_are_the_kernels_own(shared_kernel):
    exchanges = [shared_kernel.execute("1+1") for _ in range(3)]
    messages = [m for e in exchanges for m in [e.reply, *e.published]]
    ids = [m.header["msg_id"] for m in messages]
    assert len(set(ids)) == len(ids)
    assert len({m.header["session"] for m in messages}) == 1
    assert messages[0].header["session"] != shared_kernel.session
    now = datetime.datetime.now(datetime.timezone.utc)
    for message in messages:
        assert message.header["version"] == "5.5"
        date = datetime.datetime.strptime(message.header["date"], "%Y-%m-%dT%H:%M:%S.%fZ")
        assert abs(now - date.replace(tzinfo=datetime.timezone.utc)).total_seconds() < 60
        assert len(message.header["date"]) == len("2026-01-01T00:00:00.000000Z")


def test_kernel_info_names_swift(shared_kernel):
    content = shared_kernel.request("kernel_info_request").reply.content
    assert content["status"] == "ok"
    assert content["protocol_version"] == "5.5"
    assert content["implementation"] == "swiftlet"
    language = content["language_info"]
    assert (language["name"], language["file_extension"]) == ("swift", ".swift")
    assert (language["mimetype"], language["pygments_lexer"]) == ("text/x-swift", "swift")


def test_an_unknown_comm_target_is_closed(shared_kernel):
    header = shared_kernel.send("comm_open", {"comm_id": "x1", "target_name": "jupyter.widget"})
    published = shared_kernel.published_under(header)
    assert [m.type for m in published] == ["status", "comm_close", "status"]
    assert published[1].content["comm_id"] == "x1"
    assert shared_kernel.request("comm_info_request").reply.content["comms"] == {}


def test_a_comm_message_with_buffers_harms_nothing(shared_kernel):
    content = {"comm_id": "x2", "data": {}}
    header = shared_kernel.send("comm_msg", content, buffers=[b"\x00\xff" * 1000])
    assert [m.type for m in shared_kernel.published_under(header)] == ["status", "status"]
