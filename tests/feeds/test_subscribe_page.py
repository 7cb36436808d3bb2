"""The 订阅 page of a newsroom that has filled in its settings."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import html as lxml_html
from PIL import Image

from plugins.commands import build as building
from plugins.newspaper.problems import SourceError


@pytest.fixture
def newsroom(root: Path, tmp_path: Path) -> Path:
    """A project with one issue and a picture of its WeChat account."""
    project = tmp_path / "project"
    project.mkdir()
    for name in ("plugins", "theme"):
        (project / name).symlink_to(root / name)
    config = (root / "pelicanconf.py").read_text(encoding="utf-8")
    config += '\nSITE_WECHAT_NAME = "云岭园区"\nSITE_WECHAT_QR = "wechat.png"\n'
    (project / "pelicanconf.py").write_text(config, encoding="utf-8")
    shutil.copytree(root / "content" / "2025-05-02", project / "content" / "2025-05-02")
    shutil.copy(root / "content" / "authors.toml", project / "content")
    Image.new("RGB", (258, 258), "white").save(project / "content" / "wechat.png")
    return project


def built(project: Path) -> Path:
    output = project / "output"
    building.make(building.Build(root=project, content=project / "content", output=output))
    return output


def test_the_accounts_picture_is_shown(newsroom: Path):
    output = built(newsroom)
    page = lxml_html.fromstring((output / "subscribe/index.html").read_bytes())
    (image,) = page.find_class("pictures")[0].iter("img")
    assert image.get("src") == "../subscribe/wechat.png"
    assert (image.get("width"), image.get("height")) == ("258", "258")
    assert "云岭园区" in image.get("alt")
    assert (output / "subscribe/wechat.png").is_file()


def test_a_picture_that_is_missing_is_a_sentence_and_nothing_is_built(newsroom: Path):
    (newsroom / "content" / "wechat.png").unlink()
    with pytest.raises(SourceError, match=r"SITE_WECHAT_QR：图片“wechat\.png”不在"):
        built(newsroom)
    assert not (newsroom / "output").exists()


def test_without_an_account_readers_hear_of_two_ways_and_of_nothing_missing(newsroom: Path):
    config = newsroom / "pelicanconf.py"
    emptied = '\nSITE_WECHAT_NAME = ""\nSITE_WECHAT_QR = ""\n'
    config.write_text(config.read_text(encoding="utf-8") + emptied, encoding="utf-8")
    page = (built(newsroom) / "subscribe/index.html").read_text(encoding="utf-8")
    assert "两种办法" in page
    assert "关注" not in page
    assert "登记" not in page
