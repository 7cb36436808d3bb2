"""Pictures out of manuscripts and those that the editor put to a caption."""

from __future__ import annotations

from dataclasses import replace

from plugins.importer import answers, pictures
from plugins.importer.model import (
    Answers,
    Block,
    Draft,
    Hints,
    IssueResult,
    Line,
    Picture,
    Place,
    Reading,
    Settled,
    SourceResult,
)
from plugins.newspaper.model import Photo


def result(hint: str = "") -> IssueResult:
    place = Place(source="稿.docx", numbers=(2,))
    caption = Block(kind="figure", photos=(Photo(caption="图为开工现场。"),), places=(place,))
    line = Line(source="稿.docx", number=2, text="图为开工现场。", hints=Hints(picture=hint))
    reading = Reading(
        source="稿.docx",
        lines=(line,),
        pictures=tuple(Picture(name=name, data=b"x") for name in ("稿-1.jpg", "稿-2.jpg")),
    )
    draft = Draft(title="云岭", blocks=(Block(kind="p", text="开工。"), caption))
    return IssueResult(drafts=(draft, draft), sources=(SourceResult(reading=reading),))


def photos(found: IssueResult) -> list[tuple[str, str]]:
    return [(p.src, p.caption) for p in found.drafts[0].blocks[1].photos]


NAMES = {"稿-1.jpg", "稿-2.jpg", "DSC_1.JPG"}


def test_a_picture_right_before_its_caption_is_its_own() -> None:
    found = pictures.fill(result("稿-1.jpg"), Answers(), NAMES)
    assert photos(found) == [("images/稿-1.jpg", "图为开工现场。")]


def test_several_pictures_share_the_caption_of_the_last() -> None:
    found = pictures.fill(result("稿-1.jpg 稿-2.jpg"), Answers(), NAMES)
    assert photos(found) == [("images/稿-1.jpg", ""), ("images/稿-2.jpg", "图为开工现场。")]


def test_what_the_editor_clicked_wins() -> None:
    given = Answers(settled=(Settled(kind="picture", quoted="图为开工现场。", choice="DSC_1.JPG"),))
    found = pictures.fill(result("稿-1.jpg"), given, NAMES)
    assert photos(found) == [("images/DSC_1.JPG", "图为开工现场。")]
    assert pictures.used(found) == {"DSC_1.JPG"}


def test_a_picture_that_is_not_there_fills_nothing() -> None:
    answers = Answers(
        settled=(Settled(kind="picture", quoted="图为开工现场。", choice="../x.jpg"),)
    )
    assert photos(pictures.fill(result("?"), answers, NAMES)) == [("", "图为开工现场。")]


def test_missing_pictures_get_the_names_that_are_written() -> None:
    found = pictures.named(result(), (("p1-1",), ("p1-2",)))
    assert [d.blocks[1].photos[0].pending for d in found.drafts] == ["p1-1", "p1-2"]
    filled = pictures.fill(result("稿-1.jpg"), Answers(), NAMES)
    assert (
        pictures.named(filled, (("p1-1",), ("p1-2",))).drafts[0].blocks[1].photos[0].pending == ""
    )


def test_a_picture_under_no_caption_is_asked_about() -> None:
    found = pictures.fill(result("稿-1.jpg"), Answers(), NAMES)
    (question,) = pictures.questions(found)
    assert question.quoted == "稿-2.jpg"
    everything = replace(
        found,
        sources=(
            replace(found.sources[0], reading=replace(found.sources[0].reading, pictures=())),
        ),
    )
    assert list(pictures.questions(everything)) == []


def _uncaptioned(hints: Hints) -> IssueResult:
    """井口。 / 表换了。 with one picture at the second line and no caption."""
    lines = (
        Line(source="稿.docx", number=1, text="井口。"),
        Line(source="稿.docx", number=2, text="表换了。", hints=hints),
    )
    blocks = tuple(
        Block(kind="p", text=x.text, places=(Place(source="稿.docx", numbers=(x.number,)),))
        for x in lines
    )
    reading = Reading(
        source="稿.docx", lines=lines, pictures=(Picture(name="稿-1.jpg", data=b"x"),)
    )
    draft = Draft(title="井台", blocks=blocks)
    return IssueResult(drafts=(draft,), sources=(SourceResult(reading=reading),))


def _shown(found: IssueResult) -> list[str]:
    return [b.photos[0].src if b.photos else b.text for b in found.drafts[0].blocks]


def test_a_picture_without_a_caption_stands_where_it_stood() -> None:
    above = pictures.fill(_uncaptioned(Hints(picture="稿-1.jpg")), Answers(), {"稿-1.jpg"})
    assert _shown(above) == ["井口。", "images/稿-1.jpg", "表换了。"]
    below = pictures.fill(_uncaptioned(Hints(picture_below="稿-1.jpg")), Answers(), {"稿-1.jpg"})
    assert _shown(below) == ["井口。", "表换了。", "images/稿-1.jpg"]


def test_it_is_asked_about_until_the_editor_shows_or_drops_it() -> None:
    found = pictures.fill(_uncaptioned(Hints(picture="稿-1.jpg")), Answers(), {"稿-1.jpg"})
    (question,) = pictures.questions(found)
    assert question.problem.line == 2
    answer = Settled(kind=question.problem.kind, source="稿.docx", quoted="稿-1.jpg")
    (known,) = answers.settle([question], Answers(settled=(answer,)))
    assert known.answer == ""
    for choice in ("show", "drop"):
        given = Answers(settled=(replace(answer, choice=choice),))
        (settled,) = answers.settle([question], given)
        assert settled.answer == choice
        again = pictures.fill(_uncaptioned(Hints(picture="稿-1.jpg")), given, {"稿-1.jpg"})
        assert ("images/稿-1.jpg" in _shown(again)) == (choice == "show")
