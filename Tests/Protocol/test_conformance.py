"""Jupyter's own conformance tests, all of them, none skipped."""

import json
import os

import jupyter_kernel_test
import pytest
from kernel_client import BINARY


@pytest.fixture(scope="class", autouse=True)
def installed_kernel(tmp_path_factory):
    """Makes the binary under test known under a name of its own."""
    data = tmp_path_factory.mktemp("jupyter")
    folder = data / "kernels" / "swiftlet-under-test"
    folder.mkdir(parents=True)
    spec = {
        "argv": [str(BINARY), "kernel", "-f", "{connection_file}"],
        "display_name": "Swiftlet",
        "language": "swift",
        "interrupt_mode": "message",
    }
    (folder / "kernel.json").write_text(json.dumps(spec))
    previous = os.environ.get("JUPYTER_PATH")
    os.environ["JUPYTER_PATH"] = str(data)
    yield
    if previous is None:
        del os.environ["JUPYTER_PATH"]
    else:
        os.environ["JUPYTER_PATH"] = previous


class TestConformance(jupyter_kernel_test.KernelTests):
    kernel_name = "swiftlet-under-test"
    language_name = "swift"
    file_extension = ".swift"
    code_hello_world = 'print("hello, world")'
    code_stderr = 'printError("test")'
    completion_samples = [{"text": "pri"}]
    complete_code_samples = ["let a = 1", 'print("hello")']
    incomplete_code_samples = ["for i in 0..<3 {", "print("]
    invalid_code_samples = ["let a = )"]
    code_page_something = "?print"
    code_generate_error = "nobody"
    code_execute_result = [{"code": "1+2", "result": "3"}]
    code_display_data = [{"code": 'display("hello")', "mime": "text/plain"}]
    code_history_pattern = "1?2*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "print"
    code_clear_output = "clearOutput()"


class TestWelcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "swiftlet-under-test"
    support_iopub_welcome = True
