"""QR codes, read back by a decoder that is not ours."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import zxingcpp
from lxml import etree
from PIL import Image

from plugins.newspaper.problems import SourceError
from plugins.publishing.command import qr
from plugins.publishing.qr_codes import codes_of, drawn

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
URL = "https://www.example.cn/kfq"


def read_png(data: bytes) -> str:
    with Image.open(io.BytesIO(data)) as picture:
        found = zxingcpp.read_barcodes(picture.convert("L"))
    assert len(found) == 1
    return found[0].text


def test_an_issue_has_codes_for_itself_its_pages_and_its_articles():
    codes = codes_of(CONTENT, "2025-05-02", URL)
    assert [code.name for code in codes][:5] == ["issue", "p1", "p2", "p3", "p4"]
    assert codes[0].url == f"{URL}/2025-05-02/"
    assert codes[1].url == f"{URL}/2025-05-02/#p1"
    assert codes[5].url == f"{URL}/2025-05-02/0101.html"
    assert len(codes) == 5 + len(list((CONTENT / "2025-05-02").glob("*.md")))
    assert all(code.title for code in codes)


@pytest.mark.parametrize("code", codes_of(CONTENT, "2025-04-25", URL), ids=lambda code: code.name)
def test_a_decoder_reads_the_address_back(code):
    files = {file.path: file.data for file in drawn(code)}
    assert read_png(files[f"{code.name}.png"]) == code.url


def test_a_drawn_vector_is_read_too(real_browser):
    code = codes_of(CONTENT, "2025-04-25", URL)[1]
    svg = {file.path: file.data for file in drawn(code)}[f"{code.name}.svg"]
    root = etree.fromstring(svg)
    assert root.get("width").endswith("mm")
    page = real_browser.new_page(viewport={"width": 400, "height": 400})
    page.set_content(f"<body style='margin:0;background:white'>{etree.tostring(root).decode()}")
    page.add_style_tag(content="svg { width: 360px; height: 360px; margin: 20px }")
    assert read_png(page.screenshot()) == code.url
    page.close()


def test_a_spot_of_ink_does_no_harm():
    code = codes_of(CONTENT, "2025-04-25", URL)[0]
    png = {file.path: file.data for file in drawn(code)}["issue.png"]
    with Image.open(io.BytesIO(png)) as picture:
        spoilt = picture.convert("L")
    width = spoilt.width
    spoilt.paste(0, (width // 2, width // 2, width // 2 + width // 12, width // 2 + width // 12))
    out = io.BytesIO()
    spoilt.save(out, "PNG")
    assert read_png(out.getvalue()) == code.url


def test_equal_codes_are_equal_bytes():
    code = codes_of(CONTENT, "2025-04-25", URL)[0]
    assert list(drawn(code)) == list(drawn(code))


def test_the_command_writes_two_files_a_code(tmp_path, capsys):
    assert qr("2025-04-25", root=ROOT, content=CONTENT, output=tmp_path, site_url=URL) == 0
    names = {path.name for path in (tmp_path / "2025-04-25").iterdir()}
    assert {"issue.svg", "issue.png", "p1.svg", "0101.png"} <= names
    said = capsys.readouterr().out
    assert f"0101　{URL}/2025-04-25/0101.html" in said


def test_a_code_for_an_address_that_no_reader_can_open_is_refused(tmp_path):
    with pytest.raises(SourceError, match="读者打不开"):
        qr("2025-04-25", root=ROOT, content=CONTENT, output=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_issue_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(SourceError, match="没有这一期"):
        qr("2025-04-26", root=ROOT, content=CONTENT, output=tmp_path, site_url=URL)
