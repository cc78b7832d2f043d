"""The kernel under test, made known to Jupyter under a name of its own."""

import json
import os
from contextlib import contextmanager

from kernel_client import BINARY

NAME = "swiftlet-under-test"


@contextmanager
def installed(folder):
    """Makes clients of Jupyter find the kernel; `folder` is empty."""
    spec = {
        "argv": [str(BINARY), "kernel", "-f", "{connection_file}"],
        "display_name": "Swiftlet",
        "language": "swift",
        "interrupt_mode": "message",
        "env": {"SWIFTLET_HISTORY": "off"},
        "metadata": {"supported_encryption": "curve"},
    }
    (folder / "kernels" / NAME).mkdir(parents=True)
    (folder / "kernels" / NAME / "kernel.json").write_text(json.dumps(spec))
    previous = os.environ.get("JUPYTER_PATH")
    os.environ["JUPYTER_PATH"] = str(folder)
    try:
        yield NAME
    finally:
        if previous is None:
            del os.environ["JUPYTER_PATH"]
        else:
            os.environ["JUPYTER_PATH"] = previous
