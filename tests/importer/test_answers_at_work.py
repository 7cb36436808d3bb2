"""What the editor types into review.toml is done on the next import, and on every one after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import command
from plugins.importer.places import imports_beside

PAGE = """\
2版  要闻  2025年5月2日  星期五

云岭新区集中开工一批大项目

本报讯（记者 林致远） 云岭新区昨日集中开工一批项目，总投资九十亿元，涉及新材料、装备制造和数据服务。

新区负责人说，年内还将有两批项目开工，土地、资金和人员都已备好，企业可以随时进场。 ■ 林致远

双溪经开区招商忙

本报讯（记者 丁洁） 双溪经济技术开发区上半年签约三十七个项目，比去年多出九个，其中外资项目六个。

开发区为企业配备了服务专员，一件事一次办完，一季度办结四百二十件，平均用时缩短一半。 ■ 丁洁
"""
ISSUE = "2025-05-02"


class Desk:
    def __init__(self, folder: Path, root: Path) -> None:
        self.page = folder / "p2.txt"
        self.page.write_text(PAGE, "utf-8")
        self.content = folder / "content"
        self.content.mkdir()
        self.root = root

    def run(self) -> int:
        return command.run(self.page, command.Options(root=self.root, content=self.content))

    @property
    def answers(self) -> Path:
        return imports_beside(self.content) / ISSUE / "review.toml"

    def articles(self) -> list[str]:
        return [p.read_text("utf-8") for p in sorted((self.content / ISSUE).glob("*.md"))]


@pytest.fixture
def desk(tmp_path: Path, root: Path) -> Desk:
    made = Desk(tmp_path, root)
    made.run()
    assert [text.partition("\n")[0] for text in made.articles()] == [
        "Title: 云岭新区集中开工一批大项目",
        "Title: 双溪经开区招商忙",
    ]
    return made


def test_a_role_typed_in_chinese_with_full_width_marks_and_gbk_is_obeyed(desk: Desk) -> None:
    desk.answers.write_bytes("【行】\r\n行：9\r\n角色：小标题\r\n".encode("gbk"))
    desk.run()
    (text,) = [t for t in desk.articles() if "## 双溪经开区招商忙" in t]
    assert text.startswith("Title: 云岭新区集中开工一批大项目\n")


def test_a_column_and_a_title_are_given_by_hand(desk: Desk) -> None:
    desk.answers.write_text(
        "[[稿件]]\n行＝9\n栏目＝“园区动态”\n标题＝“双溪：招商忙起来”\n", "utf-8"
    )
    desk.run()
    second = desk.articles()[1]
    assert "Title: 双溪：招商忙起来\n" in second
    assert "Category: 园区动态\n" in second


def test_a_role_and_a_title_given_together_add_up(desk: Desk) -> None:
    desk.answers.write_text(
        "[[行]]\n行＝7\n角色＝小标题\n\n[[稿件]]\n行＝9\n标题＝“双溪：招商忙起来”\n", "utf-8"
    )
    assert desk.run() == command.GREEN
    assert "Title: 双溪：招商忙起来\n" in desk.articles()[1]


def test_answers_hold_when_lines_were_added_above(desk: Desk) -> None:
    desk.answers.write_text(
        '[[line]]\nno = 9\nrole = "heading"\ntext = "双溪经开区招商忙"\n', "utf-8"
    )
    desk.page.write_text(PAGE.replace("要闻", "要闻\n责编：易安\n", 1), "utf-8")
    desk.run()
    assert any("## 双溪经开区招商忙" in text for text in desk.articles())


def test_an_answer_whose_line_is_gone_is_a_red_question(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.answers.write_text('[[line]]\nno = 9\nrole = "heading"\ntext = "别的一行"\n', "utf-8")
    assert desk.run() == command.QUESTIONS
    assert "找不到了" in capsys.readouterr().out


def test_what_cannot_be_read_is_a_red_question_and_the_file_stays(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = "# 我的话\n[[行]] 行＝9 角色＝小标提\n"
    desk.answers.write_text(mine, "utf-8")
    assert desk.run() == command.QUESTIONS
    said = capsys.readouterr().out
    assert "不认识的角色“小标提”" in said
    assert "是不是“小标题”" in said
    assert desk.answers.read_text("utf-8").startswith(mine)
