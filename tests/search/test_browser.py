"""What readers do on the search page, and what can go wrong there, in a real Chromium."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from plugins.commands import build as building
from tests.conftest import Serve

pytestmark = pytest.mark.browser

TOTAL = "ol.results[data-total]"


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site, built for these tests alone: some of them break it."""
    output = tmp_path_factory.mktemp("search") / "output"
    building.make(building.Build(root=root, content=root / "content", output=output))
    return output


@pytest.fixture(scope="module")
def url(site: Path, serve: Serve) -> str:
    return f"{serve(site)}/search/"


@pytest.fixture
def phone(real_browser: Browser) -> Iterator[Page]:
    """A fresh phone."""
    context = real_browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def ask(page: Page, url: str, query: str) -> None:
    """Type and press Enter."""
    page.goto(url)
    page.fill("#q", query)
    page.press("#q", "Enter")
    page.wait_for_selector(TOTAL, state="attached")


QUERIES = ["算力", "晋创谷", "G100", "138.46", "suanli", "算", "算力 园区", "開發區"]


@pytest.mark.parametrize("query", QUERIES)
def test_a_reader_finds_articles(quiet_page: Page, url: str, query: str) -> None:
    ask(quiet_page, url, query)
    results = quiet_page.locator("ol.results")
    total = int(results.get_attribute("data-total") or 0)
    assert total >= int(results.get_attribute("data-exact") or 0) > 0
    assert results.get_attribute("data-query") == query
    link = results.locator("li").first.locator("a").first
    assert re.search(r"/\d{4}-\d\d-\d\d/\d{4}\.html#hl=", link.get_attribute("href") or "")
    expect(results.locator(".extract[data-ready]").first).not_to_be_empty()
    expect(results.locator("mark").first).to_be_visible()


def test_nothing_found_is_said_and_is_no_fault(quiet_page: Page, url: str) -> None:
    ask(quiet_page, url, "绝无此词")
    expect(quiet_page.locator(".search-sum")).to_contain_text("没有找到“绝无此词”")
    expect(quiet_page.locator("[role=alert]")).to_be_empty()
    assert quiet_page.locator("ol.results").get_attribute("data-total") == "0"


def test_the_whole_search_is_done_by_keyboard(quiet_page: Page, url: str) -> None:
    page = quiet_page
    page.goto(url)
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("suan")
    page.wait_for_selector("#search-offers li")
    expect(page.locator("#q")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[aria-selected=true]")
    assert page.locator("#q").get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    word = chosen.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_selector(TOTAL)
    assert page.locator("ol.results").get_attribute("data-query") == word
    page.keyboard.press("ArrowDown")
    first = page.locator("ol.results a").nth(0)
    expect(first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("ol.results a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("x")
    page.wait_for_timeout(300)
    page.keyboard.press("Escape")
    expect(page.locator("#search-offers")).to_be_hidden()


def test_the_address_says_what_is_shown_and_back_goes_back(quiet_page: Page, url: str) -> None:
    page = quiet_page
    ask(page, url, "算力")
    ask_again = page.locator("#q")
    ask_again.fill("园区")
    ask_again.press("Enter")
    page.wait_for_selector("ol.results[data-query='园区'][data-total]")
    page.select_option("select[name=sort]", "date")
    page.wait_for_url("**/search/?q=*&sort=date")
    page.go_back()
    page.go_back()
    page.wait_for_selector("ol.results[data-query='算力'][data-total]")
    expect(page.locator("#q")).to_have_value("算力")


def test_hits_are_narrowed_by_column_year_and_author(quiet_page: Page, url: str) -> None:
    page = quiet_page
    ask(page, url, "园区")
    page.wait_for_function("document.querySelector('select[name=column]').options.length > 1")
    option = page.locator("select[name=column] option").nth(1)
    name, count = re.fullmatch(r"(.+)（(\d+)）", option.inner_text()).groups()  # type: ignore[union-attr]
    page.select_option("select[name=column]", name)
    page.wait_for_selector(f"ol.results[data-total='{count}']")
    page.reload()
    page.wait_for_selector(f"ol.results[data-total='{count}']")
    expect(page.locator("select[name=column]")).to_have_value(name)
    page.goto(f"{url}?q=园区&year=1999")
    page.wait_for_selector("ol.results[data-total='0']", state="attached")


def test_filters_are_folded_on_a_phone_and_extracts_come_as_they_are_seen(
    phone: Page, url: str
) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(f"{url}?q=园区")
    phone.wait_for_selector(TOTAL)
    assert phone.locator(".search-filters").get_attribute("open") is None
    assert not [one for one in asked if "facets" in one]
    assert len([one for one in asked if "/text/" in one]) <= 6
    total = int(phone.locator("ol.results").get_attribute("data-total") or 0)
    assert total > 10
    for _ in range(6):
        phone.mouse.wheel(0, 3000)
        phone.wait_for_timeout(150)
    assert phone.locator("ol.results li").count() == 10
    phone.click(".search-more")
    phone.wait_for_function(f"document.querySelectorAll('ol.results li').length > {10}")


@pytest.mark.parametrize(
    ("query", "said"), [("“算力”", "“算力”找到"), ('"算力"', '"算力"找到'), ("算力", "“算力”找到")]
)
def test_a_query_is_shown_as_it_was_typed_in_quotes_once(
    quiet_page: Page, url: str, query: str, said: str
) -> None:
    ask(quiet_page, url, query)
    assert quiet_page.locator(".search-sum").inner_text().startswith(said)


def test_filters_stand_beside_the_hits_on_a_wide_page(real_browser: Browser, url: str) -> None:
    page = real_browser.new_page(viewport={"width": 1440, "height": 900})
    ask(page, url, "园区")
    rail, hits = (page.locator(css).bounding_box() for css in (".search-filters", ".search-hits"))
    assert rail
    assert hits
    assert rail["x"] + rail["width"] <= hits["x"]
    assert abs(rail["y"] - hits["y"]) < 30
    assert hits["width"] <= 46 * 16
    assert page.locator("select[name=year]").is_visible()
    page.close()


def test_more_hits_are_offered_with_their_number(quiet_page: Page, url: str) -> None:
    ask(quiet_page, url, "园区")
    page = quiet_page
    left = int(page.locator("ol.results").get_attribute("data-total") or 0) - 10
    page.locator("ol.results .extract[data-ready]").nth(4).wait_for()
    while left > 0:
        button = page.locator(".search-more", has_text=re.compile(f"^再看{min(10, left)}篇$"))
        button.click()
        left -= 10
    expect(page.locator(".search-more")).to_be_hidden()


SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries())
    if (!one.hadRecentInput)
      shifts.push([one.value, one.sources.map(({ node }) => node?.className ?? node?.nodeName)]);
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_jumps_when_hits_come(real_browser: Browser, url: str, width: int) -> None:
    page = real_browser.new_page(viewport={"width": width, "height": 844})
    page.add_init_script(SHIFTS)
    page.goto(f"{url}?q=园区")
    page.wait_for_selector(TOTAL)
    page.locator("ol.results .extract[data-ready]").nth(4).wait_for()
    page.wait_for_timeout(300)
    shifts = page.evaluate("shifts")
    assert sum(value for value, _ in shifts) < 0.01, shifts
    page.close()


def test_all_hits_are_taken_away_as_a_table(quiet_page: Page, url: str) -> None:
    ask(quiet_page, url, "算力")
    with quiet_page.expect_download() as table:
        quiet_page.click("[data-kind=csv]")
    data = Path(table.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = data.decode("utf-8-sig").split("\r\n")
    assert rows[0] == '"题名","日期","版","作者","栏目","网址"'
    total = int(quiet_page.locator("ol.results").get_attribute("data-total") or 0)
    assert len(rows) == total + 2
    with quiet_page.expect_download() as text:
        quiet_page.click("[data-kind=txt]")
    assert Path(text.value.path()).read_text(encoding="utf-8").startswith("1. ")


def test_an_article_opened_from_a_search_carries_marks_that_can_be_removed(
    quiet_page: Page, url: str
) -> None:
    page = quiet_page
    ask(page, url, "算力")
    page.click("ol.results a")
    page.wait_for_selector("mark.hl")
    assert {one.inner_text() for one in page.locator("mark.hl").all()} == {"算力"}
    before = page.locator("main article").inner_text()
    page.click("text=去掉标记")
    assert page.locator("mark.hl").count() == 0
    assert page.locator("main article").inner_text() == before
    assert "hl=" not in page.url


def test_what_is_typed_is_never_sent(quiet_page: Page, url: str) -> None:
    asked: list[str] = []
    quiet_page.goto(url)
    quiet_page.on("request", lambda request: asked.append(request.url))
    quiet_page.fill("#q", "晋创谷")
    quiet_page.press("#q", "Enter")
    quiet_page.wait_for_selector(TOTAL)
    assert asked
    assert not [one for one in asked if "%E6%99%8B" in one or "晋" in one]


def test_who_pauses_before_enter_has_the_index_there(quiet_page: Page, url: str) -> None:
    asked: list[str] = []
    quiet_page.goto(url)
    quiet_page.fill("#q", "晋创谷")
    quiet_page.wait_for_timeout(800)
    quiet_page.on("request", lambda request: asked.append(request.url))
    quiet_page.press("#q", "Enter")
    quiet_page.wait_for_selector("ol.results .extract[data-ready]")
    assert [one for one in asked if "/text/" in one]
    assert not [one for one in asked if re.search(r"/[tmw]\d+\.bin", one)]


def test_a_word_half_composed_is_not_searched_for(quiet_page: Page, url: str) -> None:
    """An input method writes what is typed into the box before it is a word."""
    asked: list[str] = []
    quiet_page.goto(url)
    quiet_page.wait_for_timeout(300)
    quiet_page.on("request", lambda request: asked.append(request.url))
    for event in ("InputEvent('input', {isComposing: true})", "CompositionEvent('compositionend')"):
        before = len([one for one in asked if re.search(r"/t\d+\.bin", one)])
        quiet_page.evaluate(
            f"() => {{ const q = document.querySelector('#q'); q.focus(); q.value = '晋创谷';"
            f" q.dispatchEvent(new {event}); }}"
        )
        quiet_page.wait_for_timeout(600)
        loaded = len([one for one in asked if re.search(r"/t\d+\.bin", one)]) - before
        assert (loaded > 0) == ("Composition" in event)


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "__proto__",
    "constructor",
    "(.*)+[",
    "🙂",
    "，",
    "-算力",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_queries_are_text(quiet_page: Page, url: str, query: str) -> None:
    quiet_page.goto(url)
    quiet_page.fill("#q", query)
    quiet_page.press("#q", "Enter")
    expect(quiet_page.locator(".search-sum")).not_to_be_empty()
    expect(quiet_page.locator("[role=alert]")).to_be_empty()
    assert quiet_page.locator("main img").count() == 0


# --- faults: the console says itself that a file is missing, so these pages may not be quiet ------


def broken(page: Page, pattern: str, answer: Callable[[Route], None]) -> list[str]:
    """Answer the files of this pattern otherwise; returns what was asked for."""
    asked: list[str] = []

    def handle(route: Route) -> None:
        asked.append(route.request.url)
        answer(route)

    page.route(re.compile(pattern), handle)
    return asked


FAULTS: list[tuple[str, Callable[[Route], None], str]] = [
    ("missing", lambda route: route.fulfill(status=404, body=""), "没有找到"),
    ("offline", lambda route: route.abort(), "网络断了"),
    ("server", lambda route: route.fulfill(status=503, body=""), "网络断了"),
    ("truncated", lambda route: route.fulfill(body=route.fetch().body()[:60]), "请刷新"),
    ("empty", lambda route: route.fulfill(body=b""), "请刷新"),
    ("version", lambda route: route.fulfill(body=b"\x63" + route.fetch().body()[1:]), "请刷新"),
    (
        "mixed",
        lambda route: route.fulfill(body=b"\x02\xff\xff\xff\xff" + route.fetch().body()[5:]),
        "请刷新",
    ),
]


@pytest.mark.parametrize(
    ("answer", "said"), [one[1:] for one in FAULTS], ids=[one[0] for one in FAULTS]
)
def test_a_shard_that_cannot_be_read_is_asked_for_once_more_and_said(
    page: Page, url: str, answer: Callable[[Route], None], said: str
) -> None:
    asked = broken(page, r"/t\d+\.bin", answer)
    current = broken(page, "current.json", lambda route: route.continue_())
    page.goto(f"{url}?q=算力")
    expect(page.locator("[role=alert]")).to_contain_text(said)
    assert len(asked) == 2
    assert len(current) == 2
    assert page.locator("ol.results li").count() == 0
    expect(page.locator(".search-sum")).to_be_empty()
    page.unroute(re.compile(r"/t\d+\.bin"))
    page.press("#q", "Enter")
    page.wait_for_selector(TOTAL)
    expect(page.locator("[role=alert]")).to_be_empty()


def test_a_page_from_before_the_last_publish_finds_the_new_index(
    page: Page, site: Path, serve: Serve, tmp_path: Path
) -> None:
    moved = tmp_path / "site"
    shutil.copytree(site, moved)
    address = f"{serve(moved)}/search/"
    page.goto(address)
    page.wait_for_timeout(300)
    data = moved / "search" / "data"
    state = json.loads((data / "current.json").read_text(encoding="utf-8"))
    ask(page, address, "算力")
    # The same index under another address: every file that the open page knows is gone.
    folder = state["tiers"][-1]
    stamp = folder.rpartition("-")[2]
    other = "0badcafe"
    for path in (data / folder).iterdir():
        path.write_bytes(path.read_bytes()[:1] + bytes.fromhex(other) + path.read_bytes()[5:])
    (data / folder).rename(data / folder.replace(stamp, other))
    state["tiers"][-1] = folder.replace(stamp, other)
    (data / "current.json").write_text(json.dumps(state), encoding="utf-8")
    page.fill("#q", "晋创谷")
    page.press("#q", "Enter")
    page.wait_for_selector("ol.results[data-query='晋创谷'][data-total]")
    assert int(page.locator("ol.results").get_attribute("data-exact") or 0) > 0


def test_a_slow_older_query_never_overwrites_a_newer_one(page: Page, url: str) -> None:
    def slow_once(route: Route) -> None:
        if not state["slowed"]:
            state["slowed"] = True
            state["held"] = route
        else:
            route.continue_()

    state: dict[str, object] = {"slowed": False, "held": None}
    page.goto(url)
    page.wait_for_timeout(300)
    page.route(re.compile(r"/m\d+\.bin"), slow_once)
    page.fill("#q", "算力")
    page.press("#q", "Enter")
    page.wait_for_timeout(300)
    page.fill("#q", "晋创谷")
    page.press("#q", "Enter")
    held = state["held"]
    assert isinstance(held, Route)
    page.wait_for_timeout(200)
    held.continue_()
    page.wait_for_selector("ol.results[data-query='晋创谷'][data-total]")
    page.wait_for_timeout(300)
    assert page.locator("ol.results").get_attribute("data-query") == "晋创谷"
    for passage in page.locator("ol.results li").all():
        assert "晋创谷" in passage.inner_text()


def test_first_results_stand_while_a_file_is_still_to_come(page: Page, url: str) -> None:
    held: list[Route] = []
    broken(page, r"/t\d+\.bin", lambda route: route.continue_() if held else held.append(route))
    page.goto(f"{url}?q=算力 园区 企业")
    page.wait_for_selector("ol.results li")
    results = page.locator("ol.results")
    assert results.get_attribute("data-total") is None
    expect(page.locator(".search-sum")).to_have_text("正在查找……")
    held[0].continue_()
    page.wait_for_selector(TOTAL)
    expect(page.locator(".search-sum")).to_contain_text("篇")


def test_a_file_that_takes_ten_seconds_is_waited_for(page: Page, url: str) -> None:
    page.clock.install()
    held: list[Route] = []
    broken(page, r"/t\d+\.bin", lambda route: route.continue_() if held else held.append(route))
    page.goto(f"{url}?q=算力")
    expect(page.locator(".search-sum")).to_have_text("正在查找……")
    page.clock.run_for(10_000)
    expect(page.locator(".search-sum")).to_have_text("正在查找……")
    expect(page.locator("[role=alert]")).to_be_empty()
    held[0].continue_()
    page.wait_for_selector(TOTAL)
    assert int(page.locator("ol.results").get_attribute("data-exact") or 0) > 0


def test_a_file_that_never_comes_is_given_up_asked_for_once_more_and_said(
    page: Page, url: str
) -> None:
    page.clock.install()
    held: list[Route] = []
    broken(page, r"/t\d+\.bin", held.append)
    page.goto(f"{url}?q=算力")
    for count in (1, 2):
        while len(held) < count:
            page.wait_for_timeout(20)
        page.clock.run_for(20_000)
    expect(page.locator("[role=alert]")).to_contain_text("网络断了")
    assert len(held) == 2
    expect(page.locator(".search-sum")).to_be_empty()


def test_the_network_goes_in_the_middle_of_a_query_and_comes_again(page: Page, url: str) -> None:
    ask(page, url, "算力")
    files: list[str] = []

    def first_only(route: Route) -> None:
        files.append(route.request.url)
        if len(files) == 1:
            route.continue_()
        else:
            route.abort("internetdisconnected")

    page.route(re.compile(r"/[tm]\d+\.bin|current\.json"), first_only)
    page.fill("#q", "园区企业项目")
    page.press("#q", "Enter")
    expect(page.locator("[role=alert]")).to_contain_text("网络断了")
    assert len(files) > 1
    assert page.locator("ol.results li").count() == 0
    page.unroute_all()
    page.press("#q", "Enter")
    page.wait_for_selector(TOTAL)
    expect(page.locator("[role=alert]")).to_be_empty()


def test_an_extract_that_cannot_be_loaded_leaves_the_hit(page: Page, url: str) -> None:
    broken(page, "/text/", lambda route: route.abort())
    ask(page, url, "算力")
    expect(page.locator(".extract").first).to_have_text("（摘要没有下载下来）")
    expect(page.locator("ol.results a").first).to_be_visible()


def test_without_script_the_page_leads_to_columns_and_past_issues(
    real_browser: Browser, url: str
) -> None:
    context = real_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url)
    note = page.locator("noscript p, main .note").first
    expect(note).to_contain_text("栏目")
    context.close()
