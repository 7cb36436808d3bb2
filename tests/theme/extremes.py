"""Content at its limits, written to a folder: what a newsroom may well send one day."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

SENTENCE = "开发区的早晨从一辆洒水车开始，车走得很慢。"
LONG_TITLE = (
    "从一块地到一座城：一个县级开发区二十年里修过的路、拆过的墙、"
    "搬过的厂和一直没有搬走的那棵老槐树以及树下的人"
)
NAMES = "甲乙丙丁戊己庚辛壬癸子丑"


def article(title: str, body: str, *fields: str) -> str:
    """A manuscript."""
    return "\n".join([f"Title: {title}", *fields, "Status: published", "", body, ""])


def issue(day: str, pages: int = 1, *lines: str) -> str:
    """issue.toml with nothing in its masthead but the name."""
    rows = [f'\n[[page]]\nnumber = {n}\nlabel = "{n}"\n' for n in range(1, pages + 1)]
    return "\n".join([f'date = "{day}"', "numbers = [1]", *lines, 'name = "开发区建设周刊"', *rows])


def table(columns: int) -> str:
    """A pipe table."""
    heads = "|".join(f"第{n}列的名称" for n in range(columns))
    cells = "|".join(f"{n * 137}万千瓦" for n in range(columns))
    return f"|{heads}|\n|{'---|' * columns}\n|{cells}|\n|{cells}|"


def write(content: Path) -> None:
    """Three issues: one story, sixty stories on 24 版, and every odd article at once."""
    single = content / "2025-06-06"
    crowd = content / "2025-06-20"
    odd = content / "2025-06-13"
    for folder in (single, crowd, odd):
        folder.mkdir(parents=True)
    (content / "authors.toml").write_text(
        "\n".join(f'"{name}一" = "a{n}"' for n, name in enumerate(NAMES)) + "\n", encoding="utf-8"
    )
    (single / "issue.toml").write_text(issue("2025-06-06"), encoding="utf-8")
    (single / "0101-x.md").write_text(article("独此一篇", SENTENCE * 6), encoding="utf-8")

    (crowd / "issue.toml").write_text(issue("2025-06-20", 24), encoding="utf-8")
    for number in range(60):
        page, order = number % 24 + 1, number // 24 + 1
        title = ("短题四字", LONG_TITLE, f"第{number}条消息说的是水")[number % 3]
        body = "\n\n".join([SENTENCE * (number % 7 + 1)] * (number % 4 + 1))
        (crowd / f"{page:02d}{order:02d}-x.md").write_text(article(title, body), encoding="utf-8")

    (odd / "issue.toml").write_text(issue("2025-06-13", 2), encoding="utf-8")
    everyone = "; ".join(f"{name}一" for name in NAMES)
    (odd / "images").mkdir()
    Image.new("RGB", (300, 3000), "#8a5a44").save(odd / "images" / "tall.jpg")
    (odd / "plates").mkdir()
    Image.new("RGB", (700, 1000), "#ddd").save(odd / "plates" / "02.png")
    (odd / "plates" / "02.pdf").write_bytes(b"%PDF-1.4\n" + b"0" * 4000)
    stories = [
        article("十二人同写", SENTENCE, f"Authors: {everyone}"),
        article("二百段", "\n\n".join([SENTENCE] * 200)),
        article("九列表", table(9)),
        article("R&D Centers of the Loess Plateau: a Field Guide for Visitors", SENTENCE),
        article("长长的图", f"![很长的图](images/tall.jpg)\n\n{SENTENCE}"),
        article("生僻字：𠮷、𡈽、龘、靐", "𠮷野家旁边的𡈽山。" * 20),
        article("Antidisestablishmentarianism", "https://example.org/" + "a" * 200),
        article("广告一则", SENTENCE, "Kind: ad"),
        article(LONG_TITLE, SENTENCE, f"Kicker: {LONG_TITLE}", f"Deck: ——{LONG_TITLE}"),
        article("纯诗", "> [!诗]\n> 风从工地上来\n> 带着水泥的味道\n>\n> 谁在敲钢管"),
    ]
    for number, text in enumerate(stories, 1):
        (odd / f"01{number:02d}-x.md").write_text(text, encoding="utf-8")
    for number, color in enumerate(("#405060", "#605040", "#406040")):
        Image.new("RGB", (400, 300), color).save(odd / "images" / f"{number}.jpg")
    group = '![](images/0.jpg)\n![](images/1.jpg)\n![三张一组。](images/2.jpg "甲一 摄")'
    (odd / "0202-x.md").write_text(article("组图", group, "Kind: photos"), encoding="utf-8")
    special = content / "2025-06-20-tekan"
    special.mkdir()
    (special / "issue.toml").write_text(
        issue("2025-06-20", 1, 'kind = "special"').replace("[1]", "[]"), encoding="utf-8"
    )
    (special / "0101-x.md").write_text(article("特刊一篇", SENTENCE), encoding="utf-8")
    (odd / "0201-x.md").write_text(article("有图的一版", SENTENCE), encoding="utf-8")
