"""`preview` serves drafts, builds again when something is saved, and ends on Ctrl-C."""

from __future__ import annotations

import re
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from plugins.commands.server import PreviewServer
from tests.commands.conftest import Copy


@contextmanager
def previewing(project: Copy, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running preview and its address."""
    with project.start("preview", "--port", "8300", *options) as process:
        try:
            yield process, wait_for_address(process)
        finally:
            if process.poll() is None:
                process.kill()


def wait_for_address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if match := re.search(r"预览：(\S+)/", line):
            return match[1]
    raise AssertionError(f"no address was said: {said}")


def test_preview_serves_until_ctrl_c_and_ends_well(project: Copy) -> None:
    with previewing(project) as (process, address):
        with urllib.request.urlopen(f"{address}/") as answer:  # our own server
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        rest = process.communicate()[0]
    assert process.returncode == 0
    assert "预览已结束" in rest
    assert "Traceback" not in rest
    assert not project.output.exists()


def test_a_taken_port_gives_way_to_the_next(project: Copy) -> None:
    with PreviewServer(project.root, 0) as other:
        taken = other.server_port
        with project.start("preview", "--port", str(taken)) as process:
            assert int(wait_for_address(process).rsplit(":", 1)[1]) > taken
            process.send_signal(signal.SIGTERM)
            process.communicate()
    assert process.returncode == 0


@pytest.mark.browser
def test_a_saved_draft_is_seen_at_once_and_a_mistake_is_said(project: Copy, page: Page) -> None:
    article = project.article()
    fields, _, body = article.read_text(encoding="utf-8").partition("\n\n")
    lines = [line for line in fields.splitlines() if not line.startswith("Title")]
    rest = "\n".join(lines).replace("published", "draft") + "\n\n" + body

    def save(title: str) -> None:
        article.write_text(f"{title}\n{rest}", encoding="utf-8")

    save("Title: 云岭新区的第一稿")
    with previewing(project) as (process, address):
        page.goto(f"{address}/{article.parent.name}/0101.html")
        expect(page.locator("h1").first).to_contain_text("第一稿")
        save("Title: 云岭新区的第二稿")
        expect(page.locator("h1").first).to_contain_text("第二稿", timeout=180_000)
        save("Titel: 云岭新区的第三稿")
        expect(page.locator("#preview-problems")).to_contain_text("Titel", timeout=180_000)
        expect(page.locator("h1").first).to_contain_text("第二稿")
        save("Title: 云岭新区的第四稿")
        expect(page.locator("h1").first).to_contain_text("第四稿", timeout=180_000)
        expect(page.locator("#preview-problems")).to_have_count(0)
        process.send_signal(signal.SIGINT)
        process.communicate()


@pytest.mark.browser
def test_preview_with_a_mistake_from_the_start_waits_for_its_mending(
    project: Copy, page: Page
) -> None:
    article = project.article()
    whole = article.read_text(encoding="utf-8")
    article.write_text("Titel: x\n" + whole, encoding="utf-8")
    with previewing(project) as (process, address):
        page.goto(f"{address}/")
        expect(page.get_by_role("alert")).to_contain_text("Titel")
        article.write_text(whole, encoding="utf-8")
        expect(page.locator("h1, h2").first).to_be_visible(timeout=180_000)
        process.send_signal(signal.SIGINT)
        process.communicate()
