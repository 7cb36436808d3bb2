"""Spans -> Drafts and LeftOvers: each token finds its field, its block or the left-over list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from plugins.importer import (
    adverts,
    continuations,
    datelines,
    head_clauses,
    names,
    people,
    photo_stories,
    signs,
)
from plugins.importer.advert_scores import ADVERT, is_advert, sold
from plugins.importer.columns import carry_columns
from plugins.importer.heads import grams_of, together
from plugins.importer.model import LEFT_OVER_ROLES, Block, Draft, Label, LeftOver, Place
from plugins.importer.outline import Span, outline
from plugins.importer.shapes import SHAPES
from plugins.importer.tokens import BODY_ROLES, HEAD_ROLES, Token
from plugins.newspaper.model import ArticleKind, Byline, Photo

UNTITLED = "待定题"
SURE = 0.9
"""From this certainty on a heading is not asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What the grouping was not sure of; `check` makes questions of it."""

    kind: str
    place: Place
    quoted: str
    reason: str
    certainty: float
    article: int = 0
    options: tuple[tuple[str, str], ...] = ()
    effects: tuple[tuple[str, tuple[tuple[int, str], ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """One source's drafts in print order."""

    drafts: tuple[Draft, ...]
    left_over: tuple[LeftOver, ...]
    doubts: tuple[Doubt, ...] = ()
    roles: MappingProxyType[tuple[str, int], Label]


def group(tokens: Sequence[Token]) -> Grouped:
    """Build the drafts of one source."""
    left: list[LeftOver] = []
    stream: list[Token] = []
    for token in tokens:
        if token.role in {"masthead", "gone"}:
            continue
        if token.role == "picture" or (
            token.role in LEFT_OVER_ROLES and (token.role != "ad" or token.label == "aside")
        ):
            left.append(_left(token))
        else:
            stream.append(token)
    spans = outline(stream)
    drafts: list[Draft] = []
    doubts: list[Doubt] = []
    roles: dict[tuple[str, int], Label] = {}
    for span in spans:
        part = stream[span.start : span.end]
        kind = _kind(part, span)
        if any(t.fixed and t.role == "title" for t in part):
            kind = _marked_kind(part, kind)
        if kind == "ad":
            left += [_left(t, role="ad", reason=t.reason or "像广告") for t in part]
            _note_roles(roles, part, "ad", 0.8, "像广告")
            continue
        if kind == "unknown":
            left += [_left(t, role="unknown", reason="读不懂") for t in part]
            doubts += _unknown(part)
            _note_roles(roles, part, "unknown", 0.2, "读不懂")
            continue
        if kind in {"story", "photos"}:
            left += [_left(t, reason="声明、广告，不是这一篇的话") for t in sold(stream, span)]
        draft, found = _draft(stream, span, kind, len(drafts) + 1, roles)
        drafts.append(draft)
        doubts += found
    drafts = carry_columns(drafts, stream, spans)
    for token in tokens:
        for number in token.numbers:
            role = token.role if token.role not in _OUR_OWN else "unknown"
            roles.setdefault(
                (token.source, number),
                Label(role=role, certainty=token.certainty, reason=token.reason),  # type: ignore[arg-type]  # a Role, but for _OUR_OWN
            )
    return Grouped(
        drafts=tuple(drafts),
        left_over=tuple(left),
        doubts=tuple(doubts),
        roles=MappingProxyType(roles),
    )


_OUR_OWN = frozenset({"short", "gone", "credit", "picture"})
"""Roles of tokens that are no Role of a label."""


def _left(token: Token, *, role: str = "", reason: str = "") -> LeftOver:
    """A token in no article, under its own role or another."""
    kind = role or ("mark" if token.role in {"break", "picture"} else token.role)
    return LeftOver(
        kind=kind, text=_printed(token), place=token.place, reason=reason or token.reason
    )


def _printed(token: Token) -> str:
    """The whole text of a token, with what was taken out of it."""
    text = token.text
    if token.role in {"note", "standfirst", "table"} and token.label and token.label not in text:
        text = f"{token.label} {text}"
    if token.credit:
        text = f"{text} {token.credit.name} {token.credit.role}"
    return text.strip()


def _note_roles(
    roles: dict[tuple[str, int], Label],
    part: Sequence[Token],
    role: str,
    certainty: float,
    reason: str,
) -> None:
    for token in part:
        for number in token.numbers:
            roles[token.source, number] = Label(role=role, certainty=certainty, reason=reason)  # type: ignore[arg-type]  # given as a Role


def _unknown(part: Sequence[Token]) -> list[Doubt]:
    first = part[0]
    return [
        Doubt(
            kind="not-understood",
            place=Place(source=first.source, numbers=tuple(n for t in part for n in t.numbers)),
            quoted=first.text[:30],
            reason="这几行读不懂，没有归入任何一篇",
            certainty=0.1,
        )
    ]


def _kind(part: Sequence[Token], span: Span) -> ArticleKind | str:
    text = [t for t in part if t.role in BODY_ROLES]
    whole = "".join(t.text for t in part)
    notice = any(t.label == "notice" for t in part[: span.head_end - span.start])
    own = re.search(r"本报|本刊|编辑部|报社|周刊社|读者", whole)
    advert = is_advert(part)
    if notice:
        title = next(t.text for t in part if t.label == "notice")
        if signs.CORRECTION.search(title):
            return "correction"
        if signs.AD_NOTICE.search(title):
            return "ad"
        told = any(adverts.speaks_itself(t.text) for t in text)
        if _SUBSCRIBE.search(title) and not (told or title.startswith("关于")):
            return "ad"  # but 关于调整订价的启事 tells the readers what changes
        if own or (
            re.search(
                r"敬请(?:谅解|理解)|带来.{0,4}不便|公告如下|现将|特此(?:公告|通告|通知)|自本公告|征集|报名",
                whole,
            )
            and not re.search(r"竞买|挂牌出让|拍卖|起始价|债权", whole)
        ):
            return "notice"
        said = re.sub(r"(?:咨询|订购|招商)(?:热线|电话)", "", whole)
        if _SERVES.search(title) and not signs.AD_WORD.search(said):
            return "notice"
        if any(_PUBLIC_BODY.match(t.text.strip()) for t in part[-2:]) and not _DEALS.search(whole):
            return "notice"
        return (
            "ad"
            if advert >= 1.5 or (not any(t.role == "byline" for t in part) and not span.head.roles)
            else "notice"
        )
    if advert >= ADVERT:
        return "ad"
    captions = [t for t in part if t.role == "caption"]
    if text and all(t.role == "table" for t in text):
        rows = [row for t in text for row in t.text.split("\n")]
        if 2 * sum(bool(signs.PHONE.search(row)) for row in rows) >= len(rows):
            return "unknown"
    if not text:
        if captions and span.head_lines:
            return "photos"
        if any(t.role in {"note", "standfirst", "jump"} for t in part) and span.head_lines:
            return "story"
        if captions:
            return "photos"
        return "ad" if advert >= 1.5 else "unknown"
    prose = sum(len(t.text) for t in text)
    head = "".join(t.text for t in part[: span.head_end - span.start])
    if captions and re.search(r"组\s*图|图片新闻|摄影报道|图集", whole[:60] + head) and prose < 260:
        return "photos"
    if photo_stories.is_story(part, prose):
        return "photos"
    return "story"


# 某园区总工会, below an announcement: it tells everybody, and pays for no space
_PUBLIC_BODY = re.compile(
    r"^[\u4e00-\u9fff]{2,20}(?:工会|管委会|管理委员会|人民政府|街道办事处|居委会|村委会|社区|团委|妇联|残联|指挥部"
    r"|(?:应急|管理|公安|民政|教育|卫健|气象|税务|社保|人社|文旅|交通|城管|水利|农业农村|住建|统计)\S{0,6}局|图书馆|文化馆|博物馆|档案馆|服务中心|防控中心)$"
)
_DEALS = re.compile(
    r"竞买|挂牌|拍卖|起始价|债权|出让|招标|投标|注销|减资|清算|遗失|保证金|元起|优惠"
)
# 报纸征订启事: the paper sells itself
_SUBSCRIBE = re.compile(r"征\s*订|订\s*阅|订\s*报|收\s*订")


def _marked_kind(part: Sequence[Token], kind: str) -> str:
    """The editor marked its headline: it is an article, whatever it looks like."""
    title = re.sub(r"\s", "", "".join(t.text for t in part if t.fixed and t.role == "title"))
    told = any(t.role == "byline" or t.label == "dateline" for t in part)
    if kind in {"ad", "story"} and not told and signs.NOTICE_TITLE.match(title):
        return "correction" if signs.CORRECTION.search(title) else "notice"
    return {"ad": "notice", "unknown": "story"}.get(kind, kind)


# 停水通知, 搬迁公告 of an office: said to everybody, sold to nobody
_SERVES = re.compile(
    r"停[水电气暖]|断[水电]|封闭|改道|绕行|搬迁|迁址|施工|检修|征[求集询]|公\s*示|通\s*[知告]|放假|开放|报名|招生|招募|征订|订阅|防[汛火疫]|^公\s*告$"
)


# （作者系某市研究会副秘书长　某某）
_NAMED_LAST = re.compile(
    r"作者(?:系|为|是|现任|均?为)[^，。；:：]{4,40}[\s\u3000]+(?P<name>[\u4e00-\u9fff]{2,4})[)）\]］】]?$"
)
# （作者：某某，系某市文联干部）
_NAMED_FIRST = re.compile(
    r"^[（(\[【]?\s*(?:本文)?作者\s*[:：]\s*(?P<name>[\u4e00-\u9fff]{2,4})[，,、\s]+(?:系|为|是|现|男|女|生于|\d)"
)


def _named_in_note(text: str) -> people.Signed | None:
    """Who wrote it, when only the note about the author says so."""
    match = _NAMED_LAST.search(text.strip()) or _NAMED_FIRST.search(text.strip())
    if match is None or not names.is_name(match["name"]):
        return None
    return people.Signed(bylines=(Byline(name=match["name"]),), raw=text.strip())


def _draft(
    stream: Sequence[Token],
    span: Span,
    kind: str,
    number: int,
    roles: dict[tuple[str, int], Label],
) -> tuple[Draft, list[Doubt]]:
    part = stream[span.start : span.end]
    fields: dict[str, str] = {}
    places: dict[str, list[Place]] = {}
    labels: dict[str, Label] = {}
    doubts: list[Doubt] = []

    def put(name: str, text: str, token: Token, *, glue: str = " ") -> None:
        glue = "" if name == "kicker" and fields.get(name, "")[-1:] in tuple("，,、：:") else glue
        fields[name] = f"{fields[name]}{glue}{text}" if fields.get(name) else text
        places.setdefault(name, []).append(token.place)

    def mark(token: Token, role: str, certainty: float, reason: str) -> None:
        for line in token.numbers:
            roles[token.source, line] = Label(role=role, certainty=certainty, reason=reason)  # type: ignore[arg-type]  # given as a Role

    head_role = dict(zip(span.head_lines, span.head.roles, strict=True))
    blocks: list[Block] = []
    signed: list[people.Signed] = []
    noted: people.Signed | None = None
    jumps: list[str] = []
    incomplete = False
    for index in range(span.start, span.end):
        token = stream[index]
        if index in head_role:
            role = head_role[index]
            if role == "text":
                blocks.append(_block(token, "p"))
                continue
            token = replace(token, text=_STRIP.sub("", together(token.text)) or token.text)
            certainty = (
                1.0
                if token.fixed
                else min(
                    0.98, max(token.certainty if token.role == role else 0.0, span.head.certainty)
                )
            )
            reason = token.reason if token.role == role else "；".join(span.head.reasons)
            if role == "column":
                put(role, _STRIP.sub("", token.text).strip("《》<>＜＞"), token)
            elif role == "title" and span.head.roles.count(role) == 1 and not token.fixed:
                # 《夜班巴士》: an author's way to write a headline
                put(role, _IN_BOOK_MARKS.sub(r"\1", token.text), token)
            elif role == "title" and fields.get("title"):
                put("title", token.text, token, glue=_title_glue(fields["title"], token.text))
            else:
                put(role, token.text, token)
            labels.setdefault(role, Label(role=role, certainty=certainty, reason=reason))  # type: ignore[arg-type]  # a Role
            mark(token, role, certainty, reason)
            continue
        match token.role:
            case "ad" if kind in {"story", "photos"}:
                continue  # left over, see `sold`
            case "byline":
                if kind in {"notice", "correction"}:
                    blocks.append(_block(token, "p"))
                    continue
                if token.signed:
                    signed.append(token.signed)
                put("byline_raw", token.text, token)
                labels.setdefault(
                    "bylines", Label(role="byline", certainty=token.certainty, reason=token.reason)
                )
                if token.alone:
                    mark(token, "byline", token.certainty, token.reason)
            case "author-note":
                put("author_note", token.text, token)
                noted = noted or _named_in_note(token.text)
            case "origin":
                put("origin", token.label or token.text, token)
                put("author_note", token.text, token)
                named = re.search(r"作者[\s\u3000:：/]*([\u4e00-\u9fff·]{2,6})", token.text)
                apart = re.search(r"作者[\s\u3000:：/]", token.text)
                if named and (apart or names.is_name(named[1])):
                    signed.append(people.Signed(bylines=(Byline(name=named[1]),), raw=""))
            case "standfirst" | "note":
                _add_note(blocks, token)
            case "caption":
                blocks.append(_figure(token))
            case "jump":
                jumps.append(_bare_jump(token.text))
                places.setdefault("jumps", []).append(token.place)
                incomplete = True
                match_ = re.search(r"《(.+)》", token.text)
                if match_ and not span.head_lines and index == span.start:
                    fields["title"] = match_[1]
                    places.setdefault("title", []).append(token.place)
                    labels["title"] = Label(role="title", certainty=0.9, reason="转版标记里的题目")
            case "table":
                blocks.append(_block(token, "table", label=token.label))
            case "verse":
                blocks.append(_block(token, "verse"))
            case "item":
                blocks.append(_block(token, "li"))
            case "quote":
                blocks.append(_block(token, "quote"))
            case "heading":
                blocks.append(_block(token, "h"))
                mark(token, "heading", token.certainty, token.reason)
            case "short" | "title" | "kicker" | "deck" | "column":
                role, certainty, reason = _inner_role(stream, index, span, kind)
                blocks.append(_block(token, role, certainty=certainty, reason=reason))
                mark(token, "heading" if role == "h" else "text", certainty, reason)
                if role == "h" and certainty < SURE and continuations.starts(stream)[index]:
                    doubts.append(_heading_doubt(token, number))
            case _:
                text, taken = _opening(token, blocks)
                if taken:
                    dateline, raw = taken
                    put("dateline", dateline, token)
                    if raw:
                        parsed = people.parse(raw, strict=False)
                        if parsed:
                            signed.insert(0, parsed)
                        put("byline_raw", raw, token)
                if text:
                    blocks.append(_block(replace(token, text=text), "p"))
    title = fields.get("title", "")
    if not title:
        title = UNTITLED
        first = part[0]
        if kind == "photos" and blocks and blocks[0].kind == "figure":
            title = UNTITLED
        doubts.append(
            Doubt(
                kind="no-title",
                place=first.place,
                quoted=first.text[:20],
                reason="没有找到标题",
                certainty=0.0,
                article=number,
            )
        )
    doubts += _head_doubts(stream, span, number)
    draft = Draft(
        kind=kind,  # type: ignore[arg-type]  # _kind gives an ArticleKind here
        title=title,
        kicker=fields.get("kicker", ""),
        deck=fields.get("deck", ""),
        column=fields.get("column", ""),
        dateline=fields.get("dateline", ""),
        bylines=people.merge(tuple(signed or ([noted] if noted else []))),
        byline_raw=fields.get("byline_raw", ""),
        author_note=fields.get("author_note", ""),
        origin=fields.get("origin", ""),
        jumps=tuple(jumps),
        blocks=tuple(blocks),
        page=next((t.page for t in part if t.page), 0),
        incomplete=incomplete,
        places=MappingProxyType({name: tuple(value) for name, value in places.items()}),
        labels=MappingProxyType(labels),
    )
    return draft, doubts


def _bare_jump(text: str) -> str:
    bare = re.sub(r"^[\s（(【\[［〔▶►▷→☞>↓↑⇓⇩←◀◄◁☜]+|[\s）)】\]］〕◀◄▶►]+$", "", text)
    return re.sub(r"^([①-⑳])\s*[（(【\[［〔]\s*", r"\1", bare)


def _title_glue(before: str, after: str) -> str:
    """One blank between two clauses, none inside a phrase: a short first line is part of one."""
    if (
        head_clauses.is_open(before)
        or re.search(r"[：:，,、“（《]$", before)
        or re.match(r"[”）》，、：]", after)
    ):
        return ""
    if len(before) <= 6 or abs(len(before) - len(after)) > 3:
        return "" if len(before) <= 4 or not re.match(r"^[把让用为将以]", after) else " "
    return " "


def _opening(token: Token, blocks: Sequence[Block]) -> tuple[str, tuple[str, str] | None]:
    """A first paragraph without its dateline."""
    if token.label != "dateline" or any(b.kind == "p" for b in blocks):
        return token.text, None
    found = datelines.dateline(token.text)
    if found is None:
        return token.text, None
    dateline, raw, rest = found
    if raw and people.parse(raw, strict=False) is None:
        return token.text[len(dateline) :].lstrip(), (dateline, "")
    return rest, (dateline, raw)


def _inner_role(
    stream: Sequence[Token], index: int, span: Span, kind: str
) -> tuple[str, float, str]:
    """A short line inside a body: a heading when text follows, else a paragraph."""
    token = stream[index]
    following = next((t for t in stream[index + 1 : span.end] if t.role != "caption"), None)
    if kind in {"notice", "correction"}:
        marked = signs.HEADING_MARK.match(token.text)
        if following is None or not marked:
            return "p", 0.8, "启事里的短行"
    if following is None or following.role in {"byline", "author-note", "origin", "jump"}:
        return "p", 0.6, "文末的短行"
    if token.text[-1:] in "：:，,、；;" and not token.fixed:
        return "p", 0.7, "以冒号、逗号结尾的短行"
    if signs.is_final(token.text) and token.text[-1] in "。…":
        return "p", 0.7, "成句的短行"
    others = [t for t in stream[span.head_end : span.end] if t.role in HEAD_ROLES]
    certainty = 0.9 if len(others) > 1 or signs.HEADING_MARK.match(token.text) else 0.7
    return (
        "h",
        certainty,
        "正文中间的短行，后面接正文" if len(others) < 2 else "与别的小标题写法相同",
    )


_STRIP = re.compile(rf"^(?:[{SHAPES}]+|[→➔➜](?!\s*转))\s*|\s*[{SHAPES}◀◄◁]+$")

_IN_BOOK_MARKS = re.compile(r"^《([^《》]+)》$")


def _block(
    token: Token, kind: str, *, label: str = "", certainty: float | None = None, reason: str = ""
) -> Block:
    text = token.text
    if kind == "h":
        text = _STRIP.sub("", text)
    elif kind == "p":
        text = (
            _STRIP.sub("", text)
            if re.match(r"^[◆●★▲△◇○☆◎※▶►▷]\s*", text) and len(text) > 1
            else text
        )
    return Block(
        kind=kind,  # type: ignore[arg-type]  # given as a BlockKind
        text=text,
        label=label,
        places=(token.place,),
        certainty=token.certainty if certainty is None else certainty,
        reason=reason or token.reason,
    )


def _figure(token: Token) -> Block:
    found = Byline(name=token.credit.name, role=token.credit.role) if token.credit else None
    return Block(
        kind="figure",
        text=token.text,
        photos=(Photo(caption=token.text, credit=found),),
        places=(token.place,),
        certainty=token.certainty,
        reason=token.reason,
    )


def _add_note(blocks: list[Block], token: Token) -> None:
    """Paragraphs of one box are one note; the next box of the same name is another."""
    block = _block(token, "note", label=token.label)
    last = blocks[-1] if blocks else None
    same = last is not None and last.kind == "note" and last.label == token.label
    if last and same and (token.goes_on or not token.label):
        blocks[-1] = replace(
            last, text=f"{last.text}\n{block.text}", places=(*last.places, *block.places)
        )
    else:
        blocks.append(block)


def _heading_doubt(token: Token, number: int) -> Doubt:
    """Nothing but the missing signature tells that it heads no article of its own."""
    return Doubt(
        kind="odd-heading",
        place=token.place,
        quoted=token.text,
        reason="",
        certainty=token.certainty,
        article=number,
        options=(("heading", "小标题"), ("title", "另一篇的标题")),
        effects=(("title", ((token.numbers[0], "title"),)),),
    )


def _head_doubts(stream: Sequence[Token], span: Span, number: int) -> list[Doubt]:
    """A head that could as well be read another way, and headlines that were put together."""
    doubts: list[Doubt] = []
    lines = [stream[i] for i in span.head_lines]
    titles = [t for t, role in zip(lines, span.head.roles, strict=True) if role == "title"]
    if len(titles) > 1 and not all(t.fixed and (t is titles[0] or not t.gap) for t in titles):
        doubts.append(
            Doubt(
                kind="split-title",
                place=titles[0].place,
                quoted="|".join(t.text for t in titles),
                reason="几行合为一题",
                certainty=span.head.certainty,
                article=number,
                options=(
                    ("join", "合为一题"),
                    ("kicker", "上一行是引题"),
                    ("deck", "下一行是副题"),
                ),
                effects=(
                    ("kicker", _effect(titles, ("kicker", *["title"] * (len(titles) - 1)))),
                    ("deck", _effect(titles, ("title", *["deck"] * (len(titles) - 1)))),
                ),
            )
        )
    elif span.head.margin < 0.8 and len(lines) > 1 and not any(t.fixed for t in lines):
        doubts.append(
            Doubt(
                kind="head-order",
                place=lines[0].place,
                quoted="|".join(t.text for t in lines),
                reason="、".join(_ROLE_WORDS.get(r, r) for r in span.head.roles),
                certainty=span.head.certainty,
                article=number,
                options=(
                    ("guess", "、".join(_ROLE_WORDS.get(r, r) for r in span.head.roles)),
                    ("second", "、".join(_ROLE_WORDS.get(r, r) for r in span.head.second)),
                ),
                effects=(("second", _effect(lines, span.head.second)),),
            )
        )
    return doubts


def _effect(lines: Sequence[Token], roles: Sequence[str]) -> tuple[tuple[int, str], ...]:
    return tuple((line.numbers[0], role) for line, role in zip(lines, roles, strict=False))


_ROLE_WORDS = {"column": "栏目", "kicker": "引题", "title": "主题", "deck": "副题"}


def overlap(text: str, draft: Draft) -> float:
    """Share of the text's character pairs that the draft's text repeats."""
    own = grams_of([text])
    return len(
        own & grams_of([draft.title, *(b.text for b in draft.blocks if b.kind != "figure")])
    ) / max(1, len(own))
