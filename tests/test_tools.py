"""The tools hold: everything pinned and hashed, one list of steps for hooks and CI."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
LISTS = ["requirements", "requirements-dev"]
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;]+)")


def pins(name: str) -> dict[str, str]:
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    return {match["name"]: match["version"] for match in map(PIN.match, text.splitlines()) if match}


def asked(name: str) -> dict[str, str]:
    """Package -> wanted version, "" for any, of a list that people write."""
    found = {}
    for line in (ROOT / f"{name}.in").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "-")):
            package, _, version = line.partition("==")
            found[re.sub(r"[_.]", "-", package.split("[")[0]).lower()] = version
    return found


@pytest.mark.parametrize("name", LISTS)
def test_every_package_is_pinned_and_hashed(name: str) -> None:
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    rows = re.sub(r"\\\n", " ", text).splitlines()
    packages = [row for row in rows if row and not row.lstrip().startswith("#")]
    assert len(packages) == len(pins(name)) > 10
    assert [row.split(" ")[0] for row in packages if "--hash=sha256:" not in row] == []


@pytest.mark.parametrize("name", LISTS)
def test_the_pinned_list_was_made_from_the_one_that_people_write(name: str) -> None:
    have = pins(name)
    for package, version in asked(name).items():
        assert package in have, f"{name}.txt is older than {name}.in"
        assert version in ("", have[package]), f"{name}.txt is older than {name}.in"


def test_both_lists_agree_on_what_they_share() -> None:
    run, test = pins("requirements"), pins("requirements-dev")
    assert {name for name in run.keys() & test.keys() if run[name] != test[name]} == set()


def test_packages_for_node_are_exact_and_locked() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    wanted = package["devDependencies"]
    assert "dependencies" not in package
    assert all(version[0].isdigit() for version in wanted.values())
    assert lock["packages"][""]["devDependencies"] == wanted
    locked = (value for name, value in lock["packages"].items() if name)
    assert all("integrity" in value for value in locked)


def test_lunr_js_is_the_version_that_the_index_is_made_for() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    assert package["devDependencies"]["lunr"] == "2.3.9"
    assert pins("requirements")["lunr"] == "0.8.0"


def test_warnings_are_errors_but_for_jieba() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    first, *others = settings["tool"]["pytest"]["ini_options"]["filterwarnings"]
    assert first == "error"
    assert all("escape sequence" in other or "pkg_resources" in other for other in others)


# --- CI ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def workflow() -> dict[Any, Any]:
    text = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    loaded: dict[Any, Any] = yaml.safe_load(text)
    return loaded


def steps(workflow: dict[Any, Any], job: str) -> str:
    return "\n".join(str(step.get("run", "")) for step in workflow["jobs"][job]["steps"])


def test_the_workflow_may_only_read(workflow: dict[Any, Any]) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in workflow["jobs"].values())


def test_every_action_is_pinned_to_a_commit(workflow: dict[Any, Any]) -> None:
    used = [
        step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step
    ]
    assert used
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", name) for name in used)


def test_debian_runs_the_script_that_everybody_runs(workflow: dict[Any, Any]) -> None:
    assert "bash .ci/run" in steps(workflow, "debian")


def test_windows_double_clicks_speaks_gbk_and_runs_all_tests(workflow: dict[Any, Any]) -> None:
    assert workflow["jobs"]["windows"]["runs-on"] == "windows-latest"
    said = steps(workflow, "windows")
    assert "周刊.cmd" in said
    assert "chcp 936" in said
    assert "python tasks.py test" in said


def test_the_readmes_test_command_comes_last_in_ci() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").strip().splitlines()
    assert script[-1].startswith("python3 tasks.py test")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "\npython3 tasks.py test\n" in readme
    assert "\npython3 tasks.py preview\n" in readme


def test_ci_fails_without_the_real_page_unless_told(tmp_path: Path) -> None:
    (tmp_path / "main" / ".ci").mkdir(parents=True)
    script = tmp_path / "main" / ".ci" / "run"
    script.write_bytes((ROOT / ".ci" / "run").read_bytes())
    said = subprocess.run(
        ["bash", str(script)], env={"PATH": "/usr/bin:/bin"}, capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert said.returncode == 1
    assert "SHARED=none" in said.stderr


def test_hooks_are_local_and_each_tool_is_run_by_ci_too() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert [repo["repo"] for repo in hooks["repos"]] == ["local"]
    for hook in hooks["repos"][0]["hooks"]:
        tool = hook["entry"].removeprefix(".venv/bin/python -m ").removeprefix("npx --no-install ")
        assert tool.removeprefix(".venv/bin/python ").split(" ")[0] in script, hook["id"]


def test_no_file_of_ours_has_stray_line_ends_or_is_too_large() -> None:
    said = subprocess.run(
        [sys.executable, ".ci/tidy.py"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (said.returncode, said.stdout) == (0, "")
