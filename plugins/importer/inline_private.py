"""Private data inside sentences: what goes, and what of the sentence goes with it.

A bracket that holds it goes whole. A number in mid-sentence takes its label with it where both are
a clause of their own (，手机号是…，); otherwise only the number goes, and the editor is asked. What
is said to everybody (a hotline, where to enrol) stays, and is asked about elsewhere.
"""

from __future__ import annotations

import re

from plugins.importer.private import INLINE

_NUMBER = (
    r"(?:(?<![\dX])1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"
    r"|(?<!\d)\d{6}(?:19|20)\d{2}[01]\d[0-3]\d\d{3}[\dXx](?![\dA-Za-z])"
    r"|(?<!\d)62\d{2}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d))"
)
_ACCOUNT = (
    r"(?:(?<=微信号)|(?<=微信)|(?<=QQ号)|(?<=QQ))\s*(?:号码?)?\s*[是为:：]*\s*"
    r"[A-Za-z0-9][\w-]{4,24}"
)
_FOUND = re.compile(rf"{_NUMBER}|{_ACCOUNT}", re.IGNORECASE)
_LABEL = (
    r"(?:(?:他|她|我|本人|其|作者|笔者|老人|联系)?的?(?:联系|私人|个人)?(?:电话|手机|微信|身份证|银行卡"
    r"|卡|账号|帐号|支付宝|QQ)(?:号码?)?(?:也?[是为]|[:：])?\s*)"
)
# ，手机号是139…，: label and number are a clause
_CLAUSE = re.compile(
    rf"(?P<before>[，,；;]?)\s*{_LABEL}{_NUMBER}\s*(?:[（(]?微信同号[)）]?)?(?P<after>[，,；;。！？]|$)",
    re.IGNORECASE,
)
_ACCOUNT_CLAUSE = re.compile(
    r"(?P<before>[，,；;]?)\s*(?:(?:他|她|我|本人|其|作者)的)?(?:微信|QQ)号?(?:码)?(?:也?[是为]|[:：])?\s*"
    r"[A-Za-z0-9][\w-]{4,24}(?P<after>[，,；;。！？]|$)",
    re.IGNORECASE,
)
# 报名请拨打…, 招商热线…: told to everybody
_PUBLIC = re.compile(
    r"热线|报名|咨询|拨打|致电|客服|预约|招商|值班|举报|投诉|监督|服务电话|办公电话"
    r"|投稿|征稿|有意者|公众号|联系人"
)
PUBLIC_REACH = 24
"""Characters before a number in which a public offer may be announced."""


def cut(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without private data, and what was taken out, in print order."""
    taken: list[tuple[int, str]] = []
    at = 0
    while match := INLINE.search(text, at):
        if re.search(r"\d{5}|@|微信|QQ", match.group(), re.IGNORECASE):
            taken.append((match.start(), match.group()))
            text = text[: match.start()] + text[match.end() :]
            at = match.start()
        else:
            at = match.end()
    if not re.search(r"[。！？；，]", text):
        return text, tuple(part for _, part in taken)  # a line of contacts, not a sentence
    for clause in (_CLAUSE, _ACCOUNT_CLAUSE):
        at = 0
        while match := clause.search(text, at):
            at = match.end()
            if not match["before"] and match.start() and text[match.start() - 1] not in "。！？“":
                continue
            if _is_public(text, match.start(), match.end()):
                continue
            # one of the two marks stays: the stronger one, which stands behind
            kept = match["after"] if match["before"] else ""
            gone = match.group()[: len(match.group()) - len(kept)]
            taken.append((match.start(), gone))
            text = text[: match.start()] + kept + text[match.end() :]
            at = match.start()
    at = 0
    while match := _FOUND.search(text, at):
        at = match.end()
        if not _is_public(text, match.start(), match.end()):
            taken.append((match.start(), match.group()))
            text = text[: match.start()] + text[match.end() :]
            at = match.start()
    return text, tuple(part for _, part in sorted(taken))


def _is_public(text: str, start: int, end: int) -> bool:
    return bool(_PUBLIC.search(text[max(0, start - PUBLIC_REACH) : end]))


# （通讯员 甲 139…）: whom the paragraph is by, and a number
_SIGNED_NUMBER = re.compile(
    r"(?P<open>[（(【])(?P<names>[^（()）【】\d]{2,30}?)[\s\u3000，,、:：]*"
    rf"(?P<private>(?:联系)?(?:电话|手机|微信)?号?[:：]?\s*{_NUMBER}"
    r"(?:[，, ]*微信同号)?)\s*(?P<close>[)）】])$"
)


def without_number(text: str) -> tuple[str, str]:
    """A paragraph whose by-line in brackets holds a number: without it, and the number."""
    match = _SIGNED_NUMBER.search(text)
    if match is None:
        return text, ""
    signed = f"{match['open']}{match['names'].rstrip()}{match['close']}"
    return text[: match.start()] + signed, match["private"].strip()
