"""Word and PDF files all the way into `content/`, and importing them again."""

from __future__ import annotations

import importlib.util
import io
import re
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Inches
from PIL import Image

from plugins.importer import command, review_toml, template
from plugins.importer.model import Answers, ArticleAnswer, Settled
from plugins.importer.places import imports_beside

_SPEC = importlib.util.spec_from_file_location(
    "newspaper_pdf", Path(__file__).parent / "readers" / "newspaper_pdf.py"
)
assert _SPEC is not None
assert _SPEC.loader is not None
newspaper_pdf = importlib.util.module_from_spec(_SPEC)
sys.modules["newspaper_pdf"] = newspaper_pdf
_SPEC.loader.exec_module(newspaper_pdf)

FILLED = [
    ("引题", "一批新项目开工——"),
    ("主题", "云岭新区集中开工一批大项目"),
    ("副题", "——总投资九十亿元"),
    ("作者", "本报记者 林致远 通讯员 赵文博"),
    ("正文", "本报讯 云岭新区昨日集中开工一批项目，总投资九十亿元。"),
    ("小标题", "搭平台引人才"),
    ("正文", "新区负责人说，年内还将有两批项目开工。"),
]
ISSUE = "2025-05-02"


class Desk:
    """A folder to import from, a content folder, and the command between them."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.inbox = folder / "inbox"
        self.inbox.mkdir()
        self.content = folder / "content"
        self.content.mkdir()
        self.root = root

    def run(self, date: str = ISSUE, **options: Any) -> int:
        return command.run(
            self.inbox,
            command.Options(root=self.root, content=self.content, date=date, **options),
        )

    @property
    def working(self) -> Path:
        return imports_beside(self.content) / ISSUE

    def articles(self) -> dict[str, str]:
        found = sorted((self.content / ISSUE).glob("*.md"))
        return {path.name[:4]: path.read_text("utf-8") for path in found}

    def edit(self, digits: str, old: str, new: str) -> None:
        (path,) = (self.content / ISSUE).glob(f"{digits}-*.md")
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def put(self, name: str, paragraphs: list[tuple[str, str]]) -> None:
        (self.inbox / name).write_bytes(template.manuscript(paragraphs))

    def answer(self, new: Answers) -> None:
        path = self.working / "review.toml"
        path.write_text(review_toml.with_answers(path.read_text("utf-8"), new), "utf-8")


@pytest.fixture
def desk(tmp_path: Path, root: Path) -> Desk:
    return Desk(tmp_path, root)


def test_the_filled_template_asks_nothing_but_whether_it_was_printed_so(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.put("来稿.docx", FILLED)
    assert desk.run() == command.QUESTIONS
    said = capsys.readouterr().out
    assert "必须处理 1 处" in said
    assert "付印稿" in said
    assert "建议核对" not in said
    assert desk.articles() == {
        "0101": (
            "Title: 云岭新区集中开工一批大项目\n"
            "Kicker: 一批新项目开工——\n"
            "Deck: ——总投资九十亿元\n"
            "Authors: 林致远（记者）; 赵文博（通讯员）\n"
            "Dateline: 本报讯\n"
            "Status: draft\n"
            "Imported: 来稿.docx:1-7\n"
            "\n"
            "云岭新区昨日集中开工一批项目，总投资九十亿元。\n"
            "\n"
            "## 搭平台引人才\n"
            "\n"
            "新区负责人说，年内还将有两批项目开工。\n"
        )
    }


def photo(colour: str = "teal") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (1200, 800), colour).save(target, "JPEG")
    return target.getvalue()


def test_a_picture_in_word_goes_to_images_and_stands_with_its_caption(desk: Desk) -> None:
    document = docx.Document()
    document.add_paragraph("双溪经开区招商忙不停")
    document.add_paragraph("本报讯（记者 丁洁）双溪经开区上半年签约三十七个项目，比去年多出九个。")
    document.add_picture(io.BytesIO(photo()), width=Inches(3))
    document.add_paragraph("图为签约现场。 丁洁 摄")
    document.add_paragraph("开发区为企业配备了服务专员，一件事一次办完。")
    document.save(str(desk.inbox / "双溪.docx"))
    desk.run()
    assert '![图为签约现场。](images/双溪-1.jpg "丁洁 摄")' in desk.articles()["0101"]
    assert (desk.content / ISSUE / "images" / "双溪-1.jpg").read_bytes() == photo()


def test_a_photo_of_the_folder_goes_where_the_editor_put_it(desk: Desk) -> None:
    desk.put("来稿.docx", [*FILLED, ("图片说明", "图为开工现场。 林致远 摄")])
    (desk.inbox / "微信图片 1.jpg").write_bytes(photo("red"))
    desk.run()
    assert "(pending:p1-1 " in desk.articles()["0101"]
    page = (desk.working / "review.html").read_text("utf-8")
    assert "p1-1.jpg" in page
    desk.answer(
        Answers(
            settled=(Settled(kind="picture", quoted="图为开工现场。", choice="微信图片-1.jpg"),)
        )
    )
    desk.run()
    assert "(images/微信图片-1.jpg " in desk.articles()["0101"]
    assert (desk.content / ISSUE / "images" / "微信图片-1.jpg").read_bytes() == photo("red")


def test_a_pdf_page_becomes_its_articles(desk: Desk) -> None:
    page, paragraph = newspaper_pdf.Paper(), newspaper_pdf.paragraph
    long = [paragraph(name, 150) for name in ("甲一", "甲二", "甲三", "甲四")]
    short = [paragraph(name, 90) for name in ("乙一", "乙二", "乙三")]
    page.text(50, 30, "2版  要闻  2025年5月2日  星期五", 8)
    page.rule(50, 44, 740, 44)
    page.text(50, 56, "一批新项目加速推进——", 14)
    page.text(50, 80, "云岭新区集中开工", 30)
    page.text(50, 114, "一批大项目", 30)
    page.text(50, 150, "——总投资九十亿元", 12)
    columns = ["本报讯（记者 林致远）" + long[0], *long[1:-1], long[-1] + " ■ 王春宇 丁洁"]
    page.columns([50, 226, 402], 180, columns, height=14)
    page.text(590, 56, "双溪经开区招商忙", 18)
    page.columns([590], 110, short, count=16, height=20)
    (desk.inbox / "p2.pdf").write_bytes(page.bytes(seed=4))
    assert desk.run(date="") == command.GREEN
    found = desk.articles()
    assert list(found) == ["0201", "0202"]
    first, second = found.values()
    assert first.startswith(
        "Title: 云岭新区集中开工 一批大项目\nKicker: 一批新项目加速推进——\nDeck: ——总投资九十亿元\n"
        "Authors: 林致远（记者）; 王春宇; 丁洁\nDateline: 本报讯\n"
    )
    assert first.split("\n\n")[1:] == [*long[:-1], long[-1] + "\n"]
    assert second.split("\n\n")[1:] == [*short[:-1], short[-1] + "\n"]


def test_what_cannot_be_read_is_named_and_nothing_written(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("甲.doc", "乙.wps", "丙.rtf", "丁.idml"):
        (desk.inbox / name).write_bytes(b"x")
    page = newspaper_pdf.Paper()
    page.picture(0, 0, 780, 1080, photo())
    (desk.inbox / "扫描.pdf").write_bytes(page.bytes())
    assert desk.run() == command.NOTHING
    said = capsys.readouterr().err
    assert "没有文字层" in said
    (old,) = [line for line in said.splitlines() if "旧格式" in line]
    assert all(name in old for name in ("甲.doc", "乙.wps", "丙.rtf", "丁.idml"))
    assert not (desk.content / ISSUE).exists()


def test_private_data_of_a_letter_is_in_no_file_but_the_kept_source(desk: Desk, root: Path) -> None:
    page = (root / "tests/importer/data/a04.txt").read_bytes()
    (desk.inbox / "a04.txt").write_bytes(page)
    desk.run()
    text = page.decode()
    secrets = set(re.findall(r"(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{18}(?!\d)|(?<=微信号:)\w+", text))
    assert len(secrets) >= 4
    for folder in (desk.content, desk.working.parent):
        for path in folder.rglob("*"):
            if path.is_file() and path.parent.name != "src":
                written = path.read_text("utf-8")
                assert [secret for secret in secrets if secret in written] == [], path.name


# --- remembered names ---------------------------------------------------------------------------


def signed(name: str) -> list[tuple[str, str]]:
    return [*OTHER, ("作者", f"本报记者 {name}")]


def test_a_new_spelling_of_a_known_name_is_asked_until_it_is_answered(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    def asked(date: str, name: str) -> bool:
        desk.put("来稿.docx", signed(name))
        desk.run(date=date)
        return f"“{name}”以前写作“王璐”" in capsys.readouterr().out

    assert not asked("2025-05-02", "王璐")  # a new content folder knows nobody
    assert not asked("2025-05-09", "王磊")  # sounds otherwise
    assert asked("2025-05-16", "王露")
    assert asked("2025-05-23", "王露")
    path = imports_beside(desk.content) / "2025-05-23" / "review.toml"
    same = Settled(kind="known-name", quoted="王露", choice="ok")
    path.write_text(review_toml.with_answers("", Answers(settled=(same,))), "utf-8")
    desk.run(date="2025-05-23")
    capsys.readouterr()
    assert not asked("2025-05-30", "王露")
    people = (imports_beside(desk.content) / "people.txt").read_text("utf-8").splitlines()
    assert people[1:] == ["王璐", "王磊", "王露"]


# --- importing again ----------------------------------------------------------------------------

OTHER = [
    ("主题", "双溪经开区招商忙"),
    ("正文", "双溪经开区上半年签约三十七个项目，比去年多出九个，其中外资六个。"),
]


def retold(paragraphs: list[tuple[str, str]], old: str, new: str) -> list[tuple[str, str]]:
    assert any(old in text for _, text in paragraphs)
    return [(style, text.replace(old, new)) for style, text in paragraphs]


def test_importing_twice_changes_nothing(desk: Desk) -> None:
    desk.put("来稿.docx", FILLED)
    desk.run()
    everything = {
        path: path.read_bytes()
        for folder in (desk.content, desk.working.parent)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    desk.run()
    again = {path: path.read_bytes() for path in everything}
    changed = {path.name for path, data in everything.items() if again[path] != data}
    assert changed <= {"review.html"}  # it says how often was imported
    assert set(everything) == {
        path
        for folder in (desk.content, desk.working.parent)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_better_manuscript_replaces_what_nobody_edited(desk: Desk) -> None:
    desk.put("来稿.docx", FILLED)
    desk.run()
    desk.put("来稿.docx", retold(FILLED, "两批项目", "两批共十个项目"))
    desk.run()
    assert "两批共十个项目" in desk.articles()["0101"]


def test_the_editors_words_and_a_new_reading_elsewhere_are_both_kept(desk: Desk) -> None:
    desk.put("来稿.docx", FILLED)
    desk.run()
    desk.edit("0101", "总投资九十亿元。", "总投资九十二亿元。")
    desk.put("来稿.docx", retold(FILLED, "两批项目", "两批共十个项目"))
    desk.run()
    text = desk.articles()["0101"]
    assert "总投资九十二亿元。" in text
    assert "两批共十个项目" in text


def test_in_the_same_paragraph_the_editor_wins_and_the_reading_lies_beside(desk: Desk) -> None:
    desk.put("来稿.docx", FILLED)
    desk.run()
    desk.edit("0101", "总投资九十亿元。", "总投资九十二亿元。")
    desk.put("来稿.docx", retold(FILLED, "昨日集中开工一批", "昨日集中开工三批"))
    assert desk.run() == command.QUESTIONS
    assert "总投资九十二亿元。" in desk.articles()["0101"]
    assert "三批" not in desk.articles()["0101"]
    (beside,) = (desk.working / "incoming").glob("*.md")
    assert "昨日集中开工三批" in beside.read_text("utf-8")


def test_a_deleted_article_stays_deleted_and_the_other_keeps_its_number(desk: Desk) -> None:
    desk.put("1.docx", FILLED)
    desk.put("2.docx", OTHER)
    desk.run()
    assert list(desk.articles()) == ["0101", "0201"]
    next((desk.content / ISSUE).glob("0101-*")).unlink()
    desk.run()
    assert list(desk.articles()) == ["0201"]
    answers = (desk.working / "review.toml").read_text("utf-8")
    assert answers.count("deleted = true") == 1
    desk.run()
    assert list(desk.articles()) == ["0201"]
    assert (desk.working / "review.toml").read_text("utf-8") == answers


def test_an_article_thrown_away_on_the_review_page_goes(desk: Desk) -> None:
    desk.put("1.docx", FILLED)
    desk.put("2.docx", OTHER)
    desk.run()
    desk.answer(Answers(articles=(ArticleAnswer(source="2.docx", at=1, deleted=True),)))
    desk.run()
    assert list(desk.articles()) == ["0101"]


def test_an_article_that_is_gone_from_the_manuscripts_is_kept(desk: Desk) -> None:
    desk.put("来稿.docx", FILLED)
    desk.run()
    before = desk.articles()
    desk.put("来稿.docx", OTHER)
    desk.run()
    after = desk.articles()
    assert after["0101"] == before["0101"]
    assert len(after) == 2
