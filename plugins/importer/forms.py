"""One line taken apart: the parts of it that have a form of their own become tokens.

`……注入新动能。 ■ 王龙飞` is a paragraph and a by-line; `【特写】标题` a column and a headline;
`（下转第3版）` may be glued to a sentence. What is left is `text` or `short`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plugins.importer import (
    byline_forms,
    column_lines,
    credit_lines,
    datelines,
    export_rows,
    names,
    notice_lines,
    people,
    photo_credits,
    run_in_titles,
    signs,
    sources,
    tails,
    talks,
    web_copies,
)
from plugins.importer.byline_forms import (
    byline,
    byline_and_contact,
    byline_and_note,
    led_by_names,
    pen_name_and_real_name,
    sent_in,
    title_and_name,
)
from plugins.importer.caption_forms import caption
from plugins.importer.paragraphs import origin_name, paragraph, tail_token, web_button
from plugins.importer.tokens import Token, one
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

NOTICE_WIDTH = 42.0
CAPTION_WIDTH = 60.0
"""Han characters: a longer line behind a picture's tag is text."""


def take_apart(base: Token, columns: frozenset[str]) -> list[Token]:
    """The tokens of one line, in print order."""
    bare, button = web_copies.without_button(base.text)
    if button and bare.endswith(("】", "〗")):
        return [*take_apart(replace(base, text=bare), columns), web_button(base, button)]
    if taken_out := _picture_inside(base, columns):
        return taken_out
    if base.role == "form" and base.label.startswith("fields"):
        return export_rows.fields(base, base.label.removeprefix("fields"))
    if base.role == "form" and base.label.startswith("part"):
        role = base.label.removeprefix("part")
        return export_rows.part(replace(base, role="short", label=""), role, "", "")[1:]
    if base.role == "form" and base.label == run_in_titles.LABEL:
        return run_in_titles.parts(base)
    if base.role == "form":  # a Word style says what it is
        return _styled(base)
    for rule in _WHOLE:
        found = rule(base, columns)
        if found:
            return found
    return paragraph(base)


def _styled(base: Token) -> list[Token]:
    if base.label in {"text", "note"}:
        bare = replace(base, role="short", label="")
        return (base.label == "note" and _note(bare, frozenset())) or paragraph(bare)
    if base.label == "caption":
        made = caption(base)
        return [made or replace(base, role="caption", fixed=True)]
    signed = people.parse(base.text, strict=False)
    if signed is None:
        return paragraph(replace(base, role="short"))
    return one(base, "byline", 1.0, "样式“作者”", signed=signed, fixed=True)


# --- forms of whole lines, in order of trust -----------------------------------------------------


# ![…](a.jpg "某 某 摄")
_SAID = re.compile(r"\s[\"“'](?P<said>[^\"”']+)[\"”']\s*$")
# ![…](a.jpg)景 行 图
_TAKEN_BY = re.compile(
    rf"^[（(]?(?P<name>[{HAN}](?:[{HAN}\s\u3000]{{1,4}}))\s*[/／]?\s*(?P<role>图|摄|供图"
    rf"|摄影)[)）]?$"
)


def _picture(base: Token, _: frozenset[str]) -> list[Token]:
    match = signs.PICTURE_MARK.match(base.text)
    if match:
        made: list[Token] = []
        if match["alt"].strip():
            caption_token = replace(base, text=match["alt"].strip(), reason="图片标记里的说明")
            made.append(caption(caption_token) or replace(caption_token, role="caption"))
        else:
            made.append(
                replace(base, role="picture", text=match.group()[: len(base.text)], reason="图片")
            )
        said = _SAID.search(match["src"])
        rest = match["rest"].strip() or (said["said"].strip() if said else "")
        taken_by = _TAKEN_BY.match(rest)
        if taken_by and made[0].role == "caption" and made[0].credit is None:
            name = re.sub(r"[\s\u3000]", "", taken_by["name"])
            made[0] = replace(
                made[0], credit=photo_credits.Credit(name=name, role=taken_by["role"])
            )
        elif match["rest"].strip():
            made += take_apart(replace(base, text=match["rest"].strip(), alone=False), frozenset())
        elif rest and rest != match["alt"].strip():
            made.append(replace(base, role="picture", text=rest, reason="图片标记里的话"))
        return made
    tag = signs.IMAGE_TAG.match(base.text)
    if tag is None:
        return []
    rest = base.text[tag.end() :].strip()
    picture = replace(base, role="picture", text=tag.group(), certainty=0.9, reason="图片")
    if not rest:
        return [picture]
    below = replace(base, text=rest, alone=False, reason="图片标记后面的说明")
    if width(rest) > CAPTION_WIDTH:
        return [picture, *take_apart(below, frozenset())]
    return [picture, caption(below) or replace(below, role="caption", certainty=0.85)]


def _picture_inside(base: Token, columns: frozenset[str]) -> list[Token]:
    """<img …> before, behind or inside other words: a picture, and the words by themselves."""
    if "<" not in base.text or signs.PICTURE_MARK.match(base.text):
        return []
    tags = signs.IMAGE_TAG.findall(base.text)
    rest = signs.IMAGE_TAG.sub("", base.text).strip(" \u3000")
    if not tags or not rest:
        return []
    picture = replace(
        base, role="picture", text="".join(tags), label="", reason="图片", alone=False
    )
    return [picture, *take_apart(replace(base, text=rest), columns)]


# 标题:投稿《……》(副刊或科普版均可) · 主题:读者来信
_SUBJECT_LINE = re.compile(
    r"投稿|来稿|读者来信|斧正|请审|报送|的函$|^(?:Fwd|Re|转发|回复)\s*[:：]|均可\s*[)）]$",
    re.IGNORECASE,
)


def _field(base: Token, _: frozenset[str]) -> list[Token]:
    """A line that says what it is: 标题:…, 副题:…, 正文:…."""
    match = signs.FIELD.match(base.text)
    if match is None:
        return []
    name = re.sub(r"\s", "", match["name"] or match["boxed"])
    role = signs.FIELD_ROLES[name]
    value = match["value"].strip()
    if role == "title" and _SUBJECT_LINE.search(value):
        return one(base, "letter", 0.85, "邮件的主题")
    if role in {"title", "column"} and value and not signs.is_short(value) and width(value) > 60:
        return []
    if name in {"内容", "摘要", "提要"} and not value and not base.gap:
        return []
    label = replace(base, role="label", text=match["label"].strip(), reason="字段名", alone=False)
    if not value:
        if match["boxed"] and name == "图片":
            return []
        return [replace(label, label=role, alone=True)]
    rest = replace(base, text=value, alone=False)
    reason = f"写明“{name}”"
    if role == "byline":
        if boxed := export_rows.boxed_names(rest, match["label"].strip()):
            return [replace(boxed, alone=True)]
        signed = people.parse(value, strict=False)
        if signed is None:
            return []
        # 【作者】某某 is printed so: the field's name is part of what signs
        whole = replace(signed, raw=base.text)
        return [replace(base, role="byline", signed=whole, reason=reason, fixed=True)]
    if role == "text":
        return [label, *paragraph(rest)]
    if role == "caption":
        return [label, caption(rest) or replace(rest, role="caption", reason=reason)]
    if role == "standfirst":
        return one(base, "standfirst", 0.95, reason, text=value, label=name)
    return [label, replace(rest, role=role, certainty=0.98, reason=reason, fixed=True)]


_RECEIVED = re.compile(
    r"^[【\[［]\s*(?:来稿|投稿|自由来稿|稿件|来件|稿)\s*[一二三四五六七八九十\d]{0,3}\s*[】\]］]\s*(?=\S)"
)


def _mark(base: Token, columns: frozenset[str]) -> list[Token]:
    received = _RECEIVED.match(base.text)
    if received:
        label = replace(
            base, role="label", text=received.group().strip(), reason="来稿标记", alone=False
        )
        return [label, *take_apart(replace(base, text=base.text[received.end() :]), columns)]
    if signs.MANUSCRIPT_MARK.match(base.text):
        return one(base, "mark", 0.95, "稿件序号")
    return []


# …提前完工（送审稿）: what an office writes behind the headline of a draft
_DRAFT_MARK = re.compile(
    r"\s*[（(【\[［](?:送审稿|审定稿|修改稿|初稿|定稿|终稿|[一二三]稿|急稿|代拟稿|待审|标题(?:暂定|待定|自拟))[)）】\]］]$"
)


def _draft_mark(base: Token, columns: frozenset[str]) -> list[Token]:
    match = _DRAFT_MARK.search(base.text)
    if match is None or not signs.is_short(base.text):
        return []
    rest = base.text[: match.start()]
    if not rest or rest.endswith(("稿件", "来稿", "的稿子", "的通讯", "的消息")):
        return one(base, "note-to-editor", 0.85, "送审稿的题头")
    mark = replace(
        base, role="label", text=match.group().strip(), reason="送审稿一类的字样", alone=False
    )
    return [*take_apart(replace(base, text=rest), columns), replace(mark, gap=0, barrier=0.0)]


def _advert(base: Token, _: frozenset[str]) -> list[Token]:
    if signs.AD_LABEL.match(base.text):
        return one(base, "ad", 0.95, "印有“广告”字样")
    if (
        signs.AD_LINE.match(base.text)
        or signs.AD_LOST.match(base.text)
        or (
            signs.AD_FIELD.match(base.text)
            and (signs.PHONE.search(base.text) or "广告" in base.text[:8])
            and width(base.text) < NOTICE_WIDTH + 20
        )
    ):
        return one(base, "ad", 0.9, "遗失、招租一类的声明")
    match = re.match(r"^[【\[〔〖［（(]广\s*告[】\]〕〗］）)]\s*(?=\S)", base.text)
    if match or re.search(r"\S\s*[【\[〔〖［（(]广\s*告[】\]〕〗］）)]$", base.text):
        return one(base, "ad", 0.9, "印有“广告”字样")
    return []


def _jump(base: Token, _: frozenset[str]) -> list[Token]:
    """A jump alone on its line, or at either end of a paragraph."""
    match = signs.JUMP.search(base.text)
    if match is None:
        return []
    word = re.sub(r"\s", "", match["word"])
    bracketed = bool(re.match(r"[①-⑳]?\s*[（(【\[［〔▶►▷→☞]", match.group().strip()))
    if word in {"转", "接"} and not bracketed and match.group().strip() != base.text.strip():
        return []
    before, after = base.text[: match.start()].rstrip(), base.text[match.end() :].strip()
    jump = replace(
        base,
        role="jump",
        text=match.group().strip(),
        certainty=0.97,
        reason="转版",
        label=signs.jump_page(match),
    )
    if not before and not after:
        return [jump]
    if not before and match["into"]:
        return [
            replace(jump, alone=False),
            *paragraph(replace(base, text=after, gap=0, alone=False)),
        ]
    if not after and (bracketed or word not in {"转", "接"}):
        return [
            *paragraph(replace(base, text=before, alone=False)),
            replace(jump, gap=0, alone=False, numbers=base.numbers[-1:]),
        ]
    return []


_SERIES = frozenset({"系列报道", "专栏", "特别报道", "专题", "专题报道", "连续报道", "栏目"})


def _column(base: Token, columns: frozenset[str]) -> list[Token]:
    if re.sub(r"\s", "", base.text) in columns and base.text not in names.NO_NAMES:
        return one(base, "column", 0.9, "已知的栏目", text=re.sub(r"\s", "", base.text))
    match = signs.BRACKETED.match(base.text)
    if match is not None and re.match(signs.ENCLOSED_NUMBER, base.text):
        return []  # 〔一〕第一炉铁 is a part of a text
    if match is None:
        if (parted := column_lines.behind(base)) is not None:
            head, behind = parted
            return [*take_apart(replace(base, text=head), columns), behind]
        return (
            column_lines.arrowed(base)
            or column_lines.hosted(base)
            or column_lines.told_alone(base)
            or column_lines.told_behind(base)
        )
    inner = next(
        g for g in match.group("a", "b", "c", "d", "e", "f", "g", "h", "i", "j") if g is not None
    ).strip()
    rest = base.text[match.end() :].strip()
    inner = re.sub(r"^栏目\s*[:：]\s*", "", inner)
    bare = signs.unfenced(base.text)
    if signs.STANDFIRST.match(bare) or signs.NOTE.match(bare):
        return []
    if re.search(r"记者|通讯员|特约", inner) and people.parse(inner):
        return []
    if re.search(r"[。！？，,]|\d{4}|(?:供稿|供图|提供|整理|采写|撰稿)$", inner) or (
        people.parse(f"（{inner}）") and not rest
    ):
        return []
    if datelines.dateline(inner + " x") or (re.search(r"(?:讯|电)$", inner) and rest):
        return []
    name = re.sub(r"[\s\u3000]", "", inner) if len(inner) <= 12 else inner
    if not rest:
        fenced = match["f"] or match["i"]
        reason = column_lines.FENCED if fenced else "带【】的栏目名"
        return one(base, "column", 0.95, reason, text=name)
    if beside := column_lines.beside(base, name, rest):
        return beside
    if rest in _SERIES:
        column = replace(base, role="column", text=name, certainty=0.95, reason="带【】的栏目名")
        return [
            replace(base, role="label", text=rest, reason="栏目名后面的字样", alone=False),
            column,
        ]
    if signs.is_short(rest) and not signs.is_final(rest):
        column = replace(
            base, role="column", text=name, certainty=0.9, reason="带【】的栏目名", alone=False
        )
        return [
            column,
            *take_apart(replace(base, text=rest, gap=0, barrier=0.0), columns),
        ]
    return []


def _standfirst(base: Token, _: frozenset[str]) -> list[Token]:
    match = signs.STANDFIRST.match(signs.unfenced(base.text))
    if match is None or (match["text"] and not match["sep"]):
        return []
    return one(
        base,
        "standfirst",
        0.95,
        f"写明“{match['label']}”",
        text=match["text"].strip(),
        label=re.sub(r"\s", "", match["label"]),
    )


_COMMENT_COLUMNS = frozenset({"短评", "点评", "记者观察", "编余"})


def _note(base: Token, _: frozenset[str]) -> list[Token]:
    match = signs.NOTE.match(signs.unfenced(base.text))
    if match is None or (
        not match["sep"].strip()
        and match["text"]
        and "\n" not in base.text
        and not re.match(r"^[【\[〔〖［「（(◆●■]", base.text)
        and not re.search(r"\s{2,}|\u3000", base.text[:12])
    ):
        return []
    label = re.sub(r"[\s\u3000]", "", match["label"])
    text = match["text"].strip()
    if not text and label in _COMMENT_COLUMNS and re.match(r"^[【\[［]", base.text):
        return one(base, "column", 0.9, "带【】的栏目名", text=label)
    if text and label.startswith("人物"):
        return []  # 人物名片:乐书遥,43岁… is a paragraph as printed
    if label == "资料" and "资料图" in base.text:
        return []
    if text and signs.is_short(text) and not re.match(r"^编", label):
        # 相关链接 标题: the box has a headline of its own, which stays its first line
        return one(base, "note", 0.8, f"写明“{label}”", text=text, label=label)
    tail = tails.tail(text) if text else None
    if tail and re.match(r"^编", label) is None:
        body, signed = tail
        note = replace(
            base, role="note", text=body, label=label, certainty=0.95, reason=f"写明“{label}”"
        )
        return [note, tail_token(base, signed)]
    return one(base, "note", 0.95, f"写明“{label}”", text=text, label=label)


def _credits(base: Token, _: frozenset[str]) -> list[Token]:
    for rule in (
        credit_lines.made_from,
        credit_lines.at_home,
        credit_lines.web_row,
        credit_lines.sent_and_signed,
    ):
        if found := rule(base):
            return found
    return []


def _author_note(base: Token, _: frozenset[str]) -> list[Token]:
    if sources.is_data_note(base.text) and "图片" not in base.text and "照片" not in base.text:
        return one(base, "author-note", 0.85, "数据、资料的出处")
    unit = _UNIT.match(base.text)
    if unit:
        return one(base, "author-note", 0.8, "作者单位")
    if signs.AUTHOR_NOTE.match(base.text) and not byline_forms.names_unit(base.text):
        return one(base, "author-note", 0.95, "作者简介")
    if signs.END_NOTE.match(base.text):
        return one(base, "author-note", 0.85, "文末的说明")
    return []


# (石门峪经开区管委会) · 单位:虞坂经济技术开发区党群工作部
_UNIT = re.compile(
    r"^[（(][\u4e00-\u9fff]{4,20}(?:委|委会|部|局|办|办公室|中心|公司|集团|学院|大学|所|院"
    r"|馆|协会|联合会|工会)[)）]$"
    r"|^[（(【\[［][\u4e00-\u9fff、 ]{4,24}(?:供稿|报送|提供)[)）】\]］]$"
    r"|^(?:作者)?单\s*位\s*[:：]\s*[\u4e00-\u9fff]{4,24}$"
)


# 摘自某网 甲/文
_SIGNED_BEHIND = re.compile(
    rf"[ \u3000]+(?P<raw>[{HAN}·]{{2,6}}[ \u3000]*[/／][ \u3000]*[文图摄编整][^/／。]{{0,6}})$"
)


def _origin(base: Token, _: frozenset[str]) -> list[Token]:
    match = signs.ORIGIN.match(base.text)
    if match and width(base.text) < 44 and not re.search(r"[。！？]", base.text):
        if re.match(r"^[（(\[［【]?\s*(?:综合)", base.text) and not re.search(
            r"据|整理|报道", base.text
        ):
            return []
        signed = _SIGNED_BEHIND.search(base.text)
        names_behind = people.parse(signed["raw"]) if signed else None
        if signed and names_behind and names_behind.marked:
            # 摘自某网 甲/文
            before = base.text[: signed.start()]
            name = signs.ORIGIN.match(before)
            origin = replace(
                base, role="origin", text=before, certainty=0.9, reason="转载来源", alone=False,
                label=origin_name((name["name"] or name["name2"] or "") if name else before),
            )  # fmt: skip
            byline_token = replace(
                base, role="byline", text=signed["raw"], signed=names_behind, certainty=0.85,
                reason="转载来源后面的署名", alone=False, gap=0, barrier=0.0,
            )  # fmt: skip
            return [origin, byline_token]
        return one(
            base,
            "origin",
            0.9,
            "转载来源",
            label=origin_name(match["name"] or match["name2"] or ""),
        )
    return []


def _caption(base: Token, _: frozenset[str]) -> list[Token]:
    made = caption(base)
    return [made] if made else []


_SERVICE = re.compile(
    r"^[【\[［◆●■]?(?:今日|明日|本市|未来三天)?(?:天\s*气|气\s*温|彩\s*票|双色球|大乐透|七乐彩"
    r"|福彩|体彩|排列[35三五]|限\s*行|空气质量|生活指数)(?:预报|公告|开奖|尾号"
    r"|提示)?[】\]］]?\s*[:：\s|｜].{4,80}$"
    # 青溪天气 今天多云 · 今夜到明天白天　阴有小雨　18℃
    r"|^[【\[［◆●■]?\S{0,6}(?:天气|气象)(?:预报)?[】\]］]?[:：\s\u3000](?=.*[℃度级]).{4,80}$"
    r"|^(?:今[天日夜晚]|明[天日])[到至\u4e00-\u9fff]{0,8}[\s\u3000:：，](?=.*[℃级])(?=.*[晴阴云雨雪]).{4,80}$"
)


# 省福彩某种玩法　第25001期：01 02 03 04 05: a draw and its numbers
_DRAW = re.compile(
    r"^[^。！？]{0,12}(?:彩|双色球|大乐透|快乐8|排列[35三五]|开奖)[^。！？]{0,24}[:：\s\u3000]"
    r"(?:\d{1,2}[\s\u3000、,，+|｜]+){4,}\d{1,2}$"
)


def _service(base: Token, _: frozenset[str]) -> list[Token]:
    if _DRAW.match(base.text):
        return one(base, "unknown", 0.85, "天气、彩票、限行等服务信息")
    if (
        _SERVICE.match(base.text)
        and re.search(r"\d", base.text)
        and not re.search(r"[。！？]", base.text[:-1])
    ):
        return one(base, "unknown", 0.85, "天气、彩票、限行等服务信息")
    return []


def _kicker_deck(base: Token, _: frozenset[str]) -> list[Token]:
    text = base.text
    if (
        re.match(r"^(?:——|—|--|――|——)", text)
        and width(text) <= 44
        and not re.search(r"[。；]$", text)
    ):
        signed = people.parse(text.lstrip("—-― "))
        if signed and not re.search(r"[记访]", text):
            return one(base, "byline", 0.7, "像人名", signed=signed)
        return one(base, "deck", 0.95, "以——开头")
    if re.search(r"(?:——|――|--)$", text) and width(text) <= 50 and not re.search(r"[。；]", text):
        return one(base, "kicker", 0.95, "以——结尾")
    return []


def _notice(base: Token, _: frozenset[str]) -> list[Token]:
    text = base.text
    if (
        width(text) <= NOTICE_WIDTH
        and signs.is_short(text)
        and signs.NOTICE_TITLE.match(re.sub(r"[\s\u3000]", "", text))
    ):
        return one(base, "short", 0.85, "启事、公告、更正的题目", label="notice")
    return []


def _epigraph(base: Token, _: frozenset[str]) -> list[Token]:
    if signs.EPIGRAPH.match(base.text):
        return one(base, "quote", 0.85, "引文和出处")
    return []


# 一问：谁来管？: counts its questions, nobody asks them
_COUNTED_QUESTION = re.compile(
    r"^[一二三四五六七八九十]{1,2}[问看]\s*[:：]\s*[^。！？!?]{2,16}[？?]?$"
)


# 记　者：最先变的是什么？: the asker set as wide as a name of three characters
_WIDE_ASKER = r"^(?:记[ \u3000]+者|主[ \u3000]+持[ \u3000]+人)\s*[:：]\s*\S.{4,}[。？！?!…][”’]?$"


def _dialogue(base: Token, _: frozenset[str]) -> list[Token]:
    if _COUNTED_QUESTION.match(base.text):
        return one(base, "short", 0.8, "带序号的设问")
    if re.match(r"^(?:问|答|[QA\uff31\uff21])\s*[:：]\s*\S|" + _WIDE_ASKER, base.text) or (
        signs.DIALOGUE.match(base.text) and signs.is_final(base.text)
    ):
        made = paragraph(base)
        return [
            replace(t, role="text", certainty=0.95, reason="问答") if t.role == "short" else t
            for t in made
        ]
    return []


_WHOLE = (
    _picture,
    _mark,
    _draft_mark,
    _field,
    notice_lines.run_in,
    _advert,
    _jump,
    pen_name_and_real_name,
    byline_and_note,
    byline_and_contact,
    sent_in,
    _credits,
    _author_note,
    _origin,
    _standfirst,
    _note,
    _column,
    _service,
    led_by_names,
    talks.talkers,
    byline,
    title_and_name,
    _caption,
    _kicker_deck,
    _epigraph,
    _notice,
    _dialogue,
)


# --- paragraphs ---------------------------------------------------------------------------------
