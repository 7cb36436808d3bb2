from __future__ import annotations

from pathlib import Path

from pypinyin import lazy_pinyin

from plugins.importer import memory
from plugins.importer.memory import Doubt, Memory


def sound(char: str) -> str:
    return lazy_pinyin(char)[0]


def test_a_new_folder_starts_with_none(tmp_path: Path) -> None:
    assert memory.load(tmp_path) == Memory()


def test_what_is_saved_is_loaded_sorted_and_without_doubles(tmp_path: Path) -> None:
    found = Memory(people=("赵文博", "林致远"), columns=("园区",), places=("云岭经济技术开发区",))
    memory.save(tmp_path, memory.remember(memory.remember(Memory(), found), found))
    assert memory.load(tmp_path) == Memory(
        people=("林致远", "赵文博"), columns=("园区",), places=("云岭经济技术开发区",)
    )


def test_the_editors_remarks_stay_and_what_did_not_change_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "people.txt"
    path.write_bytes("# 我的说明\r\n赵文博\r\n林致远\r\n".encode("gbk"))
    before = path.read_bytes()
    memory.save(tmp_path, memory.load(tmp_path))
    assert path.read_bytes() == before
    memory.save(tmp_path, memory.remember(memory.load(tmp_path), Memory(people=("丁洁",))))
    assert path.read_text("utf-8") == "# 我的说明\n丁洁\n林致远\n赵文博\n"


KNOWN = Memory(people=("王璐", "王春宇"), columns=("创新驱动发展",))


def test_a_name_that_sounds_like_a_known_one_is_asked_about() -> None:
    found = Memory(people=("王露", "王春雨", "王磊", "王璐", "王春波"))
    assert list(memory.doubts(KNOWN, found, sound)) == [
        Doubt(name="王露", known="王璐"),
        Doubt(name="王春雨", known="王春宇"),
    ]


def test_a_column_that_looks_like_a_known_one_is_asked_about() -> None:
    found = Memory(columns=("创新驱动", "创新驱动发展", "园区"))
    assert list(memory.doubts(KNOWN, found)) == [Doubt(name="创新驱动", known="创新驱动发展")]


def test_what_is_in_doubt_is_not_remembered_until_it_is_answered() -> None:
    found = Memory(people=("王露", "丁洁"))
    doubts = list(memory.doubts(KNOWN, found, sound))
    asked = memory.remember(KNOWN, found, doubts)
    assert asked.people == ("丁洁", "王春宇", "王璐")
    assert list(memory.doubts(asked, found, sound)) == doubts
    answered = memory.remember(KNOWN, found)
    assert list(memory.doubts(answered, found, sound)) == []


PLACES = Memory(places=("云岭经济技术开发区", "太行算力中心"))


def test_a_known_place_with_one_character_changed_is_found_where_it_stands() -> None:
    text = "记者在云岭经济枝术开发区看到，太行算力中心已投用。"
    assert list(memory.misspelt_places(text, PLACES)) == [
        (Doubt(name="云岭经济枝术开发区", known="云岭经济技术开发区"), 3)
    ]


def test_right_names_and_other_names_are_left_alone() -> None:
    text = "云岭经济技术开发区与东岭经济技术开发区、云岭经济技术协作区、太行算力"
    assert list(memory.misspelt_places(text, PLACES)) == []


def test_places_that_stand_twice_are_remembered_without_the_words_around_them() -> None:
    texts = [
        "记者在云岭经济技术开发区看到，这里由双溪新材料有限公司建设。",
        "云岭经济技术开发区与双溪新材料有限公司签约；青石科技园亮相。",
    ]
    assert memory.places_in(texts) == ("云岭经济技术开发区", "双溪新材料有限公司")
