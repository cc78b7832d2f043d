"""swiftlet on the command line."""

import json
import os
import subprocess

import pytest
from kernel_client import BINARY


def swiftlet(*arguments, **options):
    return subprocess.run(
        [BINARY, *map(str, arguments)], capture_output=True, text=True, timeout=60, **options
    )


def test_version_and_help():
    assert swiftlet("--version").stdout.startswith("swiftlet ")
    text = swiftlet("--help").stdout
    for command in ["kernel", "install", "uninstall", "run", "doctor"]:
        assert command in text


def test_install_writes_a_kernelspec_that_jupyter_reads(tmp_path):
    installed = swiftlet("install", "--prefix", tmp_path, "--name", "my-swiftlet")
    assert installed.returncode == 0, installed.stderr
    folder = tmp_path / "share/jupyter/kernels/my-swiftlet"
    spec = json.loads((folder / "kernel.json").read_text())
    assert spec["argv"] == [os.path.realpath(BINARY), "kernel", "-f", "{connection_file}"]
    assert spec["language"] == "swift"
    assert spec["interrupt_mode"] == "message"
    assert sorted(p.name for p in folder.iterdir()) == [
        "kernel.json",
        "logo-32x32.png",
        "logo-64x64.png",
        "logo-svg.svg",
    ]
    removed = swiftlet("uninstall", "--prefix", tmp_path, "--name", "my-swiftlet")
    assert removed.returncode == 0, removed.stderr
    assert not folder.exists()
    assert swiftlet("uninstall", "--prefix", tmp_path, "--name", "my-swiftlet").returncode == 1


def test_install_can_copy_the_program(tmp_path):
    assert swiftlet("install", "--prefix", tmp_path, "--copy").returncode == 0
    program = tmp_path / "share/jupyter/kernels/swiftlet/swiftlet"
    assert os.access(program, os.X_OK)
    version = subprocess.run([program, "--version"], capture_output=True, text=True)
    assert version.stdout.startswith("swiftlet ")
    # The copy is whole: it can install in its turn.
    second = tmp_path / "second"
    installed = subprocess.run([program, "install", "--prefix", second], capture_output=True)
    assert installed.returncode == 0


@pytest.mark.parametrize(
    ("options", "environment", "folder"),
    [
        (["--user"], {}, "home/.local/share/jupyter/kernels/swiftlet"),
        (["--user"], {"JUPYTER_DATA_DIR": "data"}, "data/kernels/swiftlet"),
        (["--sys-prefix"], {"VIRTUAL_ENV": "env"}, "env/share/jupyter/kernels/swiftlet"),
    ],
)
def test_install_finds_the_folder(tmp_path, options, environment, folder):
    clean = {k: v for k, v in os.environ.items() if k not in ("VIRTUAL_ENV", "CONDA_PREFIX")}
    clean = {k: v for k, v in clean.items() if not k.startswith(("JUPYTER", "XDG"))}
    clean |= {"HOME": str(tmp_path / "home")}
    clean |= {key: str(tmp_path / value) for key, value in environment.items()}
    installed = swiftlet("install", *options, env=clean)
    assert installed.returncode == 0, installed.stderr
    assert (tmp_path / folder / "kernel.json").exists()


@pytest.mark.parametrize("name", ["", "..", "a/b", "Käfer", "a b"])
def test_install_refuses_a_name_that_jupyter_refuses(tmp_path, name):
    result = swiftlet("install", "--prefix", tmp_path, "--name", name)
    assert result.returncode != 0
    assert list(tmp_path.iterdir()) == []


def test_run_prints_and_ends_with_status_zero(tmp_path):
    script = tmp_path / "script.swift"
    script.write_text('print("hello")\n')
    result = swiftlet("run", script)
    assert (result.returncode, result.stdout, result.stderr) == (0, "hello\n", "")


def test_run_reports_an_error_with_a_caret_and_status_one(tmp_path):
    script = tmp_path / "script.swift"
    script.write_text('print("before")\nnobody\n')
    result = swiftlet("run", script)
    assert result.returncode == 1
    assert "nobody" in result.stderr
    assert "^" in result.stderr
    assert "\x1b" not in result.stderr


def test_a_warning_has_no_colours_where_nobody_sees_them(tmp_path):
    script = tmp_path / "warning.swift"
    script.write_text("func f() { let unused = 1 }\nprint(2)\n")
    result = swiftlet("run", script)
    assert (result.returncode, result.stdout) == (0, "2\n")
    assert "warning:" in result.stderr and "unused" in result.stderr
    assert "\x1b" not in result.stderr


def test_run_without_a_file_is_one_clear_line():
    result = swiftlet("run", "/nonexistent.swift")
    assert result.returncode == 1
    assert "cannot read '/nonexistent.swift'" in result.stderr


def clean_environment(home, **more):
    kept = {k: v for k, v in os.environ.items() if k not in ("VIRTUAL_ENV", "CONDA_PREFIX")}
    kept = {k: v for k, v in kept.items() if not k.startswith(("JUPYTER", "XDG"))}
    return kept | {"HOME": str(home), "PATH": "/usr/bin:/bin"} | more


def test_install_writes_the_environment_that_the_kernel_starts_with(tmp_path):
    installed = swiftlet("install", "--prefix", tmp_path, "--env", "A=b=c", "--env", "D=")
    assert installed.returncode == 0, installed.stderr
    spec = json.loads((tmp_path / "share/jupyter/kernels/swiftlet/kernel.json").read_text())
    assert spec["env"] == {"A": "b=c", "D": ""}
    assert spec["metadata"] == {"debugger": True, "supported_encryption": "curve"}
    assert swiftlet("install", "--prefix", tmp_path, "--env", "A").returncode != 0


def test_doctor_finds_nothing_wrong_after_an_install(tmp_path):
    environment = clean_environment(tmp_path)
    assert swiftlet("install", env=environment).returncode == 0
    result = swiftlet("doctor", env=environment)
    assert result.returncode == 0, result.stdout
    assert "Swiftlet is ready." in result.stdout
    assert "a kernel answers after" in result.stdout
    assert "libsodium 1." in result.stdout
    # Whatever it tried out is gone.
    assert not [name for name in os.listdir("/tmp") if name.startswith("swiftlet-doctor-")]


def test_doctor_says_what_to_do_where_jupyter_does_not_know_the_kernel(tmp_path):
    result = swiftlet("doctor", env=clean_environment(tmp_path))
    if "BROKEN" in result.stdout:
        assert result.returncode == 1
        assert "run 'swiftlet install'" in result.stdout


def test_doctor_names_a_kernelspec_whose_program_is_gone(tmp_path):
    environment = clean_environment(tmp_path)
    assert swiftlet("install", env=environment).returncode == 0
    path = tmp_path / ".local/share/jupyter/kernels/swiftlet/kernel.json"
    spec = json.loads(path.read_text())
    path.write_text(json.dumps(spec | {"argv": ["/nowhere/swiftlet", "kernel"]}))
    result = swiftlet("doctor", env=environment)
    assert result.returncode == 1
    assert f"BROKEN {path} starts '/nowhere/swiftlet', which is not there" in result.stdout
