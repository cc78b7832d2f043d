"""The table of modules in docs/architecture.md is what the package manifest says."""

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEAVES = {"Diagnostics", "RichDisplay"}


@pytest.fixture(scope="module")
def targets():
    dump = subprocess.run(
        ["swift", "package", "dump-package"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found = {target["name"]: target for target in json.loads(dump.stdout)["targets"]}
    # What only tests and benchmarks use is no part of the architecture.
    aside = ("Tests/", "Benchmarks/")
    return {
        name: t
        for name, t in found.items()
        if t["type"] == "test" or not (t.get("path") or "").startswith(aside)
    }


def dependencies(target):
    """Names of targets and of other packages' products that a target imports."""
    names = set()
    for dependency in target["dependencies"]:
        kind, values = next(iter(dependency.items()))
        names.add(values[0] if kind in ("byName", "target", "product") else kind)
    return names


def documented():
    """Module → imports besides the leaves, from the table that begins with `| Module |`."""
    text = (ROOT / "docs" / "architecture.md").read_text()
    modules = {}
    for row in re.findall(r"^\| `([A-Za-z]+)` \|[^|]*\| ([^|]*) \|$", text, flags=re.MULTILINE):
        modules[row[0]] = set(re.findall(r"`([A-Za-z]+)`", row[1]))
    return modules


def test_the_table_lists_every_module(targets):
    own = {name for name, target in targets.items() if target["type"] != "test"}
    assert set(documented()) == own


def test_the_table_lists_every_import(targets):
    allowed = documented()
    own = set(allowed)
    for name, imports in allowed.items():
        found = dependencies(targets[name])
        assert (found & own) - LEAVES == imports & own, f"imports of {name}"


def test_only_the_language_imports_swift_syntax(targets):
    importers = {
        name
        for name, target in targets.items()
        if any(module.startswith("Swift") for module in dependencies(target))
    }
    assert importers <= {"Language", "LanguageTests"}


def test_sources_import_only_what_the_table_allows():
    allowed = documented()
    system = {"Glibc", "Synchronization", "Dispatch", "Foundation", "FoundationEssentials"}
    outside = system | {"ArgumentParser", "Testing"}
    for module, imports in allowed.items():
        for source in (ROOT / "Sources" / module).rglob("*.swift"):
            text = source.read_text()
            found = set(re.findall(r"^\s*import (?:\w+ )?([A-Za-z]+)", text, flags=re.MULTILINE))
            unexpected = found - imports - LEAVES - outside
            if module == "Language":
                unexpected = {name for name in unexpected if not name.startswith("Swift")}
            assert not unexpected, f"{source.relative_to(ROOT)} imports {unexpected}"


def test_every_module_has_tests(targets):
    for name, target in targets.items():
        if target["type"] == "regular" and not name.startswith("C"):
            assert f"{name}Tests" in targets, f"{name} has no test target"


def test_no_source_file_is_too_long():
    for folder in ("Sources", "Tests"):
        for source in (ROOT / folder).rglob("*.swift"):
            lines = source.read_text().count("\n")
            assert lines <= (400 if folder == "Sources" else 800), f"{source}: {lines} lines"
