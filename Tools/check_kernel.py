"""Runs a script's cells through the installed kernel and shows its output as it comes.

    check_kernel.py FILE.swift

Cells are separated by lines that begin with `// %%`. Ends with status 0 if every cell succeeds and
the output names a test accuracy of at least 97 %.
"""

import re
import sys
from pathlib import Path

from jupyter_client.manager import start_new_kernel

LEAST_ACCURACY = 97.0
# A cell that says nothing for so many seconds has failed.
PATIENCE = 300


def cells(path):
    parts = re.split(r"^// %%.*\n", path.read_text(), flags=re.MULTILINE)
    return [part.strip() for part in parts if part.strip()]


class Terminal:
    """Prints streams as they come; live displays as one line that changes."""

    def __init__(self):
        self.text = ""
        self.live = False
        self.is_terminal = sys.stdout.isatty()

    def hear(self, message):
        kind, content = message["msg_type"], message["content"]
        if kind == "stream":
            self.end_line()
            self.text += content["text"]
            print(content["text"], end="", flush=True)
        elif kind in ("display_data", "update_display_data") and self.is_terminal:
            lines = content["data"].get("text/plain", "").splitlines()
            if lines:
                print(f"\r\x1b[K{lines[-1][:100]}", end="", flush=True)
                self.live = True
        elif kind == "execute_result":
            self.end_line()
            print(content["data"].get("text/plain", ""), flush=True)
        elif kind == "error":
            self.end_line()
            print("\n".join(content["traceback"]), file=sys.stderr, flush=True)

    def end_line(self):
        if self.live:
            print("\r\x1b[K", end="")
            self.live = False


def main():
    manager, client = start_new_kernel(kernel_name="swiftlet", startup_timeout=30)
    terminal = Terminal()
    try:
        for cell in cells(Path(sys.argv[1])):
            reply = client.execute_interactive(
                cell, allow_stdin=False, timeout=PATIENCE, output_hook=terminal.hear
            )
            if reply["content"]["status"] != "ok":
                sys.exit("The kernel works, but this cell failed.")
    finally:
        terminal.end_line()
        client.stop_channels()
        manager.shutdown_kernel()
    accuracies = re.findall(r"Test accuracy: ([0-9.]+) %", terminal.text)
    if not accuracies:
        sys.exit("The script printed no 'Test accuracy: NN.NN %'.")
    if float(accuracies[-1]) < LEAST_ACCURACY:
        sys.exit(f"The model learned too little: {accuracies[-1]} % is below {LEAST_ACCURACY} %.")


main()
