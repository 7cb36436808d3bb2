"""The headline face: slices of the npm package become one small face."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from plugins.lettering.cut import cut
from plugins.lettering.source import find_source
from plugins.newspaper.problems import SourceError

ROOT = Path(__file__).parents[2]
WORDS = "开发区建设周刊第13期云岭新区项目集中开工“算力”：R&D"


@pytest.fixture(scope="module")
def source():
    found = find_source(ROOT, "")
    assert found is not None, "npm install brings @fontsource/noto-serif-sc"
    return found


def test_the_face_has_every_character_asked_for_and_few_more(source, tmp_path):
    face = cut(WORDS, source, tmp_path)
    assert set(WORDS) <= face.covered
    assert len(face.covered) <= len(set(WORDS)) + 2


def test_a_character_costs_at_most_220_bytes(source, tmp_path):
    face = cut(WORDS, source, tmp_path)
    assert len(face.woff2) <= 220 * len(set(WORDS))


def test_the_same_characters_give_the_same_bytes_without_the_cache(source, tmp_path):
    first = cut(WORDS, source, tmp_path / "first")
    second = cut(reversed(WORDS), source, tmp_path / "second")
    assert first.woff2 == second.woff2
    assert first.ttf == second.ttf


def test_the_cache_gives_what_was_cut(source, tmp_path):
    assert cut(WORDS, source, tmp_path) == cut(WORDS, source, tmp_path)


def test_half_width_marks_are_kept_for_squeezing(source, tmp_path):
    face = cut("：，“”开发", source, tmp_path)
    (tmp_path / "face.ttf").write_bytes(face.ttf)
    records = TTFont(tmp_path / "face.ttf")["GPOS"].table.FeatureList.FeatureRecord
    assert "halt" in {record.FeatureTag for record in records}


def test_a_character_outside_the_face_is_left_to_the_system(source, tmp_path):
    face = cut("开𪚥", source, tmp_path)
    assert "开" in face.covered
    assert "𪚥" not in face.covered


def test_without_package_and_setting_there_is_no_face(tmp_path):
    assert find_source(tmp_path, "") is None


def test_a_face_that_is_not_there_is_said(tmp_path):
    with pytest.raises(SourceError, match=r"标题字体 fonts/own\.ttf 不在这里"):
        find_source(tmp_path, "fonts/own.ttf")


def test_a_file_that_is_no_font_is_said(tmp_path):
    (tmp_path / "own.ttf").write_bytes(b"not a font")
    own = find_source(tmp_path, "own.ttf")
    assert own is not None
    with pytest.raises(SourceError, match="标题字体读不出来"):
        cut(WORDS, own, tmp_path)


def test_the_newsrooms_own_file_serves_as_a_face(source, tmp_path):
    (tmp_path / "own.ttf").write_bytes(cut(WORDS, source, tmp_path).ttf)
    own = find_source(tmp_path, "own.ttf")
    assert own is not None
    assert set("开发区") <= cut("开发区", own, tmp_path).covered
