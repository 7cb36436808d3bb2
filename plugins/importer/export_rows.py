"""A row of an export, field by field: what is printed, under its role, and what is left over."""

from __future__ import annotations

import re
from dataclasses import replace

from plugins.importer import export_keys, people
from plugins.importer.caption_forms import caption
from plugins.importer.paragraphs import origin_name, paragraph
from plugins.importer.tokens import Token


def fields(base: Token, form: str) -> list[Token]:
    """A row of an export: every field of it, printed or not.

    Args:
        base: the row.
        form: the shape of its keys, and behind it what this system calls a headline.
    """
    made: list[Token] = []
    shape, title = form[:1], form[1:]
    for found in export_keys.keys(base.text, shape, loose=True):
        key = replace(found, role="title") if found.name == title else found
        row = replace(
            base, role="short", label="", gap=0 if made else base.gap, alone=False, text=key.value,
            barrier=0.0 if made else base.barrier,
        )  # fmt: skip
        if key.role not in export_keys.PARTS or key.is_empty:
            text = f"{key.printed}{key.value}"
            role = "label" if key.role in export_keys.PARTS else key.role or "note-to-editor"
            made.append(replace(row, role=role, text=text, reason="稿件系统的栏，不登"))
        else:
            made += part(row, key.role, key.name, key.printed)
    return made


_BOX = re.compile(
    r"^[【\[〔〖［「『（(<][\s\u3000]*(?P<name>[^】\]〕〗］」』）)>]+?)[\s\u3000]*[】\]〕〗］」』）)>]"
)


def boxed_names(value: Token, printed: str) -> Token | None:
    """【作者】龙吟秋　滕 越: the box is part of the by-line, as 作者： before names is."""
    box = _BOX.match(printed)
    if box is None:
        return None
    name = re.split(r"[/／]", re.sub(r"[\s\u3000]", "", box["name"]))[0]  # 作者/单位
    signed = people.parse(f"{name}：{value.text}") or people.parse(value.text, strict=False)
    if signed is None:
        return None
    return replace(
        value, role="byline", text=f"{printed}{value.text}", signed=signed,
        reason=f"写明“{name}”", fixed=True,
    )  # fmt: skip


_PLACE_BEHIND = re.compile(
    r"^(?P<names>[^（()）]{2,20}?)[ \u3000]*(?P<note>[（(][^（()）]{2,30}[)）])$"
)


def part(value: Token, role: str, name: str, printed: str) -> list[Token]:
    """The field's name as a label, and what it holds as a part of the article."""
    label = replace(value, role="label", text=printed, reason="字段名")
    reason = f"写明“{name}”" if name else "上一行写明是什么"
    if not value.text:
        return [replace(label, label=role, alone=True)]
    if role == "text":
        return [label, *paragraph(value)]
    if role == "caption":
        return [label, caption(value) or replace(value, role="caption", reason=reason)]
    if role == "origin":
        origin = replace(value, role="origin", certainty=0.9, reason=reason)
        return [label, replace(origin, label=origin_name(value.text))]
    if role == "byline":
        whole = people.parse(f"{printed}{value.text}") if printed.endswith((":", "：")) else None
        if whole is not None and whole.marked:  # 作者:甲 is printed so as well
            signs_it = replace(value, role=role, text=whole.raw, signed=whole, reason=reason)
            return [replace(signs_it, fixed=True)]
        if boxed := boxed_names(value, printed):
            return [boxed]
        signed = people.parse(value.text, strict=False)
        behind = _PLACE_BEHIND.match(value.text) if signed is None else None
        if behind is not None and (signed := people.parse(behind["names"], strict=False)):
            # 作者：卓玛（河口镇）
            signs_it = replace(value, role=role, text=behind["names"], signed=signed, reason=reason)
            note = replace(value, role="author-note", text=behind["note"], gap=0, barrier=0.0)
            return [label, replace(signs_it, fixed=True), replace(note, reason="作者后面的括注")]
        if signed is None:
            return [label, replace(value, role="author-note", certainty=0.6, reason=reason)]
        raw = f"{printed}{value.text}"
        signs_it = replace(value, role=role, text=raw, signed=replace(signed, raw=raw))
        signs_it = replace(signs_it, reason=reason, fixed=True)
        return [signs_it] if printed else [label, signs_it]
    return [label, replace(value, role=role, certainty=0.98, reason=reason, fixed=True)]
