"""Jupyter's own conformance tests, all of them, none skipped."""

import jupyter_kernel_test
import pytest
from installed import installed


@pytest.fixture(scope="class", autouse=True)
def installed_kernel(tmp_path_factory):
    with installed(tmp_path_factory.mktemp("jupyter")):
        yield


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
