"""What stands first: words before straddling neighbours, titles, keywords, whole before part."""

from __future__ import annotations

from plugins.commands.search_client import Client
from plugins.newspaper.model import Archive
from tests.factory import archive, article, weekly
from tests.search.conftest import Written


def titles(reader: Client, folder: object, query: str) -> list[str]:
    """The titles of the first ten hits."""
    answer = reader.ask(folder, query, cards=10)  # type: ignore[arg-type]
    return [card["title"] for card in answer["cards"]]


def test_a_word_stands_before_neighbours_that_only_straddle_two(
    reader: Client, written: Written
) -> None:
    rows = [("校友", "他从北大毕业。")]
    rows += [(f"湖北大学{n}", "湖北大学与东北大地，北大一词在这里不是词。" * 3) for n in range(5)]
    rows += [(f"东北大地{n}", "东北大地上的湖北大道。" * 4) for n in range(15)]
    found = titles(reader, written(weekly(rows)), "北大")
    assert found[0] in {"校友", *(f"湖北大学{n}" for n in range(5))}
    straddling = [place for place, title in enumerate(found) if title.startswith("东北大地")]
    words = [place for place, title in enumerate(found) if title == "校友"]
    assert max(words) < min(straddling)


def test_beijing_university_stands_before_hubei_university(
    reader: Client, written: Written
) -> None:
    rows = [(f"湖北大学第{n}次开放", "湖北大学迎来学子。" * 3) for n in range(12)]
    rows.insert(3, ("一位校友", "从北大毕业以后，他回到山西。"))
    assert titles(reader, written(weekly(rows)), "北大")[0] == "一位校友"


def test_a_hit_in_the_title_stands_before_one_in_the_text(reader: Client, written: Written) -> None:
    rows = [(f"别的{n}", "文中说到一次晋创谷。") for n in range(8)]
    rows.insert(2, ("走进晋创谷", "一篇通讯。"))
    assert titles(reader, written(weekly(rows)), "晋创谷")[0] == "走进晋创谷"


def test_a_question_finds_the_text_that_answers_it_not_a_title_with_one_of_its_words(
    reader: Client, written: Written
) -> None:
    answer = "晋创谷·太原入驻企业一共三百六十七家，办完注册的二百五十五家。"
    rows = [(f"企业家第{n}讲", "讲的是别的事情。") for n in range(8)]
    rows.insert(4, ("十五个月", answer))
    assert (
        titles(reader, written(weekly(rows)), "晋创谷太原的入驻企业一共有多少家？")[0] == "十五个月"
    )


def test_a_run_at_the_edge_of_a_query_still_counts_for_ranking(
    reader: Client, written: Written
) -> None:
    rows = [(f"联盟第{n}年", "高新区联盟成立。") for n in range(8)]
    rows.append(("新事", "G100的高新区联盟成立。"))
    assert titles(reader, written(weekly(rows)), "高新区联盟G100")[0] == "新事"


def test_equal_hits_stand_newest_first(reader: Client, written: Written) -> None:
    made = archive(
        *(
            (day, [article(day, 1, day, "同样的一句话。")])
            for day in ("2024-03-01", "2025-04-25", "2023-01-06")
        )
    )
    assert titles(reader, written(made), "同样的一句话") == [
        "2025-04-25",
        "2024-03-01",
        "2023-01-06",
    ]


def test_exact_hits_come_first_and_partial_ones_apart(reader: Client, written: Written) -> None:
    rows = [("甲", "算力网络与调度"), ("乙", "网络调度的算力"), ("丙", "与此无关")]
    answer = reader.ask(written(weekly(rows)), "算力网络")
    assert (len(answer["exact"]), len(answer["partial"])) == (1, 1)


def test_blanks_mean_and_in_any_order_and_a_minus_excludes(
    reader: Client, written: Written
) -> None:
    folder = written(
        weekly([("甲", "算力在前，园区在后"), ("乙", "园区在前，算力在后"), ("丙", "算力")])
    )
    assert sorted(titles(reader, folder, "算力 园区")[:2]) == ["乙", "甲"]
    assert len(reader.ask(folder, "算力 园区")["exact"]) == 2
    assert titles(reader, folder, "算力 -园区") == ["丙"]
    assert reader.ask(folder, '"算力在前"')["partial"] == []


def test_pinyin_initials_and_traditional_characters_find_the_word(
    reader: Client, written: Written
) -> None:
    folder = written(weekly([("算力网络建设", "晋创谷的算力，传统产业的园区。"), ("别的", "文章")]))
    for query, instead in (("suanli", "算力"), ("sl", "算力"), ("傳統產業", "传统产业")):
        answer = reader.ask(folder, query)
        assert (answer["instead"], len(answer["exact"])) == (instead, 1)


def test_a_traditional_text_is_found_as_it_is_printed(reader: Client, written: Written) -> None:
    folder = written(weekly([("碑文", "三晉大地，傳統猶存"), ("别的", "传统")]))
    answer = reader.ask(folder, "傳統", cards=1)
    assert (answer["instead"], answer["cards"][0]["title"]) == ("", "碑文")


def test_words_are_suggested_by_their_beginning_and_their_pinyin(
    reader: Client, written: Written
) -> None:
    made: Archive = weekly([("算力网络建设", "算力。"), ("算法与算力", "算法。"), ("园区", "园区")])
    folder = written(made)
    for typed in ("算", "suan", "sua", "园区 算"):
        assert reader.ask(folder, typed, doing="suggest")["words"][:2] == ["算力", "算法"]
    assert reader.ask(folder, "“算", doing="suggest")["words"] == []


def test_a_word_cut_off_at_the_end_is_offered_as_about(reader: Client, written: Written) -> None:
    folder = written(weekly([("脚本", "用 JavaScript 写"), ("别的", "文章")]))
    answer = reader.ask(folder, "用 JavaScri", cards=1)
    assert answer["exact"] == []
    single = reader.ask(folder, "JavaScri", cards=1)
    assert (single["exact"], single["about"]) == ([], True)
    assert single["cards"][0]["title"] == "脚本"
