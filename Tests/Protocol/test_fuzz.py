"""Mutated frames, headers, JSON and signatures do no harm; `./test fuzz-frames` sends a million."""

import frame_fuzzer

CRASHERS = sorted(frame_fuzzer.CRASHERS.glob("*.json"))


def test_forty_thousand_mutated_messages_do_no_harm(tmp_path):
    found, slowest, resident = frame_fuzzer.run(40_000, seed=5, folder=tmp_path)
    assert found == []
    assert slowest < 0.05
    # At first the allocator gathers room for the largest messages; then it has what it needs.
    assert resident[-1] < resident[len(resident) // 2] + 3e6


def test_what_once_did_harm_does_none_now():
    failing = {path.name: frame_fuzzer.fails(frame_fuzzer.load(path)) for path in CRASHERS}
    assert not any(failing.values()), failing
