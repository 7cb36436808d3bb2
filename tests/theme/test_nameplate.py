"""The newsroom's own drawing of its name, by one setting; else the name is set in type."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from plugins.commands import build as building
from plugins.issues.site_pictures import site_picture
from plugins.newspaper.problems import SourceError
from tests.conftest import Serve

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 110">'
    '<path d="M0 0h600v110H0z" fill="#1b1916"/></svg>'
)


@pytest.mark.browser
def test_drawn_nameplate_stands_on_every_page_with_its_name(
    root: Path, tmp_path: Path, serve: Serve, page: Page
) -> None:
    project = tmp_path / "project"
    project.mkdir()
    for name in ("plugins", "theme"):
        (project / name).symlink_to(root / name)
    config = (root / "pelicanconf.py").read_text(encoding="utf-8")
    (project / "pelicanconf.py").write_text(
        config + '\nSITE_NAMEPLATE = "nameplate.svg"\n', encoding="utf-8"
    )
    shutil.copytree(root / "content" / "2025-05-02", project / "content" / "2025-05-02")
    shutil.copy(root / "content" / "authors.toml", project / "content")
    (project / "content" / "nameplate.svg").write_text(DRAWING, encoding="utf-8")
    building.make(
        building.Build(root=project, content=project / "content", output=project / "output")
    )
    address = serve(project / "output")
    for path in ("", "2025-05-02/0101.html"):
        page.goto(f"{address}/{path}")
        drawing = page.get_by_role("img", name="开发区建设周刊").first
        assert drawing.evaluate("one => one.complete && one.naturalWidth > 0"), path
        width, height = drawing.evaluate("one => [one.clientWidth, one.clientHeight]")
        assert width / height == pytest.approx(600 / 110, rel=0.05)
    page.goto(address)
    assert page.get_by_role("heading", level=1, name="开发区建设周刊").count() == 1


@pytest.mark.parametrize(
    ("drawing", "size"),
    [
        (DRAWING, (600, 110)),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="300px" height="60"/>', (300, 60)),
    ],
)
def test_a_drawing_has_the_size_it_says(
    tmp_path: Path, drawing: str, size: tuple[int, int]
) -> None:
    (tmp_path / "name.svg").write_text(drawing, encoding="utf-8")
    found = site_picture(tmp_path, "name.svg", "SITE_NAMEPLATE", "nameplate")
    assert found is not None
    assert (found.width, found.height) == size


@pytest.mark.parametrize("drawing", ["", "<svg", "<svg/>", '<svg viewBox="0 0 0 0"/>'])
def test_a_drawing_without_a_size_is_a_sentence(tmp_path: Path, drawing: str) -> None:
    (tmp_path / "name.svg").write_text(drawing, encoding="utf-8")
    with pytest.raises(SourceError, match=r"SITE_NAMEPLATE：图片“name\.svg”打不开"):
        site_picture(tmp_path, "name.svg", "SITE_NAMEPLATE", "nameplate")
