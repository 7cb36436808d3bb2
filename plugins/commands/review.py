"""Open the review page (核对页) that the last import wrote."""

from __future__ import annotations

import webbrowser
from pathlib import Path

from plugins.commands.console import GOOD
from plugins.newspaper.problems import Problem, SourceError

PAGE = "review.html"


def run(imports: Path, issue: str = "") -> int:
    """Show a review page in the editor's browser.

    Args:
        imports: the importer's working folder.
        issue: an issue's id; "" takes the page that was written last.

    Returns:
        0.

    Raises:
        SourceError: there is no such page.
    """
    found = [imports / issue / PAGE] if issue else sorted(imports.glob(f"*/{PAGE}"), key=_age)
    pages = [page for page in found if page.is_file()]
    if not pages:
        raise SourceError(
            Problem(
                path=str(imports),
                kind="no-review",
                message=f"没有{issue}的核对页" if issue else "还没有核对页",
                remedy="先导入：python3 tasks.py import 版面文本.txt",
            )
        )
    print(f"核对页：{pages[-1]}")
    webbrowser.open(pages[-1].resolve().as_uri())
    return GOOD


def _age(page: Path) -> tuple[int, str]:
    return page.stat().st_mtime_ns, page.parent.name
