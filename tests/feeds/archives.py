"""Small archives built in Python: what the feeds' tests are run on."""

from __future__ import annotations

import dataclasses
import sys
import time
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from plugins.feeds.addresses import absolute
from plugins.feeds.build import build
from plugins.feeds.model import Picture
from plugins.feeds.settings import FeedSettings
from plugins.newspaper.files import write_all
from plugins.newspaper.model import (
    Archive,
    Article,
    Block,
    Byline,
    Column,
    Issue,
    OutputFile,
    Page,
)
from plugins.newspaper.settings import SiteSettings

SITE_URL = "https://news.example.cn"
COLUMNS = (
    Column(name="开发区建设", slug="kaifaqu-jianshe", blurb="园区动态"),
    Column(name="创新驱动发展", slug="chuangxin-qudong-fazhan"),
    Column(name="副刊", slug="fukan"),
)
SETTINGS = FeedSettings(tag="kxdb.com")
SITE = SiteSettings(name="开发区建设周刊", paper="科学导报")
FIRST_DAY = date(2025, 4, 25)

HOSTILE = """
<p>裸控制符\x01\x08，C1\x85\x9f，实体&#1;&#x80;，半个]]>结尾，&amp; 和 < 与 &lt;b&gt;，𠮷野家。</p>
<p onclick="alert(1)" style="position:fixed" class="x" data-y="1">没有关上的<b>粗体</p>
<p><a href="javascript:alert(1)">脚本</a><a href="java&#x73;cript:alert(1)">藏着的</a>
<a href="JaVa\tscript:alert(1)">断开的</a><a href="data:text/html,x">数据</a>
<a href="../2025-04-18/0101.html">相对</a><a href="#fn1">锚</a><a href="/issues/">根</a>
<a href="https://例子.中国/路径?问=答">中文</a><a href="http://[broken">坏</a><a>空</a></p>
<script>alert("</p>")</script><style>p{color:red}</style><iframe src="https://x.example/"></iframe>
<object data="x"></object><svg><script>1</script><text>图</text></svg>
<unknown-tag>留下的字</unknown-tag>
<figure><picture><source srcset="a.webp 1x, b.webp 2x"><img src="images/图 一.jpg"
 srcset="images/a.jpg 1x, images/b.jpg 2x" onerror="alert(1)" alt="图"></picture>
<figcaption>说明<!-- 注释 --></figcaption></figure>
<img src="javascript:alert(1)" alt="坏图"><img src="pending:p1-1" alt="没有到的图"><img alt="无址">
<table><tr><td colspan="2" bgcolor="red">格</td></tr></table>
"""


def block(text: str) -> Block:
    """A plain paragraph."""
    return Block(kind="p", html=f"<p>{text}</p>", text=text)


def figure(src: str, caption: str = "图片说明") -> Block:
    """A picture, as plugins.body gives it."""
    html = f'<figure><img src="{src}" alt=""><figcaption>{caption}</figcaption></figure>'
    return Block(kind="figure", html=html, text=caption)


def article(issue_id: str = "2025-04-25", digits: str = "0101", **changes: object) -> Article:
    """A story in the first column, of two paragraphs."""
    fields: dict[str, object] = {
        "id": f"{issue_id}/{digits}",
        "title": f"云岭新区{digits}号项目开工",
        "column": COLUMNS[0],
        "date": date.fromisoformat(issue_id[:10]),
        "early": len(issue_id) > 10,
        "page": int(digits[:2]),
        "order": int(digits[2:]),
        "bylines": (Byline(name="林致远"),),
        "blocks": (
            block(f"{issue_id} 的第 {digits} 篇，讲园区里的一件事。"),
            block("第二段写数字：二十一个项目，同一天开工。"),
        ),
    }
    return Article(**{**fields, **changes})  # type: ignore[arg-type]


def issue(issue_id: str, articles: Iterable[Article], **changes: object) -> Issue:
    """A regular issue of the given articles."""
    made = tuple(articles)
    number = (date.fromisoformat(issue_id[:10]) - FIRST_DAY).days // 7 + 13
    fields: dict[str, object] = {
        "id": issue_id,
        "date": date.fromisoformat(issue_id[:10]),
        "kind": "special" if issue_id.endswith("tekan") else "regular",
        "numbers": (number,),
        "serial": 4350 + number,
        "pages": tuple(
            Page(number=n, label=str(n), name="要闻" if n == 1 else "")
            for n in sorted({a.page for a in made})
        ),
        "articles": made,
    }
    return Issue(**{**fields, **changes})  # type: ignore[arg-type]


def weekly(
    weeks: int, per_issue: int = 4, *, start: date = FIRST_DAY, **changes: object
) -> Archive:
    """So many issues from the start on, articles in turn in the first two columns."""
    issues = []
    for week in range(weeks):
        issue_id = (start + timedelta(weeks=week)).isoformat()
        issues.append(
            issue(
                issue_id,
                (
                    article(
                        issue_id,
                        f"{n // 9 + 1:02}{n % 9 + 1:02}",
                        column=COLUMNS[n % 2],
                        column_printed=COLUMNS[n % 2].name if n % 3 else "",
                        **changes,
                    )
                    for n in range(per_issue)
                ),
            )
        )
    return archive(*issues)


def archive(*issues: Issue, columns: tuple[Column, ...] = COLUMNS) -> Archive:
    """Newest issue first; 林致远 has a page."""
    newest = tuple(sorted(issues, key=lambda i: (i.published, i.id), reverse=True))
    return Archive(issues=newest, columns=columns, authors={"林致远": "lin-zhiyuan"})


def hostile() -> Archive:
    """An issue in which everything that can stand in a text does."""
    rows = [
        article(
            digits="0101",
            title="<b>粗</b> & \x07“标题”]]>\ufffe𠮷 <script>alert(1)</script>",
            kicker="<i>引题</i>\x01",
            deck="副题 & ]]>",
            standfirst="提要<br>\x80一行\n提要二行",
            column_printed="<开发区>&建设\x02",
            blocks=(Block(kind="p", html=HOSTILE, text="坏的"),),
        ),
        article(digits="0102", bylines=(), summary="", blocks=()),
        article(digits="0103", bylines=(Byline(name="甲\x03"), Byline(name="王璐@2"))),
        article(digits="0104", blocks=(figure("images/空.jpg"), figure("images/a.png"))),
        article(digits="0105", blocks=(Block(kind="p", html="散的字<p>段", text="散的字\n段"),)),
        article(digits="0106", summary="<script>摘要</script> &amp; \x04", origin="新华社 <b>"),
    ]
    return archive(issue("2025-04-25", rows))


def served(*paths: str, site_url: str = SITE_URL) -> dict[str, Picture]:
    """The pictures at these paths, as plugins.issues would serve them: under another name."""
    return {
        absolute(site_url, path): Picture(
            url=absolute(site_url, f"{path.rpartition('.')[0]}-1440.jpg"),
            type="image/jpeg",
            length_bytes=4321,
            width=1440,
            height=960,
        )
        for path in paths
    }


def built(
    made: Archive,
    *,
    site_url: str = SITE_URL,
    settings: FeedSettings = SETTINGS,
    pictures: Iterable[str] = (),
) -> dict[str, bytes]:
    """Path -> bytes of all feeds."""
    known = served(*pictures, site_url=site_url)
    files = build(made, settings, SITE, site_url=site_url, pictures=known)
    return {file.path: file.data for file in files}


def changed(made: Article, **changes: object) -> Article:
    """The article with other fields."""
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


PICTURES = ("2025-04-25/images/图 一.jpg", "2025-04-25/images/a.png")


def made() -> dict[str, Archive]:
    """Archives for validators: nothing in them, everything wrong in them, a year of them."""
    return {"empty": archive(), "hostile": hostile(), "a year": weekly(52, 30)}


def cpu_seconds(articles: int) -> float:
    """What all feeds of so many articles of 5 kB cost this process."""
    text = "云岭新区的项目一个接一个地开工，园区里的人说，这样的早晨要多几个才好。" * 3
    big = weekly(-(-articles // 30), 30, blocks=tuple(block(text) for _ in range(15)))
    started = time.process_time()
    built(big)
    return time.process_time() - started


if __name__ == "__main__":
    # python -m tests.feeds.archives FOLDER SITE_URL: one folder each, for `invoke bench feeds`.
    # python -m tests.feeds.archives cpu ARTICLES
    if sys.argv[1] == "cpu":
        print(f"{cpu_seconds(int(sys.argv[2])):.2f}")
    else:
        for name, one in made().items():
            files = built(one, site_url=sys.argv[2], pictures=PICTURES)
            write_all(
                Path(sys.argv[1]) / name, [OutputFile(path=p, data=d) for p, d in files.items()]
            )
