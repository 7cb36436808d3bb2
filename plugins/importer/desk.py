"""What on a page was meant for the editor and not for the reader, found by its neighbours.

`private` and `correspondence` ask what one line looks like; here it is decided what it is: how
far a letter reaches, whose telephone it is, whether a notice of the paper speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from plugins.importer import (
    called,
    correspondence,
    credit_lines,
    datelines,
    enclosures,
    entry_forms,
    glued_letters,
    inline_private,
    margin,
    own_words,
    people,
    private,
    signs,
    tails,
)
from plugins.importer.readers.text import RULE
from plugins.importer.shapes import SHAPES
from plugins.importer.tokens import Roles, Token
from plugins.newspaper.chinese import HAN


def mark(bases: Sequence[Token], roles: Roles) -> None:
    """Give letters, contact data and notes to the desk their roles, in place."""
    texts = [base.text for base in bases]
    free = [role is None for role in roles]
    signed = [_signs_with_contact(texts, i) for i in range(len(texts))]
    contact = [
        free[i] and not signed[i] and private.is_contact(text) for i, text in enumerate(texts)
    ]

    def put(index: int, role: str, certainty: float, reason: str) -> None:
        roles[index] = replace(bases[index], role=role, certainty=certainty, reason=reason)

    for index in private.mail_heads(texts):
        if free[index]:
            put(index, "private", 0.9, "邮件头")
    enclosures.mark(bases, roles, put, in_notice)
    free = [role is None for role in roles]
    letters = _letters(
        texts, [b.gap for b in bases], free, contact, [b.hints.breaks for b in bases]
    )
    for start, end in letters:
        for index in range(start, end):
            if free[index]:
                put(index, "private" if contact[index] else "letter", 0.9, "写给编辑的信")
    manuscripts = bool(letters) or any(
        signs.MANUSCRIPT_MARK.match(t) or re.match(r"^(?:标题|正文|作者)\s*[:：]", t) for t in texts
    )
    ends = private.closings(texts, [b.gap for b in bases])
    for index, text in enumerate(texts):
        if roles[index] is not None or credit_lines.lives_somewhere(text):
            continue
        before = roles[index - 1] if index else None
        if (
            before is not None
            and before.role == "private"
            and bases[index].gap == 0
            and private.is_fragment(text)
        ):
            put(index, "private", 0.8, "上一行号码的后半")
        elif index in ends or correspondence.is_last_words(text):
            put(index, "letter", 0.85, "信的结尾和落款")
        elif manuscripts and correspondence.ends_letter(text):
            put(index, "letter", 0.8, "信的最后一段")
        elif (
            (manuscripts and entry_forms.BODY.match(text))
            or correspondence.SIGNPOST.match(text)
            or correspondence.DIVIDER.match(text)
        ):
            put(index, "mark", 0.85, "指明正文的起止")
        elif private.is_desk_note(text) or (
            correspondence.is_form_field(text) and not in_notice(texts, index)
        ):
            put(index, "note-to-editor", 0.9, "写给编辑部的说明")
        elif manuscripts and correspondence.is_chat_stamp(text):
            put(index, "letter", 0.85, "聊天记录里的时间")
        elif correspondence.is_mail_mark(text):
            put(index, "private", 0.9, "邮件程序加的话")
        elif (private.is_mailing_line(text) or private.is_recipient(text)) and not in_notice(
            texts, index
        ):
            put(index, "private", 0.9, "寄稿费、样报的地址")
        elif own_words.is_pledge(text) and not in_notice(texts, index):
            put(index, "letter", 0.85, "作者的承诺、授权")
        elif own_words.is_about_name(text) and not in_notice(texts, index):
            put(index, "note-to-editor", 0.8, "用什么名字登")
        elif (
            not (signed[index] and text[0] not in "（(【[")
            and (own_words.is_own(text) or own_words.is_payment(text))
            and not in_notice(texts, index)
        ):
            put(index, "private", 0.8, "作者说自己：住址、号码、稿费")
        elif (
            private.has_own_number(text)
            and not signed[index]
            and not _signs_report(text)
            and (manuscripts or private.OWN.search(text))
            and not in_notice(texts, index)
        ):
            put(index, "private", 0.85, "个人的号码")
        elif contact[index] and not in_notice(texts, index):
            found = _whose(text, manuscripts=manuscripts)
            if found:
                put(index, *found)
        elif private.is_bare_contact(text) and not in_notice(texts, index):
            put(index, "private", 0.8, "单独一行的电话、邮箱")
    for index, text in enumerate(texts):
        if _is_printed_letter(texts, index) and private.GREETING.match(text):
            put(index, "text", 0.85, "登出来的信，称呼也登")
            _sign_printed(bases, roles, index)
            _answer_printed(bases, roles, index)
    _batches(texts, roles, put)
    _familiar(texts, roles, put)
    _remarks(texts, roles, put)
    _salutations(texts, roles, put)
    _signatures(texts, [b.gap for b in bases], roles, put)
    # 姓名： 单位： beside bank data
    for index, text in enumerate(texts):
        if roles[index] is None and private.is_personal_field(text):
            if re.match(r"^姓\s*名", text) and _signs_article(texts, roles, index):
                continue
            around = range(max(0, index - 5), min(len(texts), index + 6))
            if (manuscripts and private.is_address(text) and not in_notice(texts, index)) or any(
                (role := roles[k]) is not None and role.role == "private" for k in around
            ):
                put(index, "private", 0.9, "个人资料")


def _signs_with_contact(texts: Sequence[str], index: int) -> bool:
    """通讯员 甲 139… signs; 某部 甲 139… only between a headline and its text."""
    parted = inline_private.signed_and_reached(texts[index])
    if parted is None:
        return False
    below = texts[index + 1] if index + 1 < len(texts) else ""
    return inline_private.names_role(parted[0]) or (
        index > 0 and signs.is_short(texts[index - 1]) and signs.is_final(below)
    )


def is_said_to_desk(text: str) -> bool:
    """A single printed line that no article goes on with: a contact, a note, a salutation."""
    return (
        margin.is_comment(text)
        or private.is_contact(text)
        or private.is_bare_contact(text)
        or bool(private.GREETING.match(text))
        or correspondence.is_last_words(text)
        or correspondence.evidence(text) >= correspondence.SURE
    )


def _letters(
    texts: Sequence[str],
    gaps: Sequence[int],
    free: Sequence[bool],
    contact: Sequence[bool],
    breaks: Sequence[bool],
) -> list[tuple[int, int]]:
    """Where letters with a salutation begin and end (exclusive)."""
    stops = [not free[i] or contact[i] or _is_head_like(texts[i]) for i in range(len(texts))]
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(texts):
        if (
            free[at]
            and (private.GREETING.match(texts[at]) or private.ADDRESSED.match(texts[at]))
            and not _is_printed_letter(texts, at)
        ):
            limit = next((i for i in range(at + 1, len(texts)) if breaks[i]), len(texts))
            end = private.letter_end(texts[:limit], gaps, at, stops)
            while (
                end < limit
                and free[end]
                and not private.GREETING.match(texts[end])
                and private.signs_letter(texts[end])
                and not _signs_headline(texts, end)
            ):
                end += 1
            found.append((at, end))
            at = end
        else:
            at += 1
    return found


def _signs_headline(texts: Sequence[str], index: int) -> bool:
    """A name below which nothing more is said belongs to what follows, not to the letter."""
    return (
        index + 1 >= len(texts)
        or not _is_head_like(texts[index + 1])
        or _heads_what_follows(texts, index)
    )


# 读者来信 above 编辑同志: a letter that the paper prints
_LETTERS_COLUMN = re.compile(
    rf"^[\s【\[［〔「〖《{SHAPES}]*(?:(?:读者|群众|百姓|职工|员工|工友|居民|市民|村民|企业|网友|民生|来信|来函)?|[{HAN}]{{2,4}}(?=来信|来函|信箱))(?:来信|来函|来论|信箱|之声|呼声|来信照登"
    r"|来函照登|有话说|有话要说|民声|民意|心声|呼声|回音壁|社情民意|编读往来|读编往来|直通车|建议)"
    rf"[】\]］〕」〗》{SHAPES}]*$"
)


def is_letters_column(name: str) -> bool:
    """读者来信, 群众呼声: a column in which letters are printed."""
    return bool(_LETTERS_COLUMN.match(name))


# 机电园 某某
_PLACE_AND_NAME = re.compile(
    r"^(?P<who>[\u4e00-\u9fff]{2,14})[ \u3000]+(?P<name>[\u4e00-\u9fff]{2,3})$"
)


_SOMEBODY = re.compile(r"^(?:热心)?(?:读者|市民|居民|村民|职工|群众|网友|家长|业主)$")
"""What somebody is; anything else is where somebody lives or works."""


def _sign_printed(bases: Sequence[Token], roles: Roles, start: int) -> None:
    """Who signs a letter that the paper prints: the first short line below its last sentence."""
    for k in range(start + 2, min(len(bases), start + LETTER_LINES)):
        if roles[k] is not None or signs.is_final(bases[k].text):
            continue
        match = _PLACE_AND_NAME.match(bases[k].text)
        signed = people.parse(f"作者：{match['name']}") if match else None
        if match and signed:
            role = match["who"] if _SOMEBODY.match(match["who"]) else ""
            signed = replace(signed, bylines=tuple(replace(b, role=role) for b in signed.bylines))
        above = bases[k - 1].text
        if signed and (signs.is_final(above) or private.FORMULA.match(above)):
            roles[k] = replace(
                bases[k], role="byline", certainty=0.75, reason="登出来的信的署名",
                signed=replace(signed, raw=bases[k].text),
            )  # fmt: skip
        return


# 公交公司答复：…: what an office answers to a letter that the paper prints
_OFFICE_ANSWERS = re.compile(
    r"^[【\[［]?(?P<label>[\u4e00-\u9fff]{2,16}(?:答复|回复|回应|回音|反馈))[】\]］]?\s*[:：]\s*(?P<text>\S.{20,})$"
)


def _answer_printed(bases: Sequence[Token], roles: Roles, start: int) -> None:
    """A paragraph behind the name of who answers is a box below the letter."""
    for k in range(start + 1, min(len(bases), start + LETTER_LINES)):
        if RULE.match(bases[k].text) or signs.MANUSCRIPT_MARK.match(bases[k].text):
            return
        match = _OFFICE_ANSWERS.match(bases[k].text) if roles[k] is None else None
        if match:
            roles[k] = replace(
                bases[k], role="note", text=match["text"], label=match["label"], certainty=0.85,
                reason="对来信的答复",
            )  # fmt: skip


_ANSWERED = re.compile(
    r"^[【\[［（(]*(?:编后|编者附言|编辑附言|编者的话|回音|答复|部门回应|来信人)"
)
LETTER_LINES = 12


def _is_printed_letter(texts: Sequence[str], index: int) -> bool:
    if any(_LETTERS_COLUMN.match(t) for t in texts[max(0, index - 4) : index]):
        return True
    if margin.prints_letter(texts, index):
        return True
    # a headline above it, and below it what the editors say to it, or its column far above
    titled = index > 0 and _is_head_like(texts[index - 1]) and not RULE.match(texts[index - 1])
    if titled and _is_next_letter(texts, index):
        return True
    return titled and any(_ANSWERED.match(t) for t in texts[index + 1 : index + LETTER_LINES])


LETTERS_REACH = 40


def _is_next_letter(texts: Sequence[str], index: int) -> bool:
    """Under 读者来信 stands one letter already, and nothing between begins another part."""
    for k in range(index - 2, max(-1, index - LETTERS_REACH), -1):
        if _LETTERS_COLUMN.match(texts[k]):
            return any(private.GREETING.match(text) for text in texts[k : k + 4])
        if RULE.match(texts[k]) or (
            signs.BRACKETED.fullmatch(texts[k]) and not _ANSWERED.match(texts[k])
        ):
            return False
    return False


def _whose(text: str, *, manuscripts: bool) -> tuple[str, float, str] | None:
    """A contact line: the desk's, a writer's, or (None) an advertisement's, as group decides."""
    advert = signs.AD_WORD.search(text) or re.search(
        r"咨询|订座|热线|预约|地址.*电话|电话.*地址", text
    )
    if advert and not manuscripts:
        return None
    if re.search(r"新闻热线|报料|投稿邮箱|编辑部|本版|值班|读者热线", text):
        return "staff", 0.85, "编辑部联系方式"
    return "private", 0.9, "个人联系方式"


def _remarks(
    texts: Sequence[str], roles: Roles, put: Callable[[int, str, float, str], None]
) -> None:
    """Letters without salutation, notes without brackets: by what they speak of."""
    weights = [
        correspondence.evidence(glued_letters.cut(text)[0]) if roles[i] is None else 0.0
        for i, text in enumerate(texts)
    ]
    for index, weight in enumerate(weights):
        if weight < correspondence.LIKELY or in_notice(texts, index):
            continue
        if weight >= correspondence.SURE or _at_an_edge(texts, roles, weights, index):
            put(index, "letter", 0.8, "说的是稿件，不是新闻")


BATCH_REACH = 2
"""Lines of text, above or below which a note about a batch of manuscripts does not stand."""


def _batches(
    texts: Sequence[str], roles: Roles, put: Callable[[int, str, float, str], None]
) -> None:
    """…短稿，共13条，已看过: where the file, or what a rule parts in it, begins or ends."""
    for index, text in enumerate(texts):
        if roles[index] is None and correspondence.is_batch_note(text):
            above = [role for role in roles[:index] if role is None or role.role == "text"]
            below = [k for k in range(index + 1, len(texts)) if roles[k] is None]
            between = index and (RULE.match(texts[index - 1]) or _is_break(roles[index - 1]))
            if len(above) < BATCH_REACH or not below or between:
                put(index, "note-to-editor", 0.85, "说的是这批稿件")


def _is_break(role: Token | None) -> bool:
    return role is not None and role.role in {"break", "mark"}


def _signs_report(text: str) -> bool:
    """A report whose by-line in brackets holds a number; only the number is private."""
    bare, number = inline_private.without_number(text)
    return bool(number) and len(re.findall(r"[。！？]", bare)) >= 1


# 老某，上回说的那篇… · 某科，…: said to somebody one knows
_FAMILIAR = re.compile(
    r"^[老小大][\u4e00-\u9fff](?:[，,:：!！]|[啊呀哥姐兄弟])|^[\u4e00-\u9fff]{1,2}(?:总|科|处|哥|姐|兄|部长|主任)[，,:：!！]"
)
TALK = 0.7
"""Evidence from which a line below a familiar address goes on with it."""


def _familiar(
    texts: Sequence[str], roles: Roles, put: Callable[[int, str, float, str], None]
) -> None:
    """A letter to somebody one knows: above a manuscript, as long as it speaks of it."""
    for index, text in enumerate(texts):
        begins = index == 0 or RULE.match(texts[index - 1]) or roles[index - 1] is not None
        if roles[index] is not None:
            continue
        if (begins or _has_ended(texts[index - 1])) and called.calls(texts, index):
            sure = correspondence.evidence(text) > 0
            reason = "叫着姓对同事说的话" if sure else correspondence.IN_DOUBT
            put(index, "note-to-editor", 0.8 if sure else 0.5, reason)
        if not begins or not _FAMILIAR.match(text) or correspondence.evidence(text) < TALK:
            continue
        k = index
        while (
            k < len(texts)
            and roles[k] is None
            and not _is_head_like(texts[k])
            and (k == index or correspondence.evidence(texts[k]) >= TALK)
        ):
            put(k, "letter", 0.8, "写给熟人的信")
            k += 1


def _has_ended(text: str) -> bool:
    """Does an article end with this line: somebody signs it?"""
    signed = people.parse(text)
    return bool(tails.tail(text) or (signed and signed.marked))


# 6月10日 · 二〇二六年六月十日
_DAY = (
    r"(?:(?:\d{4}|[一二〇○零九三四五六七八]{4})年)?(?:\d{1,2}|[元正一二十三四五六七八九]{1,2})月"
    r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})日"
)
# 某某  6月10日夜 · 老某　谷雨前一日
_TERMS = (
    "立春|雨水|惊蛰|春分|清明|谷雨|立夏|小满|芒种|夏至|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降|立冬|小雪|大雪"
    "|冬至|小寒|大寒|元宵|端午|七夕|中秋|重阳|腊八|除夕|元旦|五一|国庆"
)
_NEAR_DAY = (
    r"(?:写?于)?(?:(?:即|当|是|本|今|昨|前)日|[今昨前当][天晨晚夜早]|(?:本|上|这)?(?:周|星期|礼拜)[一二三四五六日天]|深夜|午夜|凌晨|清晨|灯下|[上中下]午|晚上)"
    r"(?:[夜晨晚]|[上下中]午|午后|早上|晚上|灯下|匆{1,2}草?|草草?|于\S{1,6})?"
)
_NAME_AND_DAY = re.compile(
    rf"^[\u4e00-\u9fff]{{2,4}}[\s\u3000,，]+(?:[\u4e00-\u9fff]{{2,4}}年)?(?:{_TERMS})节?(?:[前后]\S{{0,2}}日|[前后次当]日|[日夜晨晚])?$|"
    rf"^[\u4e00-\u9fff]{{1,4}}[\s\u3000,，]+{_DAY}\S{{0,3}}$"
    rf"|^[您你]的.{{0,4}}[读作][者友].{{0,8}}$|^{_DAY}(?:灯下|夜|晨|晚|凌晨)$"
    # 老某 即日 · 某某 周三午后 · 今夜灯下 老某: a day that only the two of them need to know
    rf"|^[\u4e00-\u9fff]{{2,4}}[\s\u3000,，]+{_NEAR_DAY}$|^{_NEAR_DAY}[\s\u3000,，]+[\u4e00-\u9fff]{{2,4}}$"
    # 九月十二日灯下 · 丙午年三月初八夜 · 中秋前一日于某地
    r"|^(?:[\u4e00-\u9fff〇○]{2,4}年)?[〇○一二三四五六七八九十正冬腊]{1,3}月(?:初)?[〇○一二三四五六七八九十廿卅]{1,3}日?"
    r"(?:[清凌]?晨|灯下|[深午]?夜|晚|[上下]午|匆匆|草|于\S{1,6})?$"
)


# 小某： · 阿某你好！ · 两位，: alone on its line, above what is said to the desk
_CALLS = re.compile(rf"^[{HAN}]{{1,5}}(?:[您你]好)?\s*[:：,，!！]$")


def _salutations(
    texts: Sequence[str], roles: Roles, put: Callable[[int, str, float, str], None]
) -> None:
    """Whom a letter that was known by its own words is written to."""
    for index in range(len(texts) - 1):
        below = roles[index + 1]
        said = below is not None and below.role == "letter"
        if roles[index] is None and said and _CALLS.match(texts[index]):
            put(index, "letter", 0.85, "信的称呼")


# 老欧 · 申屠老人 2026年春: closes up to what stands above, apart from what follows
_SIGNS_BELOW = re.compile(r"^[\u4e00-\u9fff]{1,5}(?:[\s\u3000]+[\d\u4e00-\u9fff年月日./]{2,12})?$")


def _signatures(
    texts: Sequence[str],
    gaps: Sequence[int],
    roles: Roles,
    put: Callable[[int, str, float, str], None],
) -> None:
    """Who signs, right below the last words of a letter."""
    for index in range(1, len(texts)):
        before = roles[index - 1]
        if (
            roles[index] is None
            and before is not None
            and before.role in {"letter", "note-to-editor", "private"}
            and (
                _NAME_AND_DAY.match(texts[index])
                or (before.role == "letter" and _signs_behind_wishes(texts, index))
                or (
                    before.role != "private"
                    and _SIGNS_BELOW.match(texts[index])
                    and gaps[index] == 0
                    and (index + 1 == len(texts) or gaps[index + 1] > 0)
                    and not _heads_what_follows(texts, index)
                )
            )
        ):
            put(index, "letter", 0.85, "信的落款")
    for index in range(1, len(texts)):
        below = roles[index]
        if below is None or below.role != "private" or gaps[index]:
            continue
        if roles[index - 1] is None and not gaps[index - 1] and _UNIT.match(texts[index - 1]):
            put(index - 1, "private", 0.8, "电话上面的单位")


# 某区水务局, between a name and a telephone
_UNIT = re.compile(
    r"^[\u4e00-\u9fff]{3,18}(?:局|委|办|公司|厂|中心|学校|小学|中学|医院|工会|管委会|宣传部|办公室|文化站|融媒体|社区|村委会|协会|科|队|所)$"
)


_SHORTEST_TITLE = 4
# 沱岭老尚 · 山里小匠
_NICKNAME = re.compile(rf"[老小阿大][{HAN}]$")


def _heads_what_follows(texts: Sequence[str], index: int) -> bool:
    """炉火二十年, and below it who wrote or the text itself: a headline as short as a name."""
    text = texts[index]
    below = texts[index + 1] if index + 1 < len(texts) else ""
    if len(text) < _SHORTEST_TITLE or people.parse(text) or _NICKNAME.search(text):
        return False
    signed = people.parse(below)
    is_text = signs.is_final(below) and not signs.is_short(below)
    return is_text or bool((signed and signed.marked) or datelines.dateline(below))


# 某示范区党群部 某某 · 6月3日, below 顺颂 and 编安
_OFFICE_AND_NAME = re.compile(
    r"^[\u4e00-\u9fff]{2,14}(?:[部局委办科处室站院校厂社会区]|中心|公司|集团|学院)[\s\u3000]+[\u4e00-\u9fff]{2,4}$"
)
_DAY_ALONE = re.compile(rf"^{_DAY}\S{{0,3}}$")


def _signs_behind_wishes(texts: Sequence[str], index: int) -> bool:
    """An office and a name, or the day, right below a letter's last words or who signs it."""

    def signs_it(text: str) -> bool:
        return bool(_OFFICE_AND_NAME.match(text) or _DAY_ALONE.match(text))

    at = index - 1
    while at > 0 and (signs_it(texts[at]) or private.signs_letter(texts[at])) and index - at <= 3:
        at -= 1
    above = texts[at]
    ended = private.CLOSING.match(above) or correspondence.is_last_words(above)
    return bool(signs_it(texts[index]) and ended)


_ASIDE = frozenset({"private", "letter", "note-to-editor", "mark", "page-number"})


def _at_an_edge(texts: Sequence[str], roles: Roles, weights: Sequence[float], index: int) -> bool:
    """Has an article just ended, or is the next one about to begin?"""

    def is_aside(k: int) -> bool:
        role = roles[k]
        return (role is not None and role.role in _ASIDE) or weights[k] >= correspondence.LIKELY

    before = index - 1
    while before >= 0 and is_aside(before):
        before -= 1
    after = index + 1
    while after < len(texts) and is_aside(after):
        after += 1
    if before < 0 or after >= len(texts) or before < index - 1 or after > index + 1:
        return True
    if any(RULE.match(texts[k]) or roles[k] is not None for k in (before, after)):
        return True
    return bool(tails.tail(texts[before])) or _begins_article(texts, after)


def _begins_article(texts: Sequence[str], index: int) -> bool:
    """A headline, and below it somebody who signs or a dateline."""
    return _is_head_like(texts[index]) and any(
        people.parse(t) or datelines.dateline(t) for t in texts[index + 1 : index + 3]
    )


NOTICE_REACH = 16
"""Lines: a notice is not longer than this."""
_NOTICE_END = re.compile(
    r"(?:公\s*告|启\s*事|声\s*明|通\s*知|通\s*告|广\s*告|征\s*[稿集文]\S{0,4}|公\s*示|告\s*示"
    r"|更\s*正)[】\]］)）]?$"
)


def in_notice(texts: Sequence[str], index: int) -> bool:
    """Does a notice's title, or an advertisement's words, stand on the line or above it?

    The next headline ends a notice; its numbered parts, its contacts and who signs it do not.
    """
    if signs.AD_WORD.search(texts[index]) or signs.AD_LINE.match(texts[index]):
        return True
    for text in reversed(texts[max(0, index - NOTICE_REACH) : index]):
        if RULE.match(text) or signs.MANUSCRIPT_MARK.match(text):
            return False
        if not signs.is_short(text):
            continue
        if _NOTICE_END.search(text) or signs.NOTICE_TITLE.match(re.sub(r"\s", "", text)):
            return True
        if not (
            signs.is_final(text)
            or signs.HEADING_MARK.match(text)
            or signs.CONTACT.search(text)
            or signs.signs_notice(text)
            or re.search(r"[:：]", text)
        ):
            return False
    return False


def _signs_article(texts: Sequence[str], roles: Sequence[Token | None], index: int) -> bool:
    """姓名:古晓东 right below a headline and above the text signs the article."""
    before = texts[index - 1] if index else ""
    titled = bool(re.match(r"^(?:标题|题目)", before)) or (
        signs.is_short(before) and roles[index - 1] is None
    )
    return titled and any(len(t) > 40 for t in texts[index + 1 : index + 4])


def _is_head_like(text: str) -> bool:
    """Ends a letter: a headline or by-line, not a paragraph or a signature."""
    if private.CLOSING.match(text) or signs.is_final(text):
        return False
    if RULE.match(text) or signs.MANUSCRIPT_MARK.match(text):
        return True
    return (
        signs.is_short(text)
        and len(text) >= 6
        and not re.search(r"敬上|谨上|月\d{1,2}日|月(?:初|十|廿)|顿首|再拜", text)
    )
