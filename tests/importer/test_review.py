"""The review page in a real browser: what an editor sees, clicks and saves."""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from plugins.importer import answers, review, review_toml
from plugins.importer.model import (
    Accounting,
    Block,
    Draft,
    IssueResult,
    Label,
    LeftOver,
    Line,
    Picture,
    Place,
    Question,
    Reading,
    SourceResult,
)
from plugins.newspaper.model import Byline, Photo
from plugins.newspaper.problems import Problem, Severity

pytestmark = pytest.mark.browser

PRINTED = {
    1: "云岭新区",
    2: "集中开工一批项目",
    4: "本报讯 云岭新区昨日集中开工一批项目，总投资(约90.2亿元，</script><b>IPV6</b>已",
    6: "图为开工现场。 林致远 摄",
    8: "铺开。另有IPV6改造两处，IPV6示范一处。",
    10: "联系人电话13803511234",
    12: "没人要的一行",
}
SOURCE = "p1.txt"


def place(*numbers: int) -> Place:
    return Place(source=SOURCE, numbers=numbers)


def question(
    kind: str,
    line: int,
    char: int,
    quoted: str,
    severity: Severity = "query",
    options: tuple[tuple[str, str], ...] = (),
) -> Question:
    problem = Problem(
        path=SOURCE,
        line=line,
        char=char,
        kind=kind,
        severity=severity,
        message=f"{kind}？",
        remedy="对照原稿",
    )
    return Question(problem=problem, quoted=quoted, article=1, options=options)


def result() -> IssueResult:
    lines = tuple(Line(source=SOURCE, number=n, text=text) for n, text in PRINTED.items())
    draft = Draft(
        title="云岭新区集中开工一批项目",
        dateline="本报讯",
        page=1,
        blocks=(
            Block(kind="p", text=f"{PRINTED[4][4:]}{PRINTED[8]}", places=(place(4, 8),)),
            Block(
                kind="figure",
                photos=(Photo(caption="图为开工现场。", credit=Byline(name="林致远", role="摄")),),
                places=(place(6),),
            ),
        ),
        places={"title": (place(1, 2),), "dateline": (place(4),)},
        labels={"title": Label(role="title", certainty=0.6, reason="第1行短，下一行仍是标题")},
    )
    private = LeftOver(kind="private", text=PRINTED[10], place=place(10), reason="电话")
    questions = (
        question(
            "split-title",
            1,
            1,
            "云岭新区",
            "error",
            options=(("join", "合为一题"), ("part", "分成两题")),
        ),
        question("unbalanced-bracket", 4, 22, "(约90.2亿元"),
        question("letter-case", 8, 5, "IPV6"),
        question("letter-case", 8, 13, "IPV6"),
        question("private", 10, 6, "13803511234", "info"),
    )
    source = SourceResult(
        reading=Reading(source=SOURCE, lines=lines, encoding="UTF-8", remarks=("有一处",)),
        labels={
            (SOURCE, 1): Label(role="title", certainty=0.6, reason="短"),
            (SOURCE, 10): Label(role="private", certainty=0.9),
        },
        drafts=(draft,),
        left_over=(private,),
        questions=questions,
    )
    return IssueResult(
        id="2025-05-02",
        sources=(source,),
        drafts=(draft,),
        left_over=(private,),
        questions=questions,
        accounting=Accounting(lines=7, articles=4, captions=1, left_over=2, han=60, lost=0),
    )


def photo(width: int, height: int) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(target, "JPEG")
    return target.getvalue()


PICTURES = (
    Picture(name="微信图片_20250502.jpg", data=photo(690, 460)),
    Picture(name="DSC_1.JPG", data=photo(2000, 1500)),
    Picture(name="坏.jpg", data=b"\xff\xd8\xff"),
)
MINE = "# 我的话\n[[行]] 行＝12 角色＝不要\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("imports") / review.PAGE_NAME
    path.write_bytes(review.render(result(), answers_text=MINE, pictures=PICTURES, notes=["注意"]))
    return path


@pytest.fixture
def shown(made: Path, quiet_page: Page) -> Iterator[Page]:
    asked: list[str] = []
    quiet_page.on("request", lambda request: asked.append(request.url.partition(":")[0]))
    quiet_page.goto(made.as_uri())
    yield quiet_page
    assert set(asked) <= {"file", "data", "blob"}


def saved(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="保存答案").click()
    assert download.value.suggested_filename == "review.toml"
    return Path(download.value.path()).read_text("utf-8")


def test_the_page_is_one_file_the_same_each_time_and_asks_nobody(made: Path) -> None:
    html = made.read_bytes()
    assert html == review.render(result(), answers_text=MINE, pictures=PICTURES, notes=["注意"])
    text = html.decode()
    assert "default-src 'none'" in text
    assert not re.search(r"(?:src|href)=\"(?!data:image/jpeg;base64,|#)", text)
    assert "<b>IPV6</b>" not in text


def test_every_line_is_there_with_what_it_became(shown: Page) -> None:
    rows = shown.locator(".lines li")
    assert rows.count() == len(PRINTED)
    words = [row.locator(".word").inner_text().split()[-1] for row in rows.all()]
    assert words == ["1标题", "1标题", "1正文", "1图片说明", "1正文", "私人信息", "丢失"]
    expect(shown.locator(".lost-count")).to_have_text("有 1 行没有着落")
    assert shown.locator(".map a").count() == 7 + 6


def test_private_data_is_nowhere_on_the_page(made: Path) -> None:
    assert "13803511234" not in made.read_text("utf-8")


def test_questions_stand_in_three_heaps_and_the_last_is_folded(shown: Page) -> None:
    assert [int(n.inner_text()) for n in shown.locator(".bar b").all()] == [1, 2, 1]
    expect(shown.locator("#heap-info .row")).to_be_hidden()
    shown.locator(".count.info").click()
    expect(shown.locator("#heap-info .row")).to_be_visible()


def test_a_finding_that_recurs_is_one_row_for_all(shown: Page) -> None:
    row = shown.locator(".row", has_text="letter-case")
    expect(row.locator(".times")).to_have_text("2 处")
    row.get_by_role("button", name="知道了").click()
    found = review_toml.parse(saved(shown), "")
    assert {q.answer for q in answers.settle(result().questions[2:4], found)} == {"ok"}


def test_the_finding_is_marked_in_its_line(shown: Page) -> None:
    row = shown.locator(".row", has_text="unbalanced-bracket")
    expect(row.locator("mark")).to_have_text("(约90.2亿元")
    expect(row.locator(".place")).to_have_text("4 行 22 字")


def test_a_finding_is_marked_although_its_marks_are_full_width_by_now(
    page: Page, tmp_path: Path
) -> None:
    asked = question("list-comma", 4, 1, "总投资（约90.2亿元，")
    path = tmp_path / "review.html"
    path.write_bytes(review.render(replace(result(), questions=(asked,))))
    page.goto(path.as_uri())
    expect(page.locator(".row mark")).to_have_text("总投资(约90.2亿元，")


def test_a_click_answers_a_second_one_takes_it_back(shown: Page) -> None:
    button = shown.get_by_role("button", name="合为一题")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(shown.locator(".bar b").first).to_have_text("0")
    shown.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert saved(shown) == MINE


def test_all_answers_are_saved_as_toml_behind_what_the_editor_had(shown: Page) -> None:
    shown.get_by_role("button", name="分成两题").click()
    shown.locator("#l1-12 .no").click()
    shown.get_by_role("button", name="引题", exact=True).click()
    shown.locator("#l1-4 .no").click()
    shown.get_by_role("button", name="和下一行分开").click()
    shown.get_by_label("栏目").fill("开发区“建设”")
    shown.get_by_label("栏目").press("Tab")
    shown.get_by_role("button", name="图为开工现场").click()
    shown.get_by_role("button", name="DSC_1.JPG").click()
    text = saved(shown)
    assert text.startswith(MINE)
    tables = tomllib.loads(text.removeprefix(MINE))
    assert tables["line"] == [{"source": SOURCE, "no": 12, "role": "kicker", "text": PRINTED[12]}]
    (join,) = tables["join"]
    assert (join["after"], join["with"], join["joined"]) == (4, 6, False)
    (article,) = tables["article"]
    assert (article["at"], article["column"]) == (1, "开发区“建设”")
    found = review_toml.parse(text, "")
    assert found.problems == ()
    assert answers.rebase(found, result().sources[0].reading.lines).problems == ()
    assert answers.role_of(found, SOURCE, 12) == "kicker"
    assert answers.settle(result().questions, found)[0].answer == "part"
    picture = next(s for s in found.settled if s.kind == "picture")
    assert (picture.quoted, picture.choice) == ("图为开工现场。", "DSC_1.JPG")


def test_a_red_question_leads_to_the_menu_of_its_line(shown: Page) -> None:
    shown.locator("#q1").get_by_role("button", name="改这一行").click()
    expect(shown.locator("#l1-1 .line-menu")).to_be_visible()
    shown.get_by_role("button", name="栏目", exact=True).click()
    found = review_toml.parse(saved(shown), "")
    assert answers.role_of(found, SOURCE, 1) == "column"


def test_an_article_without_a_title_can_be_given_one(page: Page, tmp_path: Path) -> None:
    nameless = replace(result().drafts[0], title="待定题")
    path = tmp_path / "review.html"
    path.write_bytes(review.render(replace(result(), drafts=(nameless,))))
    page.goto(path.as_uri())
    page.get_by_label("标题", exact=True).fill("云岭新区集中开工")
    page.get_by_label("标题", exact=True).press("Tab")
    found = review_toml.parse(saved(page), "")
    assert answers.fields_of(found, SOURCE, {1}) == {"title": "云岭新区集中开工"}


@pytest.fixture
def nameless(page: Page, tmp_path: Path) -> Page:
    """An article without a headline, and the red question about it."""
    draft = replace(result().drafts[0], title="待定题")
    asked = question("no-title", 1, 1, "云岭新区", "error")
    path = tmp_path / "review.html"
    path.write_bytes(review.render(replace(result(), drafts=(draft,), questions=(asked,))))
    page.goto(path.as_uri())
    return page


def test_a_missing_headline_is_not_answered_by_having_seen_it(nameless: Page) -> None:
    row = nameless.locator(".row.error")
    assert row.get_by_role("button").all_inner_texts() == ["这篇不要", "改这一行…"]
    nameless.keyboard.press("j")
    nameless.keyboard.press("1")
    expect(nameless.locator("#l1-1 .line-menu")).to_be_visible()
    assert "deleted" not in saved(nameless)


def test_a_headline_typed_beside_the_question_answers_it(nameless: Page) -> None:
    row = nameless.locator(".row.error")
    row.get_by_label("标题").fill("云岭新区集中开工")
    row.get_by_label("标题").press("Tab")
    expect(row).to_have_class(re.compile("answered"))
    expect(nameless.locator(".bar b").first).to_have_text("0")
    expect(nameless.locator("article").get_by_label("标题")).to_have_value("云岭新区集中开工")
    found = review_toml.parse(saved(nameless), "")
    assert answers.fields_of(found, SOURCE, {1}) == {"title": "云岭新区集中开工"}


def test_throwing_the_article_away_answers_its_questions(nameless: Page) -> None:
    nameless.locator(".row.error").get_by_role("button", name="这篇不要").click()
    expect(nameless.locator(".bar b").first).to_have_text("0")
    expect(nameless.locator("article")).to_have_class(re.compile("dropped"))
    assert answers.is_deleted(review_toml.parse(saved(nameless), ""), SOURCE, {1})


def test_an_article_thrown_away_before_is_named_so_and_not_counted(
    page: Page, tmp_path: Path
) -> None:
    path = tmp_path / "review.html"
    path.write_bytes(review.render(replace(result(), questions=()), thrown={0}))
    page.goto(path.as_uri())
    expect(page.locator(".articles h3").first).to_have_text("0 篇文章")
    expect(page.locator("article .state")).to_have_text("不要")
    expect(page.locator("article").get_by_role("button", name="这篇不要")).to_have_count(0)


def test_an_article_that_nobody_asks_about_is_not_called_confirmed(
    page: Page, tmp_path: Path
) -> None:
    sure = replace(result().drafts[0], labels={})
    source = replace(result().sources[0], labels={})
    path = tmp_path / "review.html"
    path.write_bytes(
        review.render(replace(result(), sources=(source,), drafts=(sure,), questions=()))
    )
    page.goto(path.as_uri())
    expect(page.locator("article .state")).to_have_text("没有疑问")
    assert "已确认" not in path.read_text("utf-8")


def test_each_role_is_offered_once(shown: Page) -> None:
    shown.locator("#l1-1 .no").click()
    values = shown.locator("[data-role]").evaluate_all("e => e.map(x => x.dataset.role)")
    assert len(values) == len(set(values))
    assert values[:2] == ["title", "kicker"]


def test_an_article_can_be_thrown_away(shown: Page) -> None:
    shown.get_by_role("button", name="这篇不要").click()
    found = review_toml.parse(saved(shown), "")
    assert answers.is_deleted(found, SOURCE, {1, 2, 4, 8})


def test_an_answer_given_before_is_shown_and_not_written_twice(page: Page, tmp_path: Path) -> None:
    answered = replace(result(), questions=(replace(result().questions[0], answer="part"),))
    path = tmp_path / "review.html"
    path.write_bytes(review.render(answered, answers_text=MINE))
    page.goto(path.as_uri())
    expect(page.get_by_role("button", name="分成两题")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".bar b").first).to_have_text("0")
    assert saved(page) == MINE


def test_the_keyboard_steps_through_the_questions_and_answers_them(shown: Page) -> None:
    shown.keyboard.press("j")
    expect(shown.locator("#q1")).to_be_focused()
    shown.keyboard.press("2")
    expect(shown.get_by_role("button", name="分成两题")).to_have_attribute("aria-pressed", "true")
    shown.keyboard.press("j")
    expect(shown.locator("#q2")).to_be_focused()
    shown.keyboard.press("o")
    assert shown.url.endswith("#l1-4")
    shown.keyboard.press("k")
    expect(shown.locator(".row.current")).not_to_have_id("q2")


def test_pointing_at_a_block_lights_its_lines_and_the_other_way_round(shown: Page) -> None:
    shown.locator(".block.p").hover()
    assert shown.locator(".lines li.lit").evaluate_all("e => e.map(x => x.id)") == ["l1-4", "l1-8"]
    shown.locator("#l1-6 .text").hover()
    expect(shown.locator(".block.lit")).to_have_class(re.compile("figure"))


def test_pictures_have_thumbnails_and_small_ones_are_named(shown: Page) -> None:
    cards = shown.locator(".thumbnails li")
    assert cards.count() == 3
    assert "只有 690×460，多半被微信压缩过" in cards.nth(0).inner_text()
    assert "压缩" not in cards.nth(1).inner_text()
    assert "打不开" in cards.nth(2).inner_text()
    assert cards.nth(1).locator("img").evaluate("e => e.naturalWidth") == 240


def test_axe_finds_nothing(page: Page, made: Path, root: Path) -> None:
    """With the page's own content policy out of the way, which keeps axe out."""
    axe = root / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.is_file():
        pytest.skip("没有 node_modules：先 npm ci")
    html = made.read_text("utf-8")
    page.set_content(re.sub(r"<meta http-equiv[^>]*>", "", html))
    page.evaluate(axe.read_text("utf-8"))
    assert page.evaluate("async () => (await axe.run()).violations.map(v => v.id)") == []


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_nothing_is_wider_than_the_screen(shown: Page, width: int) -> None:
    shown.set_viewport_size({"width": width, "height": 800})
    assert shown.evaluate("document.documentElement.scrollWidth") == width


def test_on_a_phone_articles_and_lines_take_turns(shown: Page) -> None:
    shown.set_viewport_size({"width": 390, "height": 800})
    expect(shown.locator(".lines")).to_be_hidden()
    shown.get_by_role("button", name="原文").click()
    expect(shown.locator(".lines")).to_be_visible()
    expect(shown.locator("article")).to_be_hidden()
    shown.locator(".row", has_text="unbalanced-bracket").get_by_role("link").click()
    expect(shown.locator("#l1-4")).to_be_in_viewport()


def test_in_print_the_questions_are_a_list_to_tick_off(shown: Page) -> None:
    shown.emulate_media(media="print")
    expect(shown.get_by_role("button", name="保存答案")).to_be_hidden()
    content = shown.locator("#q1 .message").evaluate("e => getComputedStyle(e, '::before').content")
    assert content == '"□ "'
    expect(shown.locator("article")).to_be_visible()


def test_without_a_clipboard_the_text_is_there_to_copy(shown: Page) -> None:
    shown.get_by_role("button", name="合为一题").click()
    shown.get_by_role("button", name="复制答案").click()
    expect(shown.locator(".output textarea")).to_be_visible()
    assert 'choice = "join"' in shown.locator(".output textarea").input_value()


def test_guesses_are_the_open_questions_that_offer_a_choice() -> None:
    ((reason, guess),) = review.guesses(result())
    assert reason == "p1.txt:1 split-title？"
    assert guess.settled[0].choice == "join"
    assert answers.settle(result().questions, guess)[0].answer == "join"
