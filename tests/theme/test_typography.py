"""clreq, as the browser carried it out: measured line by line."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from plugins.body.parse import parse
from plugins.newspaper.frontmatter import parse as parse_front
from tests.theme.conftest import PAGES, Visit
from tests.theme.measures import LINES, SMALL_TARGETS, TEXT_SIZES

pytestmark = pytest.mark.browser

NEVER_FIRST = "”’」』）》〉】〕，。、；：？！…·%"
NEVER_LAST = "“‘「『（《〈【〔"
WIDEST_STRETCH = 1.25
BLOCKS = "main p, main h1, main h2, main h3, main li, main dd, main figcaption"
READ = [
    "",
    "2025-05-16/",
    *(f"2025-04-25/010{n}.html" for n in range(1, 5)),
    "2025-05-16/0602.html",
]


@pytest.mark.parametrize("width", [320, 390, 820, 1440])
def test_no_line_begins_or_ends_with_the_wrong_mark(
    visit: Visit, site_url: str, width: int
) -> None:
    page = visit("", width=width)
    for path in (*READ, *PAGES.values()):
        page.goto(f"{site_url}/{path}")
        for line in page.evaluate(LINES, BLOCKS):
            assert line["text"][0] not in NEVER_FIRST or line["lines"] == 1, (path, line["text"])
            assert line["text"][-1] not in NEVER_LAST, (path, line["text"])


@pytest.mark.parametrize("width", [390, 1440])
def test_no_body_line_is_stretched_by_more_than_a_quarter(
    visit: Visit, site_url: str, width: int
) -> None:
    page = visit("", width=width)
    for path in READ:
        page.goto(f"{site_url}/{path}")
        for line in page.evaluate(LINES, ".body p, .story-text p"):
            if line["stretch"] and not line["isLast"]:
                assert line["stretch"] <= WIDEST_STRETCH + 0.01, (path, line["text"])


@pytest.mark.parametrize("width", [1440, 390])
def test_no_line_on_paper_is_stretched_by_more_than_a_quarter(
    visit: Visit, site_url: str, width: int
) -> None:
    page = visit("", width=width)
    for path in READ[2:]:
        page.emulate_media(media="screen")
        page.goto(f"{site_url}/{path}")
        page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 680, "height": 1000})  # A4 without its margins
        assert page.locator(".body .even-on-paper").count(), path
        for line in page.evaluate(LINES, ".body p"):
            if line["stretch"] and not line["isLast"]:
                assert line["stretch"] <= WIDEST_STRETCH + 0.01, (path, line["text"])
        page.set_viewport_size({"width": width, "height": 900})


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_no_line_of_a_headline_holds_one_character(visit: Visit, site_url: str, width: int) -> None:
    page = visit("", width=width)
    for path in (*READ, PAGES["long headline"]):
        page.goto(f"{site_url}/{path}")
        for line in page.evaluate(
            LINES, ".headline, .kicker, .deck, .guide li li, .rail-titles li"
        ):
            assert line["lines"] == 1 or len(line["text"]) > 1, (path, line["text"])


@pytest.mark.parametrize("kind", ["dash", "number", "dot"])
def test_what_belongs_together_stands_on_one_line(visit: Visit, site_url: str, kind: str) -> None:
    page = visit("", width=390)
    for path in READ:
        page.goto(f"{site_url}/{path}")
        torn = page.evaluate(
            """kind => [...document.querySelectorAll('main .' + kind)]
               .filter(one => one.getClientRects().length > 1).map(one => one.textContent)""",
            kind,
        )
        assert torn == [], path


@pytest.mark.parametrize("path", ["", "2025-04-25/0101.html"])
def test_no_printed_line_ends_with_an_opening_mark(visit: Visit, path: str) -> None:
    printed = pypdfium2.PdfDocument(visit(path).pdf(prefer_css_page_size=True))
    lines = [line for sheet in printed for line in sheet.get_textpage().get_text_range().split()]
    assert len(lines) > 20
    assert [line for line in lines if line[-1] in NEVER_LAST] == []


def test_neighbouring_marks_are_squeezed(visit: Visit) -> None:
    """clreq 3.1.6.3: two marks take an em and a half, not two."""
    page = visit("2025-04-25/0102.html")
    widths = page.evaluate(
        """() => {
          const found = [];
          const range = document.createRange();
          for (const block of document.querySelectorAll('.body p')) {
            const size = parseFloat(getComputedStyle(block).fontSize);
            block.style.textAlign = 'start';
            for (const node of block.childNodes) {
              if (node.nodeType !== 3) continue;
              for (const match of node.data.matchAll(/[。，”）、][“（《”。，、]/g)) {
                range.setStart(node, match.index);
                range.setEnd(node, match.index + 2);
                if (range.getClientRects().length === 1)
                  found.push(range.getBoundingClientRect().width / size);
              }
            }
          }
          return found;
        }"""
    )
    assert widths
    assert max(widths) <= 1.6


def test_a_dash_is_two_em_wide(visit: Visit) -> None:
    page = visit("2025-04-25/0101.html")
    width, size = page.evaluate(
        """() => {
          const dash = document.querySelector('.kicker .dash');
          return [dash.getBoundingClientRect().width, parseFloat(getComputedStyle(dash).fontSize)];
        }"""
    )
    assert width == pytest.approx(2 * size, abs=1)


def test_an_opening_mark_hangs_the_same_in_headlines_and_lists(visit: Visit) -> None:
    page = visit("2025-05-16/")
    hung = page.evaluate(
        """() => [...document.querySelectorAll('.hang')].map(one => getComputedStyle(one))
             .map(style => parseFloat(style.marginLeft) / parseFloat(style.fontSize))"""
    )
    assert hung
    assert set(hung) == {-0.5}


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        ("2025-05-16/0302.html", ".headline, .turn b, .rail-titles a"),
        ("", ".headline, .guide ul a"),
        ("issues/2025.html", ".cover-lead, .cover-title"),
        ("columns/", ".titles a"),
    ],
)
def test_opening_marks_of_later_lines_hang_in_every_title(
    visit: Visit, path: str, titles: str
) -> None:
    found = visit(path).evaluate(
        """titles => [...document.querySelectorAll(titles)].map(
             one => getComputedStyle(one).textSpacingTrim)""",
        titles,
    )
    assert set(found) == {"trim-start"}


@pytest.mark.parametrize("width", [320, 390, 820, 1440])
def test_a_long_headline_ends_its_lines_at_its_stops(
    visit: Visit, site_url: str, width: int
) -> None:
    page = visit("", width=width)
    for path in ("", PAGES["long headline"]):
        page.goto(f"{site_url}/{path}")
        lines = [line["text"] for line in page.evaluate(LINES, ".headline-long")]
        assert [line for line in lines if "厂长" in line and "博士：" not in line] == [], path
        assert [line for line in lines if line.endswith(("“见面", "石榴滩"))] == [], path


def test_the_space_before_a_number_of_a_headline_is_the_one_behind_it(visit: Visit) -> None:
    page = visit("2025-04-25/0101.html")
    gap, eighth = page.evaluate(
        """() => {
          const range = document.createRange();
          const box = (node, at) => {
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            return range.getBoundingClientRect();
          };
          const number = [...document.querySelectorAll('.kicker .number')]
            .find(one => one.textContent.startsWith('138')).firstChild;
          const before = number.parentNode.previousSibling;
          const size = parseFloat(getComputedStyle(number.parentNode).fontSize);
          const left = box(before, before.length - 1);
          return [box(number, 0).left - left.left - size, size / 8];
        }"""
    )
    assert gap == pytest.approx(eighth, abs=0.5)


def test_paragraphs_are_indented_and_have_no_gap(visit: Visit) -> None:
    page = visit("2025-04-25/0102.html")
    indent, size, gap = page.evaluate(
        """() => {
          const two = document.querySelector('.body p + p');
          const style = getComputedStyle(two);
          const one = two.previousElementSibling.getBoundingClientRect();
          return [parseFloat(style.textIndent), parseFloat(style.fontSize),
                  two.getBoundingClientRect().top - one.bottom];
        }"""
    )
    assert indent == pytest.approx(2 * size)
    assert gap == pytest.approx(0, abs=0.5)


def test_a_copied_paragraph_is_the_stored_text(visit: Visit, root: Path) -> None:
    path = next((root / "content" / "2025-04-25").glob("0101-*.md"))
    source = path.read_text(encoding="utf-8")
    body = source.partition("\n\n")[2]
    stored = [block.text for block in parse(body, str(path)).blocks if block.kind == "p"]
    assert parse_front(source, str(path)).fields["title"]
    page = visit("2025-04-25/0101.html")
    copied = page.evaluate(
        """() => [...document.querySelectorAll('.body > p')].map(one => {
             getSelection().selectAllChildren(one);
             return getSelection().toString();
           })"""
    )
    assert copied == stored


def test_nothing_is_smaller_than_16_pixels_on_a_phone(visit: Visit, site_url: str) -> None:
    page = visit(None, width=390)
    for kind, path in PAGES.items():
        page.goto(f"{site_url}/{path}")
        smallest = page.evaluate(TEXT_SIZES)[0]
        assert smallest[0] >= 15.99, (kind, smallest)


@pytest.mark.parametrize("size", ["large", "xlarge"])
def test_in_large_type_nothing_is_below_18_pixels_nor_a_target_below_48(
    visit: Visit, site_url: str, size: str
) -> None:
    page = visit("", width=390, script=f"localStorage.setItem('size', '{size}')")
    for path in ("", PAGES["article"], PAGES["past issues"]):
        page.goto(f"{site_url}/{path}")
        assert page.evaluate(TEXT_SIZES)[0][0] >= 18
        assert page.evaluate(SMALL_TARGETS, 48) == []
