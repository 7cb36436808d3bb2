"""A paragraph and what is glued to its end: a by-line, an origin, somebody's telephone."""

from __future__ import annotations

import re
from dataclasses import replace

from plugins.importer import (
    datelines,
    glued_letters,
    inline_private,
    people,
    personal_data,
    signs,
    staff,
    tails,
    web_copies,
)
from plugins.importer.tokens import Token
from plugins.importer.unwrap import width

IN_SENTENCE = "句中的个人资料"


# “某群”消息整理: what was done with it is no part of its name
_EDITED = re.compile(r"[”’]?(?:的?(?:消息|报道|资料|内容|信息))?(?:综合)?(?:整理|编辑|改写)$")


def origin_name(name: str) -> str:
    """The bare name of the paper that a text was taken from."""
    name = re.sub(r"\d{4}年.*$|第?\d+[期版].*$", "", name).strip("《》〈〉“” ，,。:：")
    name = name.split("》")[0].strip("《》 ")
    # “某群”消息整理: what was done with it is no part of its name
    return re.sub(
        r"[”’]?(?:的?(?:消息|报道|资料|内容|信息))?(?:综合)?(?:整理|编辑|改写)$", "", name
    )


def tail_token(base: Token, signed: people.Signed) -> Token:
    """A by-line cut off a paragraph's end."""
    return replace(
        base,
        role="byline",
        text=signed.raw,
        signed=signed,
        is_tail=True,
        certainty=0.95 if signed.marked else 0.85,
        reason="段末署名",
        alone=False,
        numbers=base.numbers[-1:],
        gap=0,
        barrier=0.0,
    )


def edited_by(base: Token, raw: str) -> Token:
    """（编辑：…） cut off the end of a line: it tells nothing about the page."""
    return replace(
        base, role="staff", text=raw, reason="段末的责编、校对", certainty=0.9, label="glued",
        fixed=False, alone=False, gap=0, barrier=0.0, numbers=base.numbers[-1:],
    )  # fmt: skip


def web_button(base: Token, button: str) -> Token:
    """[阅读全文] behind a paragraph."""
    return replace(
        base,
        role="mark",
        text=button,
        label="web",
        certainty=0.9,
        reason="网页的按钮文字",
        alone=False,
        gap=0,
        barrier=0.0,
        numbers=base.numbers[-1:],
    )


def paragraph(base: Token) -> list[Token]:
    """Text with what is glued to its end, or a short line."""
    text, button = web_copies.without_button(base.text)
    text, letter = glued_letters.cut(text)
    text, number = inline_private.without_number(text)
    behind: list[Token] = []
    if pointer := signs.POINTER_TAIL.search(text):
        text = text[: pointer.end("close")]
        behind.append(
            replace(
                base, role="label", text=pointer["raw"], reason="指向别的版", certainty=0.9,
                alone=False, gap=0, barrier=0.0, numbers=base.numbers[-1:],
            )
        )  # fmt: skip
    while True:
        if parted := staff.glued(text):
            text, raw = parted
            behind.insert(0, edited_by(base, raw))
            continue
        for pattern, role in (
            (signs.AUTHOR_NOTE_TAIL, "author-note"),
            (signs.ORIGIN_TAIL, "origin"),
        ):
            match = pattern.search(text)
            if match:
                name, raw = "", match.group().strip()
                if role == "origin":
                    inner = signs.ORIGIN.match(raw) or signs.ORIGIN.match(f"（{raw}）")
                    name = origin_name((inner["name"] or inner["name2"] or "") if inner else "")
                behind.insert(
                    0,
                    replace(
                        base,
                        role=role,
                        text=raw,
                        label=name,
                        reason="段末",
                        certainty=0.9,
                        alone=False,
                        gap=0,
                        barrier=0.0,
                        is_tail=True,
                        numbers=base.numbers[-1:],
                    ),
                )
                text = text[: match.start()].rstrip(" \u3000")
                break
        else:
            tail = tails.tail(text)
            if tail is None:
                break
            text, signed = tail
            behind.insert(0, tail_token(base, signed))
    text, remarks = inline_private.asides(text)
    text, private = inline_private.cut(text)
    behind += [
        replace(
            base,
            role=role,
            text=taken,
            reason=IN_SENTENCE,
            certainty=0.9,
            alone=False,
            gap=0,
            barrier=0.0,
        )
        for role, parts in (("note-to-editor", remarks), ("private", (*private, number)))
        for taken in parts
        if taken
    ]
    if letter:
        behind.append(
            replace(
                base, role="private" if personal_data.find(letter) else "letter", text=letter,
                reason="正文后面接着写给编辑的话", certainty=0.75, alone=False, gap=0, barrier=0.0,
                numbers=base.numbers[-1:],
            )
        )  # fmt: skip
    if button:
        behind.append(web_button(base, button))
    if not text.strip():
        return behind
    return [text_or_short(replace(base, text=text, alone=base.alone and not behind)), *behind]


def text_or_short(base: Token) -> Token:
    """A paragraph, an item, a quotation, or a short line that group decides about."""
    text = base.text
    if base.role not in {"short", "form"} and base.fixed:
        return base
    if datelines.dateline(text):
        return replace(base, role="text", certainty=0.95, reason="以讯头开头", label="dateline")
    if not base.alone and not signs.is_short(text):
        return replace(base, role="text", certainty=0.9, reason="段落")
    item = signs.ITEM_MARK.match(text)
    if item and item["dash"]:
        return replace(
            base, role="item", text=text[item.end() :].strip(), certainty=0.9, reason="列表项"
        )
    if base.hints.is_item and not item and base.alone and base.hints.whole:
        return replace(base, role="item", certainty=0.9, reason="网页的列表项")
    if item and (signs.is_final(text) or text[-1:] in "；;，," or width(text) > 40):
        return replace(base, role="text", certainty=0.85, reason="编号的段落")
    if not base.alone:
        return replace(base, role="text", certainty=0.8, reason="段落")
    if base.hints.is_quotation:
        return replace(base, role="quote", certainty=0.8, reason="引文样式")
    if signs.is_short(text):
        return replace(base, role="short", certainty=0.5, reason="短行，没有句号")
    return replace(base, role="text", certainty=0.9, reason="成句的段落")
