"""A JupyterLab of the tests' own, in a browser that talks to nobody else."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / ".build" / "browser"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Where the JupyterLab finds its notebooks, and everything else that it would keep at home."""
    return tmp_path_factory.mktemp("lab")


@pytest.fixture(scope="session")
def lab(folder):
    """The address of a JupyterLab on a copy of the notebooks."""
    shutil.copytree(ROOT / "Notebooks", folder / "Notebooks")
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    environment = os.environ | {
        "HOME": str(folder),
        "SWIFTLET_OFFLINE": "1",
        "XDG_CACHE_HOME": str(folder / "cache"),
        "SWIFTLET_HISTORY": "off",
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1"]
    command += [f"--port={port}", "--IdentityProvider.token=", "--ServerApp.password="]
    command += ["--allow-root", f"--ServerApp.root_dir={folder / 'Notebooks'}"]
    command += ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    command += ["--LabApp.news_url=None", "--expose-app-in-browser"]
    log = open(folder / "lab.log", "w+")
    process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/api")
            break
        except (urllib.error.URLError, ConnectionError):
            assert process.poll() is None, Path(log.name).read_text()
            time.sleep(0.1)
    yield address
    process.terminate()
    process.wait(20)


@pytest.fixture(scope="session")
def browser():
    assert CHROMIUM, "there is no Chromium: apt-get install chromium"
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def new_page(lab, browser):
    """Opens windows that note every request to another machine."""
    pages = []

    def open_window(width=1280, height=1600):
        page = browser.new_page(
            viewport={"width": width, "height": height}, device_scale_factor=1.5
        )
        page.foreign_requests = []

        def note(request):
            if not request.url.startswith((lab, lab.replace("http", "ws"), "data:", "blob:")):
                page.foreign_requests.append(request.url)

        page.on("request", note)
        pages.append(page)
        return page

    yield open_window
    for page in pages:
        page.close()
