"""The keys of a record: what part of an article each names, or to whom else it speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.importer import people, personal_data
from plugins.importer.names import is_name

PARTS = frozenset(
    {
        "title", "kicker", "deck", "column", "byline", "text", "caption", "author-note", "origin",
        "heading",
    }
)  # fmt: skip
# by the words in a key's name, the narrower first; English ones as a CMS exports them
_ROLES = (
    ("heading", re.compile(r"^(?:小标题?|分题|插题|段题)$")),
    ("kicker", re.compile(r"^(?:稿件|文章)?(?:引|肩|眉|上)(?:标题?|题)$|^kicker$")),
    (
        "deck",
        re.compile(r"^(?:稿件|文章)?(?:副|子|下|辅)(?:标题?|题)$|^(?:subtitle|subhead|deck)$"),
    ),
    (
        "title",
        re.compile(
            r"^(?:稿件|文章|原|新|拟用?)?(?:标题|题目|题名)(?:名称?)?$|^(?:主|正|大)(?:标题?|题)$"
            r"|^(?:稿件|文章)(?:名称?|题)$|^(?:稿名|篇名|文题|稿题)$|^(?:title|headline)$"
        ),
    ),
    (
        "column",
        re.compile(
            r"^(?:来稿|所属|发布|刊发|拟用|拟发|投稿)?(?:栏目|专栏|栏题|栏名|版块|板块)(?:名称?)?$"
            r"|^(?:column|category|section)$"
        ),
    ),
    ("author-note", re.compile(r"^(?:作者|工作|所在|供稿|作者所在)?单位(?:名称)?$|^作者简介$")),
    (
        "byline",
        re.compile(
            r"^(?:稿件|文章|本文|署)?(?:作者|署名|记者|撰稿|撰文|采写|采访|通讯员)(?:姓名|名字?|人|署名)?"
            r"(?:[/／]单位)?$|^(?:文[/／]?图|图[/／]?文)$|^(?:author|byline)s?$"
        ),
    ),
    (
        "text",
        re.compile(
            r"^(?:稿件|文章|新闻|报道|详细|正文)?(?:正文|全文|内文|内容|文稿|文字稿|稿文|本文|原文)(?:内容)?$"
            r"|^(?:body|content|text)$"
        ),
    ),
    (
        "caption",
        re.compile(
            r"^(?:配|附|插)?(?:图片?|照片|相片)(?:的|文字)?(?:说明|解说|注释|注|说|文字)(?:文字)?$"
            r"|^图片?$|^caption$"
        ),
    ),
    ("origin", re.compile(r"^(?:稿件|文章|信息)?(?:来源|稿源|出处)$|^source$")),
)
_PRIVATE = re.compile(
    r"电话|手机|联系|开户|户名|账[号户]|帐[号户]|卡号|银行|身份|证件|稿[费酬]|支付宝|微信|QQ|邮箱|邮件|邮编"
    r"|地址|住址|收款|送件|报送人|投稿人|作者(?:信息|资料|情况|简况)|真名|实名|本名|性别|年龄|汇款|打款|结算|Email|Tel",
    re.IGNORECASE,
)
_LETTER = re.compile(r"留言|附言|自荐|来稿(?!栏目)|来件|投稿(?!人)|送稿|寄语|致编|来信")
_STAFF = re.compile(
    r"^(?:导出|录入|上传|操作|值班|责任|签发|打印|组稿|文字)?(?:人|人员|编辑|责编|美编|校对)$"
)
_MARK = re.compile(
    r"编号|稿号|序号|流水|代码|^ID$|ID$|^status|^slug|^date|^created|^updated|^issue|^page|状态|字数|篇幅|版本|文件|路径|网址|链接|时间|日期|期号|版次|版位|版面"
    r"|页码|密级|级别|优先|阅读|点击|流程|权限|频道|模板|语种|存放|见报|类型|类别|体裁|分类|性质",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[一二三四初复终再主]\s*[审校]|审[核稿读定签]|送审|签发|核[对稿定]|校[对读样]|照\s*排|排版|组版|版式|美编|美术"
    r"|编辑|编审|责编|备注|批[示注语]|意见|要求|建议|处理|说明|提示|注意|修改|附件|关键[词字]|标签|主题词"
    r"|摘要|提要|简介|配图|图片|照片|推荐|去向|退稿|采用|稿[签笺件]|导出|打印|录入|上传|发布|领导|单位意见"
    r"|Keyword|Tag|Summary|Editor|Note",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"编号|稿号|稿件ID|^id$|^status$|^tags?$|^keywords?$|状态|字数|送审|[一二三初复终]审|审[核稿]|签发|关键[词字]|标签|类型|类别|体裁|版次|导出|意见|备注|选题|必填",
    re.IGNORECASE,
)
_SELLS = re.compile(r"^(?:商业|付费|整版|半版|分类|公益)?(?:广\s*告|软文|推广|赞助)")
_SOLD = re.compile(r"类型|类别|性质|体裁|分类|稿别|属性|栏目")
_NOTHING = re.compile(r"^[\s\u3000/／\-—－_无没暂空略]*$|^(?:N/?A|null|none|nil)$", re.IGNORECASE)
_FILE = re.compile(
    r"\.(?:jpe?g|png|tiff?|gif|bmp|docx?|pdf|zip|rar)|见附件|^\d{1,2}\s*[张幅]", re.IGNORECASE
)
# 投稿 自采: how it came in, not where it was taken from
_OWN = re.compile(r"来稿|投稿|自采|原创|本[报刊社]|邮箱|微信|系统|平台|后台|采编|供稿")

_NAME = r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z\d \u3000_/]{0,13}"
_PAIRS = {"【": "】", "[": "]", "［": "］", "〔": "〕", "〖": "〗", "「": "」", "『": "』"}
_BULLET = r"[\s\u3000■□●○◆◇▪•·*\-]*(?:\d{1,2}[.、．)）]\s*)?"
_ASIDE = r"(?:[（(][^（()）]{1,8}[)）])?"
_COLON = re.compile(rf"^{_BULLET}(?P<name>{_NAME}?){_ASIDE}\s*(?:[:：]|\t+)\s*(?P<value>.*)$")
# | 标题 | 渡口的新钟 |
_PIPED = re.compile(
    rf"^[\s\u3000]*[|｜│]?\s*(?P<name>{_NAME}?)\s*[|｜│]\s*(?P<value>[^|｜│]*?)\s*[|｜│]?\s*$"
)
# 状态：二审通过　　字数：386: the next field of the same line
_NEXT = re.compile(
    rf"[ \u3000\t]+(?={_BULLET}(?!https?:)[\u4e00-\u9fffA-Za-z][^\s:：]{{1,9}}[:：])|[|｜]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One field: `name` without blanks; `role` "" when nobody knows it."""

    shape: str
    """Its opening bracket, or ":"."""
    name: str
    printed: str
    """As it stands on the line, brackets and all."""
    value: str
    role: str
    is_padded: bool = False
    """Blanks inside the name make it as wide as the others."""
    is_found: bool = False
    """Its place among the others tells its role, not its name."""

    @property
    def is_empty(self) -> bool:
        """【引题】无: a field that was filled in with nothing."""
        return bool(self.value.strip() and _NOTHING.match(self.value))

    @property
    def sells(self) -> bool:
        """稿件类型：广告."""
        return bool(_SOLD.search(self.name) and _SELLS.match(self.value.strip()))

    @property
    def is_office(self) -> bool:
        """No letter writer names such a field."""
        return bool(_OFFICE.search(self.name))


def first(text: str) -> list[Key]:
    """The key that the line begins with, in brackets or before a colon; none, one."""
    opening = text.lstrip(" \u3000")[:1]
    found = keys(text, opening) if opening in _PAIRS else keys(text, ":")
    return list(found[:1])


def keys(text: str, shape: str, *, loose: bool = False) -> tuple[Key, ...]:
    """All fields of a line that begins with one; empty when it does not.

    Args:
        text: of the line.
        shape: of the key.
        loose: above the text of a record, where 时间: and 备注: are said by nobody.
    """
    return _boxed(text, shape) if shape in _PAIRS else _before_colon(text, loose=loose)


def _boxed(text: str, shape: str) -> tuple[Key, ...]:
    opening, closing = re.escape(shape), re.escape(_PAIRS[shape])
    box = rf"{opening}[ \u3000]*(?P<name>{_NAME})[ \u3000]*{closing}[ \u3000]*[:：]?"
    found = list(re.finditer(rf"(?:^|(?<=[ \u3000\t]))[ \u3000]*(?P<box>{box})[ \u3000]*", text))
    if not found or found[0].start() > 0 or re.match(r"\(", text[found[0].end() :]):
        return ()
    ends = [*(m.start() for m in found[1:]), len(text)]
    return tuple(
        _key(shape, m["name"], m["box"], text[m.end() : end].strip(" \u3000\t"))
        for m, end in zip(found, ends, strict=True)
    )


def _before_colon(text: str, *, loose: bool) -> tuple[Key, ...]:
    if piped := _PIPED.match(text):
        key = _key(":", piped["name"], text[: piped.start("value")].strip(), piped["value"])
        return (key,) if _is_known(key) else ()
    if _COLON.match(text) is None:
        return ()
    parts = [p for p in _NEXT.split(text) if p.strip()]
    made: list[Key] = []
    for part in parts:
        match = _COLON.match(part)
        if match is None:
            return ()
        key = _key(":", match["name"], part[: match.start("value")].strip(), match["value"].strip())
        if not key.role or (not made and not loose and not _is_known(key)):
            return ()
        made.append(key)
    return tuple(made)


# 备注 说明 编辑: said by people in an article as well
_SAID_BY_PEOPLE = re.compile(
    r"^(?:记者|编辑|通讯员|说明|提示|注意|建议|意见|要求|处理|备注|来源|出处|单位|地址|电话|时间|日期|图|简介"
    r"|内容|主题|推荐|图片|照片|领导|校对|责编|美编|联系|级别|全文|text|source|section)$"
)


def _is_known(key: Key) -> bool:
    """Before a colon a key is known by its whole name, and by no word that people begin with."""
    if not key.role:
        return False
    if key.role in PARTS:
        return not _SAID_BY_PEOPLE.match(key.name)
    return len(key.name) <= 6 and not _SAID_BY_PEOPLE.match(key.name)


def _key(shape: str, name: str, printed: str, value: str) -> Key:
    bare = re.sub(r"[\s\u3000]", "", name).lower()
    return Key(
        shape=shape, name=bare, printed=printed, value=value, role=_role(bare, value),
        is_padded=bare != name.strip(" \u3000") and not re.search("[A-Za-z]", name),
    )  # fmt: skip


# 【文】甲 · 【摄影】乙: what somebody did, before a name; 【图】见附件 is none
_DID = re.compile(r"^(?:文字?|图片?|摄影|摄|口述|整理|执笔|采编|供稿)(?:人|者)?$")


def _role(name: str, value: str) -> str:
    if _DID.match(name) and _names_somebody(value):
        return "byline"
    role = _part(name)
    if role in {"caption", "author-note", "origin"}:
        if any(f.kind != "plate" for f in personal_data.find(value)):
            return "private"
        if _FILE.search(value) or (role == "origin" and _OWN.search(value)):
            return "note-to-editor"
    if role:
        return role
    for pattern, other in (
        (_PRIVATE, "private"), (_LETTER, "letter"), (_STAFF, "staff"), (_MARK, "mark"),
        (_NOTE, "note-to-editor"),
    ):  # fmt: skip
        if pattern.search(name):
            return "private" if _holds_number(value) else other
    return "private" if _holds_number(value) else ""


def _names_somebody(value: str) -> bool:
    signed = people.parse(value)
    return signed is not None and all(is_name(byline.name) for byline in signed.bylines)


def _part(name: str) -> str:
    bare = re.sub(r"\d", "", name)
    return next((role for role, pattern in _ROLES if pattern.match(bare)), "")


def _holds_number(value: str) -> bool:
    return any(
        f.kind in {"mobile", "identity", "card", "account"} for f in personal_data.find(value)
    )
