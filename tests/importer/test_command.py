"""`invoke import` as the editor meets it: what it writes, what it refuses, in which words."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.body import parse as body
from plugins.newspaper import files, frontmatter, issue_toml
from tests.importer import desk as desks
from tests.importer.desk import PAGE, Desk

ISSUE = "2025-05-02"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desks.make(tmp_path)


Said = pytest.CaptureFixture[str]


def said(capsys: Said) -> str:
    out = capsys.readouterr()
    return out.out + out.err


# --- what it writes -----------------------------------------------------------------------------


def test_a_page_becomes_an_issue_of_drafts(desk: Desk, capsys: Said) -> None:
    assert desk.run(desk.page("p1.txt")) == 0
    articles = desk.articles()
    assert list(articles) == ["0101-云岭新区的灯亮到天明.md", "0102-石榴滩把废品摆上桌.md"]
    assert articles["0101-云岭新区的灯亮到天明.md"].splitlines()[:4] == [
        "Title: 云岭新区的灯亮到天明",
        "Authors: 赵文博（记者）",
        "Status: draft",
        "Imported: p1.txt:5-11",
    ]
    issue = issue_toml.parse(
        (desk.content / ISSUE / "issue.toml").read_text(encoding="utf-8"), "", ISSUE
    )[0]
    assert [(p.number, p.name, p.editor) for p in issue.pages] == [(1, "要闻", "林致远")]
    assert issue.last == ((1, 2),)
    assert "9 行 = 0 报头 + 7 文章 + 0 图片说明 + 2 未归入" in said(capsys)


def test_importing_twice_changes_nothing(desk: Desk, capsys: Said) -> None:
    page = desk.page("p1.txt")
    desk.run(page)
    before = desk.files()
    assert desk.run(page) == 0
    assert desk.files() == before
    assert "与上次导入相同" in said(capsys)


def test_a_passage_that_both_changed_is_not_called_unchanged(desk: Desk, capsys: Said) -> None:
    page = desk.page("p1.txt")
    desk.run(page)
    path = desk.content / ISSUE / "0101-云岭新区的灯亮到天明.md"
    path.write_text(path.read_text(encoding="utf-8").replace("第三册", "第五册"), encoding="utf-8")
    desk.page("p1.txt", PAGE.replace("第三册", "第四册"))
    said(capsys)
    desk.run(page)
    words = said(capsys)
    assert "同一处两边都改了：保留编辑的文字，新读出的放在 incoming 1 篇" in words
    assert "与上次导入相同" not in words


def test_a_finding_that_recurs_counts_once_as_on_the_review_page(desk: Desk, capsys: Said) -> None:
    twice = PAGE.replace("灯不是为了好看", "IPV6灯不是为了好看").replace("来看的人", "IPV6来看的人")
    desk.run(desk.page("p1.txt", twice))
    words = said(capsys)
    page = (desk.imports / ISSUE / "review.html").read_text(encoding="utf-8")
    assert "建议核对 1 处：" in words
    assert "“IPV6”（同样的有 2 个）" in words
    assert '建议核对 <b data-count="query">1</b>' in page
    assert "2 篇：0 篇没有疑问，2 篇有建议核对的" in words


def test_an_article_that_was_thrown_away_is_not_counted_nor_are_its_questions(
    desk: Desk, capsys: Said
) -> None:
    page = desk.page("p1.txt", PAGE.replace("本子已经写到第三册", "本子(已经写到第三册"))
    assert desk.run(page) == 1
    words = said(capsys)
    assert "2 篇：1 篇没有疑问，1 篇有必须处理的" in words
    assert "必须处理 1 处：" in words
    (desk.imports / ISSUE / "review.toml").write_text(
        "[[article]]\nat = 5\ndeleted = true\n", encoding="utf-8"
    )
    assert desk.run(page) == 0
    words = said(capsys)
    assert "1 篇：1 篇没有疑问（不要的 1 篇没有算）" in words
    assert "必须处理" not in words
    assert "p1.txt 1 篇" in words


def test_an_article_whose_file_was_deleted_is_not_counted(desk: Desk, capsys: Said) -> None:
    page = desk.page("p1.txt")
    desk.run(page)
    (desk.content / ISSUE / "0102-石榴滩把废品摆上桌.md").unlink()
    said(capsys)
    desk.run(page)
    assert "1 篇：1 篇没有疑问（不要的 1 篇没有算）" in said(capsys)


def test_authors_get_a_slug_once(desk: Desk) -> None:
    (desk.content / "authors.toml").write_text('"赵文博" = "zhao-laoshi"\n', encoding="utf-8")
    desk.run(desk.page("p1.txt"))
    text = (desk.content / "authors.toml").read_text(encoding="utf-8")
    assert '"赵文博" = "zhao-laoshi"' in text
    assert '"孟青禾" = "meng-qinghe"' in text


def test_the_working_folder_holds_source_base_answers_and_left_overs(desk: Desk) -> None:
    desk.run(desk.page("p1.txt"))
    folder = desk.imports / ISSUE
    assert (folder / "src/p1.txt").read_text(encoding="utf-8") == PAGE
    assert sorted(p.name for p in (folder / "base").glob("*.md")) == list(desk.articles())
    assert (folder / "review.html").is_file()
    assert (folder / "review.toml").is_file()
    assert "责编:林致远" in (folder / "left-over.md").read_text(encoding="utf-8")


def test_an_editors_words_survive_a_second_import(desk: Desk) -> None:
    page = desk.page("p1.txt")
    desk.run(page)
    path = desk.content / ISSUE / "0102-石榴滩把废品摆上桌.md"
    mine = (
        path.read_text(encoding="utf-8")
        .replace("教训", "教训和几张合影")
        .replace("Title: 石榴滩把废品摆上桌", "Title: 废品摆上桌")
    )
    path.write_text(mine, encoding="utf-8")
    desk.page("p1.txt", PAGE.replace("第三册", "第四册"))
    desk.run(page)
    assert path.read_text(encoding="utf-8") == mine
    assert "第四册" in desk.articles()["0101-云岭新区的灯亮到天明.md"]


def test_a_second_page_joins_the_issue_and_its_jump_finds_the_other_half(desk: Desk) -> None:
    first = PAGE.replace("本子已经写到第三册。", "本子已经写到第三册,每一页都有(下转第2版)")
    second = (
        "第2版 园区 2025年5月2日 星期五\n\n(上接第1版《云岭新区的灯亮到天明》)\n\n"
        "签名和时间,缺一笔都不算交班。\n"
    )
    desk.run(desk.page("p1.txt", first))
    assert desk.run(desk.page("p2.txt", second)) == 0
    lead = desk.articles()["0101-云岭新区的灯亮到天明.md"]
    assert "每一页都有签名和时间，缺一笔都不算交班。" in lead
    assert "p1.txt:5-11; p2.txt:3-5" in lead or "p2.txt" in lead
    assert len(desk.articles()) == 2


def test_the_real_issue_takes_a_samples_place_and_the_sample_is_kept(
    desk: Desk, capsys: Said
) -> None:
    sample = desk.content / ISSUE
    (sample / "images").mkdir(parents=True)
    (sample / "images" / "p1-1.jpg").write_bytes(b"drawing")
    (sample / "issue.toml").write_text(
        'date = "2025-05-02"\nnumbers = [14]\nsample = true\n', encoding="utf-8"
    )
    (sample / "0101-样子.md").write_text("Title: 样子\n\n给人看的样子。\n", encoding="utf-8")
    assert desk.run(desk.page("p1.txt")) == 0
    assert list(desk.articles()) == ["0101-云岭新区的灯亮到天明.md", "0102-石榴滩把废品摆上桌.md"]
    assert not issue_toml.parse((sample / "issue.toml").read_text("utf-8"), "", ISSUE)[0].sample
    assert not (sample / "images").exists()
    kept = desk.imports / ISSUE / "样报"
    assert sorted(p.name for p in kept.rglob("*.*")) == ["0101-样子.md", "issue.toml", "p1-1.jpg"]
    assert "2025-05-02 原来是演示样报，已移到 imports/2025-05-02/样报/。" in said(capsys)


def test_a_sample_put_back_is_moved_aside_again_and_its_articles_are_not_merged(
    desk: Desk, capsys: Said
) -> None:
    desk.page("2025-05-02/p1.txt")
    assert desk.run(desk.root / "版面", many=True) == 0
    sample = desk.content / ISSUE
    for path in sample.glob("*.md"):
        path.unlink()
    (sample / "issue.toml").write_text(
        'date = "2025-05-02"\nnumbers = [14]\nsample = true\n', encoding="utf-8"
    )
    (sample / "0101-样子.md").write_text("Title: 样子\n\n给人看的样子。\n", encoding="utf-8")
    assert desk.run(desk.root / "版面", many=True) == 0
    assert "没有变化" not in said(capsys)
    articles = desk.articles()
    assert list(articles) == ["0101-云岭新区的灯亮到天明.md", "0102-石榴滩把废品摆上桌.md"]
    assert all("Status: draft" in text for text in articles.values())
    assert (desk.imports / ISSUE / "样报" / "0101-样子.md").is_file()


def test_an_editors_remarks_in_issue_toml_survive(desk: Desk) -> None:
    (desk.content / ISSUE).mkdir(parents=True)
    own = """# 总编室存
date = "2025-05-02"   # 周五
numbers = [14]
name = "开发区建设周刊"

# 头版
[[page]]
number = 1
"""
    (desk.content / ISSUE / "issue.toml").write_text(own, encoding="utf-8")
    desk.run(desk.page("p1.txt"))
    text = (desk.content / ISSUE / "issue.toml").read_text(encoding="utf-8")
    assert text == own.replace('周刊"\n', '周刊"\nlast = [[1, 2]]\n')


def test_a_number_once_given_is_never_given_again(desk: Desk) -> None:
    page = desk.page("p1.txt")
    desk.run(page)
    (desk.content / ISSUE / "0102-石榴滩把废品摆上桌.md").unlink()
    extra = (
        "\n青石湾的早饭提前一小时\n\n"
        "本报讯 青石湾开发区的食堂提前一小时开门,夜班工人吃上了热饭。(沈一禾)\n"
    )
    desk.page("p1.txt", PAGE + extra)
    desk.run(page)
    assert list(desk.articles()) == [
        "0101-云岭新区的灯亮到天明.md",
        "0103-青石湾的早饭提前一小时.md",
    ]


def test_dry_run_writes_nothing_but_the_json_that_was_asked_for(desk: Desk, tmp_path: Path) -> None:
    assert desk.run(desk.page("p1.txt"), dry_run=True, json=tmp_path / "out") == 0
    assert desk.files() == {}
    made = json.loads((tmp_path / "out/p1.json").read_text(encoding="utf-8"))
    assert [a["title"] for a in made["articles"]] == ["云岭新区的灯亮到天明", "石榴滩把废品摆上桌"]


def test_json_of_one_file_goes_where_it_was_sent(desk: Desk, tmp_path: Path) -> None:
    desk.run(desk.page("p1.txt"), json=tmp_path / "这一版.json")
    assert json.loads((tmp_path / "这一版.json").read_text(encoding="utf-8"))["date"] == ISSUE


def test_an_article_without_a_column_is_filed_under_the_default_one(desk: Desk) -> None:
    desk.run(desk.page("p1.txt"), default_column="营商环境")
    text = (desk.content / ISSUE / "issue.toml").read_text(encoding="utf-8")
    assert 'default_column = "营商环境"' in text


def test_an_unknown_default_column_is_refused_with_the_nearest(desk: Desk, capsys: Said) -> None:
    assert desk.run(desk.page("p1.txt"), default_column="营商环镜") == 2
    assert "是不是“营商环境”？" in said(capsys)


def test_without_merging_a_new_reading_is_put_beside(desk: Desk) -> None:
    page = desk.page("p1.txt")
    desk.run(page)
    before = desk.articles()
    desk.page("p1.txt", PAGE.replace("第三册", "第四册"))
    desk.run(page, merge=False)
    assert desk.articles() == before
    incoming = desk.imports / ISSUE / "incoming/0101-云岭新区的灯亮到天明.md"
    assert "第四册" in incoming.read_text(encoding="utf-8")


def test_many_issues_take_a_line_each_and_the_second_run_skips_them(
    desk: Desk, capsys: Said
) -> None:
    for day, weekday in (("2025-05-02", "五"), ("2025-05-09", "五")):
        year, month, date = day.split("-")
        text = PAGE.replace(
            "2025年5月2日 星期五", f"{year}年{int(month)}月{int(date)}日 星期{weekday}"
        )
        desk.page(f"{day}/p1.txt", text)
    assert desk.run(desk.root / "版面", many=True) == 0
    assert "[2/2] 2025-05-09  2 篇" in said(capsys)
    assert desk.run(desk.root / "版面", many=True) == 0
    assert said(capsys).count("没有变化") == 2


def test_a_gbk_console_can_print_the_summary(desk: Desk) -> None:
    page = desk.page("p1.txt", PAGE.replace("灯亮到天明", "灯亮到天明·䶮"))
    done = subprocess.run(
        [sys.executable, str(desks.ROOT / "tasks.py"), "import", str(page),
         "--content", str(desk.content)],
        env={**os.environ, "PYTHONIOENCODING": "gbk:strict"}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode("gbk", "replace")
    assert "2 篇：1 篇没有疑问，1 篇有建议核对的" in done.stdout.decode("gbk", "replace")


# --- bad input: every row of IMPORT.md 8 ---------------------------------------------------------


@pytest.mark.parametrize("text", ["", "\n \n\t\n", "\u3000\u3000\n"])
def test_an_empty_file_is_named(desk: Desk, capsys: Said, text: str) -> None:
    assert desk.run(desk.page("空白.txt", text)) == 2
    assert "空白.txt：空文件" in said(capsys)
    assert desk.files() == {}


def test_one_empty_file_and_one_old_doc_keep_all_nine_out_and_are_named_to_be_moved(
    desk: Desk, capsys: Said
) -> None:
    folder = desk.page("p1.txt").parent
    for number in range(2, 9):
        other = PAGE.replace("第1版", f"第{number}版").replace("第三册", f"第{number}册")
        desk.page(f"p{number}.txt", other)
    desk.page("p9.txt", "")
    desk.page("p10-旧稿.doc", "老格式")
    assert desk.run(folder) == 2
    words = said(capsys)
    assert words.endswith(
        "一篇也没有导入。把 p10-旧稿.doc、p9.txt 移到别的文件夹，或者照上面说的改好，再导入一次。\n"
    )
    assert "读入" not in words
    assert "正在读" not in words
    assert desk.files() == {}


def test_reading_nine_files_says_which_one_it_is_at(desk: Desk, capsys: Said) -> None:
    folder = desk.page("p1.txt").parent
    for number in range(2, 10):
        other = PAGE.replace("第1版", f"第{number}版").replace("第三册", f"第{number}册")
        desk.page(f"p{number}.txt", other)
    desk.run(folder)
    assert "正在读 1/9  p1.txt\n" in said(capsys)


def test_a_file_that_is_refused_alone_is_not_told_to_move(desk: Desk, capsys: Said) -> None:
    assert desk.run(desk.page("空白.txt", "")) == 2
    assert said(capsys).endswith("一篇也没有导入。\n")


def test_old_formats_are_named_in_one_sentence(desk: Desk, capsys: Said) -> None:
    folder = desk.page("a.doc").parent
    desk.page("b.wps")
    assert desk.run(folder) == 2
    words = said(capsys)
    assert "a.doc、b.wps：这 2 个文件是读不了的旧格式" in words
    assert "请另存为 .docx" in words


@pytest.mark.parametrize(
    ("magic", "words"),
    [
        (b"PK\x03\x04....", "这是 Word 或压缩文件，改了后缀"),
        (b"\xd0\xcf\x11\xe0....", "这是旧版 .doc 文件，改了后缀"),
        (b"%PDF-1.7", "这是 PDF 文件，改了后缀"),
        (b"\x89PNG....", "这是图片，不是文字"),
    ],
    ids=["docx", "doc", "pdf", "png"],
)
def test_a_renamed_file_is_told_by_its_first_bytes(
    desk: Desk, capsys: Said, magic: bytes, words: str
) -> None:
    path = desk.page("p1.txt")
    path.write_bytes(magic)
    assert desk.run(path) == 2
    assert words in said(capsys)


def test_one_bad_byte_is_a_red_question_with_its_line(desk: Desk, capsys: Said) -> None:
    path = desk.page("p1.txt", PAGE * 3)
    path.write_bytes((PAGE + PAGE[200:] * 3).encode().replace("本子".encode(), b"\xff\xfe\xfd", 1))
    assert desk.run(path) == 1
    assert "这一行有读不出的字" in said(capsys)


def test_the_wrong_encoding_is_refused_with_three_to_try(desk: Desk, capsys: Said) -> None:
    path = desk.page("p1.txt")
    path.write_bytes(PAGE.encode("utf-8").decode("latin-1").encode("utf-8"))
    assert desk.run(path) == 2
    words = said(capsys)
    assert all(name in words for name in ("utf-8", "gb18030", "big5"))
    assert desk.files() == {}


def test_big5_is_read_when_the_editor_says_so(desk: Desk) -> None:
    text = (
        "第1版 2025年5月2日 星期五\n\n雲嶺新區的燈亮到天明\n\n"
        "本報訊 夜裡十點,實驗樓還亮著一半的燈,機器不能停。(孟青禾)\n"
    )
    assert desk.run(desk.page("p1.txt", text, "big5"), encoding="big5") in {0, 1}
    assert list(desk.articles()) == ["0101-雲嶺新區的燈亮到天明.md"]


def test_without_a_date_it_asks_for_one_and_still_writes_the_json(
    desk: Desk, capsys: Said, tmp_path: Path
) -> None:
    path = desk.page("p1.txt", PAGE.replace(" 2025年5月2日 星期五", ""))
    assert desk.run(path, json=tmp_path / "p1.json") == 2
    assert "加上 --date 再导入" in said(capsys)
    assert json.loads((tmp_path / "p1.json").read_text(encoding="utf-8"))["date"] is None
    assert desk.files() == {}
    assert desk.run(path, date=ISSUE) == 0


def test_a_date_that_is_none_is_refused(desk: Desk, capsys: Said) -> None:
    assert desk.run(desk.page("p1.txt"), date="2025-13-40") == 2
    assert "年-月-日，例如 --date 2025-05-02" in said(capsys)
    assert desk.run(desk.page("p1.txt"), date="2025年5月2日") == 2
    assert "写成 --date 2025-05-02" in said(capsys)


def test_a_weekday_that_disagrees_is_a_red_question(desk: Desk, capsys: Said) -> None:
    assert desk.run(desk.page("p1.txt", PAGE.replace("星期五", "星期四"))) == 1
    assert "2025年5月2日是星期五，报上印的是星期四" in said(capsys)


def test_a_folder_of_another_date_is_a_red_question(desk: Desk, capsys: Said) -> None:
    assert desk.run(desk.page("2025-05-09/p1.txt")) == 1
    assert "文件夹名是 2025-05-09" in said(capsys)


def test_the_same_page_twice_is_refused(desk: Desk, capsys: Said) -> None:
    folder = desk.page("p1.txt").parent
    desk.page("p1 (1).txt")
    assert desk.run(folder) == 2
    assert "完全相同，同一版放了两次" in said(capsys)
    assert desk.files() == {}


def test_a_page_of_another_issue_is_refused_and_named(desk: Desk, capsys: Said) -> None:
    folder = desk.page("p1.txt").parent
    other = PAGE.replace("第1版", "第3版").replace("灯", "锅").replace("废品", "宝贝")
    desk.page("p2.txt", PAGE.replace("第1版", "第2版").replace("灯", "窗").replace("废品", "旧物"))
    desk.page("p3.txt", other.replace("5月2日 星期五", "5月9日 星期五"))
    assert desk.run(folder) == 2
    words = said(capsys)
    assert "p3.txt:1:1：这一版印的是2025年5月9日" in words
    assert desk.files() == {}


def test_a_text_without_a_headline_gets_a_provisional_one_in_red(desk: Desk, capsys: Said) -> None:
    text = (
        "第1版 2025年5月2日 星期五\n\n"
        "夜里十点,实验楼还亮着一半的灯。值班员说,机器不能停。\n\n第二天早上他才下班。\n"
    )
    assert desk.run(desk.page("p1.txt", text)) == 1
    assert "没有找到标题" in said(capsys)
    assert list(desk.articles()) == ["0101-待定题.md"]


def test_an_article_of_ten_thousand_characters_is_doubted(desk: Desk, capsys: Said) -> None:
    long = "\n\n".join(
        f"第{n}夜,实验楼还亮着一半的灯,值班员说机器不能停,他也不能停下来。" for n in range(320)
    )
    assert desk.run(desk.page("p1.txt", PAGE.replace("第二天早上", long + "\n\n第二天早上"))) == 1
    assert "这一篇有一万多字" in said(capsys)


HOSTILE = (
    "<script>alert(1)</script>是一段文字,[点我](javascript:alert(1))也是,{{ page }}和"
    '"></script>还是,2025. 也在,*星号*与`反引号`都照印。'
)


def test_markup_in_the_text_prints_as_text(desk: Desk) -> None:
    page = PAGE.replace(
        "第二天早上,", f"{HOSTILE}\n\n# \n\n2025. 年开头的一段,数字不能丢。\n\n第二天早上,"
    )
    desk.run(desk.page("p1.txt", page.replace("# \n\n", "")))
    text = desk.articles()["0101-云岭新区的灯亮到天明.md"]
    front = frontmatter.parse(text, "x")
    read = body.parse(front.body, "x")
    assert read.problems == ()
    shown = "\n".join(block.text for block in read.blocks)
    for kept in ("<script>alert(1)</script>", "javascript:alert", "{{ page }}", "2025. 年开头"):
        assert kept in shown
    assert "<script>" not in "".join(block.html for block in read.blocks)


def test_names_of_files_are_made_by_us(desk: Desk) -> None:
    title = '云岭/../新区:"问"?*<灯>|亮到天明了没有' + "长" * 20
    path = desk.page(
        "..%2f\x01" + "长" * 40 + ".txt", PAGE.replace("云岭新区的灯亮到天明", f"# {title}")
    )
    assert desk.run(path) in {0, 1}
    names = list(desk.articles())
    assert len(names) == 2
    assert all(len(name.encode()) < 250 and not set(name) & set('/\\:*?"<>|\x01') for name in names)
    assert not list(desk.root.parent.glob("新区*"))
    sources = list((desk.imports / ISSUE / "src").iterdir())
    assert len(sources) == 1
    assert "\x01" not in sources[0].name


def test_a_huge_file_is_refused_by_its_size(desk: Desk, capsys: Said) -> None:
    path = desk.page("p1.txt")
    with path.open("r+b") as file:
        file.truncate(200_000_000)
    assert desk.run(path) == 2
    assert "文件有 200 MB，太大了，没有读" in said(capsys)


def test_form_feeds_tabs_and_a_line_of_ten_kilobytes_are_read(desk: Desk) -> None:
    page = PAGE.replace(
        "第二天早上,",
        "园区\t企业\n云岭\t23\n石榴滩\t41\n\n" + "很长的一行," * 2500 + "到此为止。\n\n第二天早上,",
    )
    assert desk.run(desk.page("p1.txt", page.replace("石榴滩把废品", "\f石榴滩把废品"))) in {0, 1}
    assert len(desk.articles()) == 2
    assert "| 云岭 | 23 |" in desk.articles()["0101-云岭新区的灯亮到天明.md"]


def test_a_full_disk_leaves_everything_as_it_was(
    desk: Desk, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = desk.page("p1.txt")
    desk.run(page)
    before = desk.files()
    desk.page("p1.txt", PAGE.replace("第三册", "第四册"))

    def full(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    assert desk.run(page) == 2
    monkeypatch.undo()
    assert desk.files() == before
    assert "原来的稿件没有动" in said(capsys)


def test_ctrl_c_in_mid_write_leaves_the_old_issue(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = desk.page("p1.txt")
    desk.run(page)
    before = {name: data for name, data in desk.files().items() if name.startswith("content")}
    desk.page("p1.txt", PAGE.replace("第三册", "第四册"))

    def interrupted(_target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "replace_tree", interrupted)
    with pytest.raises(KeyboardInterrupt):
        desk.run(page)
    monkeypatch.undo()
    after = {name: data for name, data in desk.files().items() if name.startswith("content")}
    assert after == before
    assert desk.run(page) == 0
    assert "第四册" in desk.articles()["0101-云岭新区的灯亮到天明.md"]


def test_two_imports_at_once_are_told_who_is_running(desk: Desk, capsys: Said) -> None:
    desk.imports.mkdir()
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        (desk.imports / ".lock").write_text(str(other.pid), encoding="ascii")
        assert desk.run(desk.page("p1.txt")) == 2
        assert f"（进程 {other.pid}）" in said(capsys)
        assert not (desk.content / ISSUE).exists()
    finally:
        other.terminate()
        other.wait()


def test_a_lock_of_a_dead_process_is_no_hindrance(desk: Desk) -> None:
    desk.imports.mkdir()
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (desk.imports / ".lock").write_text(str(dead.pid), encoding="ascii")
    assert desk.run(desk.page("p1.txt")) == 0


def test_a_path_that_is_not_there_and_a_folder_without_pages_are_named(
    desk: Desk, capsys: Said
) -> None:
    assert desk.run(desk.root / "没有.txt") == 2
    assert "没有这个文件或文件夹" in said(capsys)
    (desk.root / "空").mkdir()
    assert desk.run(desk.root / "空") == 2
    assert "没有能导入的文件" in said(capsys)


def test_the_hatch_overrides_every_guess(desk: Desk) -> None:
    text = (
        "第1版 2025年5月2日 星期五\n\n@园区人物\n\n# 值班员的本子\n\n夜里十点,灯还亮着。\n\n#"
        "# 第三册\n\n"
        "他又领了一本新的。\n\n> 值班员和他的本子\n\n---\n\n# 另一篇\n\n短短一段。\n"
    )
    desk.run(desk.page("p1.txt", text))
    first, second = desk.articles().values()
    assert "Title: 值班员的本子\nCategory: 园区人物" in first
    assert "## 第三册" in first
    assert "![值班员和他的本子](pending:p1-1)" in first
    assert second.startswith("Title: 另一篇")
