"""The WeChat account's picture on the 订阅 page, when the setting names one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from plugins.issues.site_pictures import site_picture
from plugins.newspaper.problems import SourceError


def test_a_picture_is_copied_as_it_is_with_its_size(tmp_path: Path) -> None:
    Image.new("RGB", (258, 258), "white").save(tmp_path / "wechat.png")
    found = site_picture(tmp_path, "wechat.png", "SITE_WECHAT_QR", "subscribe/wechat")
    assert found is not None
    assert (found.src, found.width, found.height) == ("subscribe/wechat.png", 258, 258)
    assert found.file.data == (tmp_path / "wechat.png").read_bytes()


def test_no_setting_no_picture(tmp_path: Path) -> None:
    assert site_picture(tmp_path, "", "SITE_WECHAT_QR", "subscribe/wechat") is None


@pytest.mark.parametrize("named", ["nicht-da.png", "../x.png", "/etc/x.png", "a.svg", "empty.png"])
def test_a_picture_that_is_none_is_a_sentence(tmp_path: Path, named: str) -> None:
    (tmp_path / "empty.png").write_bytes(b"")
    with pytest.raises(SourceError, match=r"SITE_WECHAT_QR：图片“.*”"):
        site_picture(tmp_path, named, "SITE_WECHAT_QR", "subscribe/wechat")
