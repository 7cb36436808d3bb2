"""What Chromium 86 and Safari 14 do not know (DESIGN.md 4), and the CSS without it."""

from __future__ import annotations

import re

# Losing these harms nothing: a line breaks less well, a mark is not squeezed.
HARMLESS = (
    "text-wrap",
    "text-autospace",
    "text-spacing-trim",
    "text-size-adjust",
    "text-underline-offset",
    "text-emphasis",
    "text-emphasis-position",
    "overflow-wrap",
    "color-scheme",
)
HARMLESS_AT_RULES = (
    r"@supports not",
    r"@media \((?:prefers-contrast|forced-colors)",
    r"@bottom-center",
)
HARMLESS_SELECTORS = (r"::highlight", r":focus-visible")

# Losing these would tear the page: they may not be used at all.
FORBIDDEN = {
    "@layer": r"@layer",
    "@container": r"@container|container-type",
    "nesting": r"[{;]\s*&",
    "light-dark()": r"light-dark\(",
    "color-mix()": r"color-mix\(",
    ":has()": r":has\(",
    ":is() and :where()": r":(?:is|where)\(",
    "dvh": r"\d(?:dvh|svh|lvh|cqi|cqw)\b",
    "logical shorthands (Chromium 87)": r"[{;]\s*(?:margin|padding)-(?:inline|block)\s*:",
    "logical border shorthands (Chromium 87)": r"[{;]\s*border-(?:inline|block)\s*:",
    "inset (Chromium 87)": r"[{;]\s*inset",
    "aspect-ratio (Chromium 88)": r"[{;]\s*aspect-ratio",
    "!important": r"!important",
}

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def without_comments(css: str) -> str:
    """The rules alone."""
    return _COMMENT.sub("", css)


def used_beyond_the_floor(css: str) -> list[str]:
    """Names of the forbidden things that a style sheet uses."""
    rules = without_comments(css)
    return [name for name, pattern in FORBIDDEN.items() if re.search(pattern, rules)]


def as_in_2020(css: str) -> str:
    """The style sheet as a browser of the floor reads it: what it does not know is dropped."""
    rules = without_comments(css)
    for start in HARMLESS_AT_RULES:
        rules = _without_blocks(rules, re.compile(start))
    for selector in HARMLESS_SELECTORS:
        rules = re.sub(rf"[^{{}}]*{selector}[^{{}}]*\{{[^{{}}]*\}}", "", rules)
    names = "|".join(HARMLESS)
    return re.sub(rf"(?<=[{{;\s])(?:{names})\s*:[^;}}]*;?", "", rules)


def _without_blocks(css: str, start: re.Pattern[str]) -> str:
    """Take out at-rules with all that is in them."""
    while found := start.search(css):
        depth, at = 0, css.index("{", found.start())
        while True:
            depth += {"{": 1, "}": -1}.get(css[at], 0)
            at += 1
            if depth == 0:
                break
        css = css[: found.start()] + css[at:]
    return css
