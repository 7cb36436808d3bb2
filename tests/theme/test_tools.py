"""字号、深色、朗读、打印、复制、分享, and what an in-app browser is spared."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from plugins.body.parse import parse
from plugins.body.write import credit_text
from plugins.newspaper.model import Block
from tests.conftest import ROOT
from tests.theme.conftest import PAGES, Visit

pytestmark = pytest.mark.browser

WECHAT = (
    "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/86.0.4240.99 Mobile Safari/537.36 MicroMessenger/8.0.1"
)

# Headless Chromium has no voice: this one says each sentence in 60 ms and keeps a list.
VOICE = """
window.said = [];
const voice = {
  paused: false,
  getVoices() { return [{ lang: "en-US" }, { lang: "zh_CN" }]; },
  speak(utterance) { said.push([utterance.text, utterance.rate]); this.now = utterance;
    this.timer = setTimeout(() => utterance.onend(), 60); },
  cancel() { clearTimeout(this.timer); },
  pause() { clearTimeout(this.timer); this.paused = true; },
  resume() { this.paused = false; this.now.onend(); },
};
Object.defineProperty(window, "speechSynthesis", { value: voice, configurable: true });
"""

COPIED = """
() => new Promise(resolve => {
  // What a reader would paste, by kind.
  navigator.clipboard.read().then(async items => {
    const out = {};
    for (const item of items)
      for (const kind of item.types) out[kind] = await (await item.getType(kind)).text();
    resolve(out);
  });
})
"""


def stored(path: str) -> str:
    """The stored text of a sample article: what Article.text gives."""
    issue, digits = path.removesuffix(".html").split("/")
    source = next((ROOT / "content" / issue).glob(f"{digits}-*.md")).read_text(encoding="utf-8")
    head, _, body = source.partition("\n\n")
    standfirst = re.findall(r"^Standfirst: (.+)$", head, re.MULTILINE)
    return "\n".join([*standfirst, *(as_stored(block) for block in parse(body, path).blocks)])


def as_stored(block: Block) -> str:
    """A block's text, a picture's credit as its editor wrote it."""
    credit = block.photos[-1].credit if block.photos else None
    return f"{block.photos[-1].caption} {credit_text(credit)}" if credit else block.text


def until(page: Page, condition: str) -> None:
    """Wait for a condition; the page's own policy forbids Playwright's way of polling."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"等不到：{condition}")


def press(page: Page, name: str) -> None:
    """Press a tool, opening 更多 where it is folded away."""
    tool = page.locator(f'[data-tool="{name}"]')
    if not tool.is_visible():
        page.locator('[data-tool="more"]').click()
    tool.click()


def test_size_and_colours_are_remembered_from_page_to_page(visit: Visit, site_url: str) -> None:
    page = visit("")
    page.get_by_role("button", name="特大字号").click()
    page.get_by_role("button", name="深色").click()
    page.goto(f"{site_url}/{PAGES['article']}")
    root = page.locator("html")
    assert root.get_attribute("data-size") == "xlarge"
    assert root.get_attribute("data-theme") == "dark"
    assert page.get_by_role("button", name="特大字号").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="标准字号").click()
    page.get_by_role("button", name="深色").click()
    page.reload()
    assert root.get_attribute("data-size") is None
    assert root.get_attribute("data-theme") == "light"


def test_page_works_where_storage_is_closed(visit: Visit) -> None:
    closed = (
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('closed'); }});"
    )
    page = visit("", script=closed)
    page.get_by_role("button", name="大字号", exact=True).click()
    assert page.locator("html").get_attribute("data-size") == "large"


def test_size_stands_on_the_first_line_of_every_page(visit: Visit, site_url: str) -> None:
    page = visit(None, width=390)
    for kind, path in PAGES.items():
        page.goto(f"{site_url}/{path}")
        box = page.get_by_role("button", name="特大字号").bounding_box()
        assert box, kind
        assert box["y"] < 60, kind


def test_citation_is_copied_as_printed_below_the_article(visit: Visit) -> None:
    page = visit(PAGES["article"], permissions=["clipboard-read", "clipboard-write"])
    press(page, "cite")
    expect(page.locator(".toast")).to_have_text("引用格式已复制")
    copied = page.evaluate(COPIED)["text/plain"]
    assert copied == page.locator(".citation").inner_text()
    assert re.search(r"\[N\]\. .+, 2025-05-16\(1\)\.$", copied)


MANUSCRIPTS = [*(PAGES[k] for k in ("article", "table", "verse", "photos", "notice")),
               "2025-05-16/0102.html"]  # fmt: skip


def manuscript(visit: Visit, path: str) -> tuple[Page, dict[str, str]]:
    """The page, and what its 复制到公众号 puts on the clipboard, by kind."""
    page = visit(path, permissions=["clipboard-read", "clipboard-write"])
    press(page, "copy")
    expect(page.locator(".toast")).to_contain_text("已复制")
    return page, page.evaluate(COPIED)


@pytest.mark.parametrize("path", MANUSCRIPTS)
def test_manuscript_for_wechat_is_the_stored_text_with_inline_styles_only(
    visit: Visit, path: str
) -> None:
    page, copied = manuscript(visit, path)
    dateline = page.locator(".dateline").all_inner_texts()
    text = copied["text/plain"].replace("".join(dateline[:1]), "", 1)
    assert text == stored(path)
    html = copied["text/html"]
    attributes = set(re.findall(r"<\w+[^>]*?\s([\w-]+)=", html))
    assert attributes <= {"style"}
    assert not re.search(r"<(?:script|wbr|link|meta name)", html)
    lines = "".join(copied["text/plain"].split())
    assert lines in "".join(re.sub(r"<[^>]+>", "", html).split())


def test_manuscript_has_indents_and_no_gaps_and_verse_has_lines(visit: Visit) -> None:
    def style(html: str, text: str) -> str:
        found = re.search(rf'<p style="([^"]*)">{text}', html)
        return found[1] if found else ""

    prose = manuscript(visit, "2025-05-16/0102.html")[1]["text/html"]
    assert "font-weight: bold" in style(prose, "编者按")
    assert "text-indent" not in style(prose, "编者按")
    assert "text-indent: 2em" in style(prose, "这一期有8个版")
    assert re.search(r"margin: 0(px)?;", style(prose, "这一期有8个版"))
    verse = manuscript(visit, PAGES["verse"])[1]["text/html"]
    assert "铁屑卷起来<br>像春天多余的芽<br>" in verse
    assert "text-align: left" in style(verse, "铁屑卷起来")
    assert "indent" not in verse


def test_manuscript_carries_the_correction_box(visit: Visit) -> None:
    page, copied = manuscript(visit, "2025-05-02/0201.html")
    assert page.locator(".corrections li").count() == 2
    assert "更正\n2025年5月16日：“每层楼面承重2吨”应为" in copied["text/plain"]
    assert "line-through" in copied["text/html"]


def test_share_copies_the_address_where_the_system_has_no_sheet(visit: Visit) -> None:
    page = visit(PAGES["article"], permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("delete Navigator.prototype.share")
    press(page, "share")
    expect(page.locator(".toast")).to_have_text("链接已复制")
    assert page.evaluate(COPIED)["text/plain"].endswith(PAGES["article"])


def test_voice_reads_every_sentence_and_the_page_follows(visit: Visit) -> None:
    page = visit("2025-05-16/0202.html", script=VOICE)
    press(page, "speak")
    until(page, "said.length >= 2")
    assert page.evaluate("CSS.highlights.has('speaking')")
    page.locator('[data-tool="pause"]').click()
    assert page.evaluate("speechSynthesis.paused")
    count = page.evaluate("said.length")
    page.wait_for_timeout(200)
    assert page.evaluate("said.length") == count
    page.locator('[data-tool="pause"]').click()
    page.locator('[data-tool="rate"]').select_option("1.5")
    until(page, "document.querySelector('.speech').hidden")
    said = page.evaluate("said")
    assert said[0][0] == "雨后开工"
    assert said[-1][1] == 1.5
    text = stored("2025-05-16/0202.html")
    assert all(sentence in "雨后开工" + "本刊讯" + text.replace("\n", "") for sentence, _ in said)
    assert not page.evaluate("CSS.highlights.has('speaking')")


def test_voice_is_offered_when_a_chinese_one_is_there_and_not_before(visit: Visit) -> None:
    late = """
    const voice = new EventTarget();
    voice.list = [{ lang: "en-GB" }];
    voice.getVoices = () => voice.list;
    Object.defineProperty(window, "speechSynthesis", { value: voice, configurable: true });
    """
    speak = '[data-tool="speak"]'
    assert not visit(PAGES["article"]).locator(speak).is_visible()  # headless: no voice at all
    page = visit(PAGES["article"], script=late)
    page.evaluate("speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
    assert not page.locator(speak).is_visible()
    page.evaluate("speechSynthesis.list.push({ lang: 'zh-CN' })")
    page.evaluate("speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
    assert page.locator(speak).is_visible()


def test_voice_reads_tables_verse_by_line_and_nothing_drawn(visit: Visit) -> None:
    def heard(path: str) -> list[str]:
        page = visit(path, script=VOICE.replace("60)", "0)"))
        press(page, "speak")
        until(page, "said.length > 0 && document.querySelector('.speech').hidden")
        return [text for text, _ in page.evaluate("said")]

    assert {"总投资", "123.3亿元"} <= set(heard(PAGES["table"]))
    assert "铁屑卷起来" in heard(PAGES["verse"])
    photos = heard(PAGES["photos"])
    assert any(text.startswith("山脚厂房的设想图") for text in photos)
    assert not any("■" in text for text in photos)


def test_large_print_sets_large_type_and_takes_it_back(visit: Visit) -> None:
    script = "window.print = () => { window.printed = document.documentElement.dataset.print; };"
    page = visit(PAGES["article"], script=script)
    press(page, "print-large")
    until(page, "window.printed === 'large'")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("html").get_attribute("data-print") is None


def test_in_wechat_what_cannot_work_is_not_shown_and_one_line_says_so(visit: Visit) -> None:
    page = visit(PAGES["article"], width=390, user_agent=WECHAT)
    assert page.get_by_text("请点右上角“···”在浏览器打开").is_visible()
    for tool in ("speak", "print", "print-large", "copy"):
        assert page.locator(f'[data-tool="{tool}"]').get_attribute("hidden") is not None
    assert page.locator('[data-tool="size"]').is_visible()
    assert not visit(PAGES["article"]).get_by_text("请点右上角").is_visible()


def test_in_app_browsers_own_text_size_wins(theme_css: dict[str, str]) -> None:
    """WeChat for iOS sets text-size-adjust on body: only html may carry ours."""
    for name, css in theme_css.items():
        for selector in re.findall(r"([^{}]*)\{[^{}]*text-size-adjust", css):
            rule = re.sub(r"/\*.*?\*/", "", selector, flags=re.DOTALL).strip()
            assert rule == "html", name


@pytest.mark.parametrize(
    ("path", "start"), [("", "开发区建设周刊"), ("2025-05-16/0202.html", "雨后开工")]
)
def test_title_begins_with_what_a_shared_card_should_say(
    visit: Visit, path: str, start: str
) -> None:
    assert visit(path).title().startswith(start)
