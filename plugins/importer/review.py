"""核对页 review.html: one file, no network, for the editor's eyes and clicks.

    render(page) -> bytes     a template, its own CSS and JS inside, sealed by a content policy

What stands where is decided in `review_view` (values for the template, private data hidden) and
`review_map` (the picture of what became what).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from plugins.importer import review_questions, review_toml, review_values, review_view
from plugins.importer.model import Answers, IssueResult, Picture

PAGE_NAME = "review.html"
_FOLDER = Path(__file__).parent / "templates"


def render(
    result: IssueResult,
    *,
    answers_text: str = "",
    pictures: Sequence[Picture] = (),
    notes: Sequence[str] = (),
    thrown: Collection[int] = (),
) -> bytes:
    """The review page of one issue.

    Args:
        result: all of it; questions that were answered carry their answer.
        answers_text: review.toml as it is now; what the editor wrote in it is kept when the page
            saves.
        pictures: of the folder and out of manuscripts, shown small beside the open captions.
        notes: sentences for the head of the page, such as what a repeated import did.
        thrown: indices of drafts that the editor threw away.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = "\n".join(_own(name) for name in ("review.css", "review_panes.css"))
    script = _own("review.js")
    view = review_view.page(result, pictures=pictures, notes=notes, thrown=thrown)
    html = environment.get_template("review.html").render(
        page=view,
        # Both are our own files, checked below: nothing of the page's text is in them.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        style_hash=_hash(style),
        script_hash=_hash(script),
        saved=_saved(view, answers_text),
    )
    return html.encode()


def _own(name: str) -> str:
    """A file of ours that stands inside the page; it must not end its element early."""
    text = (_FOLDER / name).read_text(encoding="utf-8").strip()
    assert "</" not in text, name
    return text


def _hash(text: str) -> str:
    """The content security policy's name for an inline element's text."""
    digest = hashlib.sha256(f"\n{text}\n".encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _saved(view: review_values.PageView, answers_text: str) -> Mapping[str, object]:
    """What the page's script needs to write review.toml again."""
    return {
        "issue": view.id,
        "file": review_toml.FILE_NAME,
        "before": review_toml.editors_part(answers_text),
        "questions": {
            row.id: [
                {"kind": place.kind, "source": place.source, "quoted": place.quoted}
                for place in row.places
            ]
            for row in view.rows
        },
        "captions": {caption.id: caption.quoted for caption in view.captions},
        "lines": {
            line.id: {"source": source.name, "no": line.number, "text": line.remembered}
            for source in view.sources
            for line in source.lines
        },
    }


def guesses(result: IssueResult) -> tuple[tuple[str, Answers], ...]:
    """What review.toml offers as comments: each open question with its guess, gravest first."""
    return review_questions.guesses(result)
