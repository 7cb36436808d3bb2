"""What comes round a manuscript from machines and offices: quoted mails, faxes, slips, lists.

Each is known by its shape or by the line that opens it, and reaches as far as that shape does; what
its sentences say is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from plugins.importer import (
    chats,
    correspondence,
    datelines,
    entry_forms,
    jottings,
    margin,
    office_marks,
    own_words,
    people,
    personal_data,
    private,
    signs,
)
from plugins.importer.readers.text import RULE
from plugins.importer.suspicion import suspicion
from plugins.importer.tokens import Roles, Token
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

Put = Callable[[int, str, float, str], None]
SHEET_WIDTH = 40.0
"""Han characters: what an office writes on a sheet is shorter than a paragraph."""


def mark(
    bases: Sequence[Token], roles: Roles, put: Put, in_notice: Callable[[Sequence[str], int], bool]
) -> None:
    """Give what machines and offices wrote their roles, in place."""
    texts = [base.text for base in bases]
    gaps = [base.gap for base in bases]
    free = [role is None or role.reason.startswith("行首有 >") for role in roles]
    signless = [role is not None and role.role == "page-number" for role in roles]  # ①
    for finder, role, reason in _FINDERS:
        for index in sorted(finder(texts, gaps)):
            is_free = free[index] or (finder is _counted and signless[index])
            if is_free and not (finder in _NOT_OF_NOTICES and in_notice(texts, index)):
                put(index, role, 0.85, reason)
                free[index] = False


# 在 2026-04-21 19:20，方编辑 写道： · On … wrote: · ---- 原始邮件 ----
_QUOTES_MAIL = re.compile(
    r"^.{0,60}(?:写道|wrote)\s*[:：]?$"
    r"|^[\s\-—─=*>]*(?:原始邮件|转发的?(?:邮件|消息)|Original Message)"
    r"|^(?:转发|回复|Fwd?|Re)\s*[:：]|^>?\s*发件人\s*[:：]",
    re.IGNORECASE,
)
# > 在 2026年5月13日,16:40,某老师 写道:
_WROTE = re.compile(r"(?=.*\d[:：]\d\d).{0,60}(?:写道|wrote)\s*[:：]?$", re.IGNORECASE)
SUSPECTED = 1.0
"""Suspicion from which a line behind > on a page of mails is a mail's."""
_QUOTED_LINE = re.compile(r"^\s*[>＞]")


def _quoted_mail(texts: Sequence[str], _: Sequence[int]) -> set[int]:
    """Lines behind > below the head of a mail; elsewhere > is a caption or a quotation."""
    found: set[int] = set()
    mailed = sum(bool(private.MAIL_HEAD.match(t)) for t in texts) > 1
    for index, text in enumerate(texts):
        if _QUOTED_LINE.match(text):
            above = index - 1
            begins = above >= 0 and (above in found or bool(_QUOTES_MAIL.match(texts[above])))
            bare = text.lstrip(">＞ \u3000")
            if (
                begins
                or _WROTE.search(bare)
                or (re.match(r"^\s*[>＞]\s*[>＞]", text) and not signs.NOTE.match(text))
                or correspondence.is_last_words(bare)
                or correspondence.evidence(bare) >= correspondence.LIKELY
                or (mailed and suspicion(bare) >= SUSPECTED)
            ):
                found.add(index)
        elif re.search(r"(?:写道|wrote)\s*[:：]?$", text) and re.search(r"\d[:：]\d\d", text):
            found.add(index)
    return found


# --  | 某某 | 某中心 | 手机 …: what a mail program sets below each mail
_SIGNATURE_MARK = re.compile(r"^(?:--|——|－－)\s*$")
SIGNATURE_LINES = 6
SIGNATURE_WIDTH = 36.0


def _mail_signatures(texts: Sequence[str], gaps: Sequence[int]) -> set[int]:
    """Short lines right below the mark, one of which tells how to reach somebody."""
    found: set[int] = set()
    for index, text in enumerate(texts):
        if not _SIGNATURE_MARK.match(text):
            continue
        run: list[int] = []
        for k in range(index + 1, min(len(texts), index + 1 + SIGNATURE_LINES)):
            if gaps[k] or width(texts[k]) > SIGNATURE_WIDTH or signs.is_final(texts[k]):
                break
            run.append(k)
        if any(personal_data.find(texts[k]) or private.is_contact(texts[k]) for k in run):
            found |= {index, *run}
    return found


# 报送单位：… · 密级：无 · 页数：共2页 · 自：…: fields of a slip or of a fax
_SLIP = re.compile(
    r"^[\s\u3000【\[［（(]*(?:(?:主编|总编|领导|编委会?|值班主任|部门|单位)(?:意见|批示|批注)|发稿签|审稿签|送审单|审批单|发稿单|传真(?:电报|件)?|FAX|拟稿(?:人|单位)?|报送单位|报送人|主送|抄送|密级|缓急|紧急程度"
    r"|报题|选题|事由|预计字数|进度|配图|图片|标题[（(][暂拟待自][^（()）]{0,3}[)）]|记者(?=\s*[:：]\s*\S{2,4}[（(]\S{1,5}[组部室][)）]$)"
    r"|页数|签收|来电|收文|发文|文件名|文件|字数统计|字数|稿别|稿类|发稿单位|送审|[一二三初复终]\s*审|责审"
    r"|审稿意见|核稿|签发)\s*(?:[:：].*)?$",
    re.IGNORECASE,
)
_FIELDS_BESIDE = re.compile(
    r"(?:密级|缓急|页数|FAX|传真|自|致|核稿|拟稿|报送单位)\s*[:：]", re.IGNORECASE
)


def _slips(texts: Sequence[str], gaps: Sequence[int]) -> set[int]:
    """Two or more fields of a sheet in a row, or one that nothing else can be."""
    found: set[int] = set()
    run: list[int] = []
    for index, text in enumerate([*texts, ""]):
        is_field = index < len(texts) and (
            (bool(_SLIP.match(text)) and width(text) <= SHEET_WIDTH)
            or len(_FIELDS_BESIDE.findall(text)) >= 2
        )
        if is_field:
            run.append(index)
            continue
        if len(run) >= 2 or any(_ALONE.search(texts[k]) for k in run):
            found |= set(run)
        run = []
    return found


_ALONE = re.compile(
    r"(?:主编|总编|领导|编委会?|主任)(?:意见|批示|批注)\s*[:：]|字数统计|文件名|[一二三初复终]\s*审\s*[:：].*[，。]|稿签|送审单"
    r"|^\s*(?:密级|缓急|页数|报题|事由|预计字数|标题[（(][暂拟待自][^（()）]{0,3}[)）])\s*[:：]"
)

# 1. 消息 · 二、言论: what kind the next manuscript is, between blank lines
_GENRE = re.compile(
    r"^(?:\d{1,2}\s*[.、．]|[一二三四五六七八九十]{1,2}、)\s*(?:消息|简讯|短讯|要闻|通讯|特写|言论|评论|时评|人物|散文|随笔|诗歌|小说|摄影|组图|图片新闻|来信|更正|启事|公告|转载|副刊|广告)(?:稿|一[篇则组首条])?$"
)


def _genres(texts: Sequence[str], gaps: Sequence[int]) -> set[int]:
    """Two or more of them; in a notice such lines stand close together."""
    found = {
        i
        for i, t in enumerate(texts)
        if _GENRE.match(t) and (i == 0 or gaps[i]) and i + 1 < len(texts) and gaps[i + 1]
    }
    return found if len(found) > 1 else set()


# 【来稿 2】　组图　某某传: a manuscript's number, and what the desk says of it
_NUMBERED = re.compile(
    r"^[【\[［]\s*(?:来稿|稿件|投稿|来件|来信|稿)\s*[一二三四五六七八九十\d]{1,3}\s*[】\]］]\s*(?P<rest>.*)$"
)
_HANDED_IN = re.compile(
    r"(?:传|供|推荐|提供|转来|发来|寄来|送来|报来|来稿|扫描件?|急稿|急|备用|待[定核配补]|已[核阅审编]|重发|补发|约?\d+字)[）)]?$"
)


def _numbered(texts: Sequence[str], _: Sequence[int]) -> set[int]:
    """Remarks where another such mark stands bare, or where a headline of its own follows."""
    marks = {i: m["rest"] for i, t in enumerate(texts) if (m := _NUMBERED.match(t))}
    bare = any(not rest for rest in marks.values())
    return {
        i
        for i, rest in marks.items()
        if rest and (bare or _HANDED_IN.search(rest) or _begins(texts, i + 1))
    }


# ① · ④（手写稿，某某代打） · （三）: a manuscript's number alone between two manuscripts
_COUNTED = re.compile(
    r"^[（(【\[]?(?P<n>[①-⑳]|[一二三四五六七八九十]{1,2}|\d{1,2})[)）】\]]?[、.．]?[\s\u3000]*(?P<rest>[（(【\[][^（()）。]{2,30}[)）】\]])?$"
)
_OPENS_MANUSCRIPT = re.compile(
    r"^(?:标\s*题|题\s*目|作\s*者|投稿人|发件人|收件人|主\s*题|姓\s*名)\s*[:：]\s*\S"
)


def _counted(texts: Sequence[str], gaps: Sequence[int]) -> set[int]:
    """A number alone, counted up from one, where letters or mail heads stand right below.

    The parts of an essay are counted as well: below those stands text.
    """
    found = [
        i for i, t in enumerate(texts) if _COUNTED.match(t) and (i == 0 or gaps[i]) and len(t) <= 40
    ]
    opened = sum(
        bool(
            private.GREETING.match(texts[i + 1])
            or correspondence.VOCATIVE.match(texts[i + 1])
            or _OPENS_MANUSCRIPT.match(texts[i + 1])
        )
        for i in found
        if i + 1 < len(texts)
    )
    return set(found) if len(found) > 1 and opened * 2 >= len(found) else set()


# 0415-某稿-图1.jpg: the name of a file alone on its line
_FILE = re.compile(
    r"^[^，。！？!]{1,60}\.(?:docx?|wps|txt|pdf|jpe?g|png|tiff?|heic|zip|rar|xlsx?|pptx?|mp4|mp3)"
    r"(?:\s*[（(][^（()）]{1,40}[)）])?$",
    re.IGNORECASE,
)


def _files(texts: Sequence[str], _: Sequence[int]) -> set[int]:
    return {i for i, t in enumerate(texts) if _FILE.match(t) and not t.startswith("![")}


# 改稿说明： · 审核意见： · 稿酬信息（财务用）: opens what is meant for the desk
_OPENS = re.compile(
    r"^[\s\u3000★☆*【\[［（(〔\-—─=]*(?:以下[是为]?)?(?:(?:改稿|修改|稿件|投稿|送审|来稿|发稿|排版|版面|编辑|配图)(?:说明|意见|要求|备注)"
    r"|(?:审[核稿定]|领导|修改|部门|编委会?)(?:意见|批示)|(?:稿[费酬]|收款|汇款|银行|作者|个人|联系|通联|财务)(?:信息|资料|方式)"
    r"|给?编辑的?(?:话|留言|备注))[\s】\]］）)〕]*(?:[（(][^（()）]{1,14}[)）])?\s*[:：]?[\s★☆*】\]］\-—─=]*$"
)
# ——以下不发—— · 以下为内部口径，不公开
_NOT_PRINTED = re.compile(
    r"^[\s\-—─－=＝*＊★☆~～（(【\[［]*(?:以下|下面|后面|下文)(?:内容|部分|文字|各?[条段]|是|为|均|都)*[^。]{0,12}?"
    r"(?:不发|不登|不刊|勿[登发刊]|不[必用要]?(?:见报|公开|排|印)|内部|仅供|不对外|留底|存档|备查)[^。]{0,16}$"
    # 投稿须知（不登）
    r"|^[^，。：:]{2,20}[（(【\[［](?:(?:本[条段件篇]|此[条段件])?(?:不|勿|别|暂不)(?:登|刊|发|排|见报|用)|(?:仅供|内部)(?:参考|掌握|传阅)|存档|备查)[）)】\]］]$"
)
HEAD_WIDTH = 4.5
_AHEAD = 3
"""Lines below a headline in which its by-line or dateline stands."""


def _sections(texts: Sequence[str], gaps: Sequence[int]) -> set[int]:
    """From the opening line to the next blank one; from 以下不发 to the next manuscript."""
    found: set[int] = set()
    for index, text in enumerate(texts):
        if _OPENS.match(text):
            found.add(index)
            at = index + 1
            while at < len(texts) and gaps[at] == 0 and not _begins(texts, at):
                found.add(at)
                at += 1
        elif _NOT_PRINTED.match(text) and width(text) <= SHEET_WIDTH:
            found.add(index)
            at = index + 1
            while at < len(texts) and not _begins(texts, at):
                found.add(at)
                at += 1
    return found


# 承 诺 书 alone on its line, and below it what the author swears
_PLEDGE_TITLE = re.compile(
    r"^[\s【\[［（(]*(?:投稿|作者|原创|作品|版权|著作权|诚信|来稿){0,2}(?:承诺|声明|授权|保证|确认)(?:书|函|声明)?[\s】\]］）)]*[:：]?$"
)


def _pledges(texts: Sequence[str], gaps: Sequence[int]) -> set[int]:
    """A pledge to the desk, from its title to the next blank line."""
    found: set[int] = set()
    for index, text in enumerate(texts):
        if not _PLEDGE_TITLE.match(re.sub(r"[ \u3000]", "", text)):
            continue
        if any(own_words.is_pledge(t) for t in texts[index + 1 : index + 4]):
            found.add(index)
            at = index + 1
            while at < len(texts) and gaps[at] == 0 and not _begins(texts, at):
                found.add(at)
                at += 1
    return found


def _begins(texts: Sequence[str], index: int) -> bool:
    """A rule, a manuscript's mark, or a headline with a by-line or dateline below it."""
    if index >= len(texts):
        return False
    text = texts[index]
    if RULE.match(text) or signs.MANUSCRIPT_MARK.match(text):
        return True
    return (
        signs.is_short(text)
        and width(text) >= HEAD_WIDTH
        and not signs.is_final(text)
        and any(
            people.parse(t) or datelines.dateline(t)
            for t in texts[index + 1 : index + 1 + _AHEAD]
            if not signs.is_final(t) or datelines.dateline(t)
        )
    )


# 寄件人：… · 通讯地址 … · 单位税号：… · 出生年月：…: fields of a mail, a person, a payment
_PERSON_FIELD = re.compile(
    r"^[\s\u3000（(【\[［]*(?:作者)?(?:寄件人|发信人|收信人?|收稿人|抄报|回执|主题词|通[讯信]地址|家庭[住地]址|现住址|邮政编码|户名|开户行"
    r"|发票抬头|开票(?:信息|抬头|单位)|纳税人识别号|对公账户|开户名称?|(?:单位)?税号|合同编号|出生年月日?|出生日期|政治面貌|收款人?|收款账户|汇款地址|来稿时间|投稿日期|投稿时间|Mob(?:ile)?|Message-ID"
    r"|From|To|Cc|Bcc|Reply-To|Sent)(?:\s*[:：]\s*|[\s\u3000]+)\S.{0,40}$"
    r"|^[\s\u3000（(]*(?:性别|民族|年龄|职业|学历|籍贯|文化程度)\s*[:：]?\s*[^，。]{1,8}[\s\u3000，,、]+.{0,30}$"
    r"|^[\s\u3000（(]*(?:家住|现住)[^，。]{2,20}(?:\d+[号栋幢楼院室]|家属院|宿舍)[^，。]{0,14}$"
    r"|^作者\s*[:：]\s*[^，。]{2,4}[，,]\s*[男女][，,].{4,60}$"
    r"|^[\s\u3000（(]*(?:通\s*联|通讯处|经办人|承办人)\s*[:：]\s*\S.{1,40}$"
    r"|^(?:微信|电话|手机)[与和同跟](?:手机|电话|微信).{0,5}$"
    r"|^日期\s*[:：].*\d[:：]\d\d|^.{0,24}\d[:：]\d\d.{0,14}(?:来信|发来)\s*[:：]?$",
    re.IGNORECASE,
)
# 版面费3000元，已付 · 请开发票: who pays whom
_PAYMENT = re.compile(
    r"^[^。！？]{0,8}(?:版面费|广告费|刊登费用?|公告费|款已到账|已付(?:稿费|款)|开(?:具)?(?:发票|收据)|预存款|对公账户)[^。！？]{0,20}$"
)
_PLATE_LINE = re.compile(r"^[^。]{0,6}车[号牌].{0,24}$|放行")


def _fields(texts: Sequence[str], _: Sequence[int]) -> set[int]:
    """Fields that say who sends, who is paid, where somebody lives; not those of a notice."""
    return {
        i
        for i, t in enumerate(texts)
        if _PERSON_FIELD.match(t)
        or _PAYMENT.match(t)
        or (
            _PLATE_LINE.search(t)
            and width(t) <= SHEET_WIDTH
            and any(f.kind == "plate" for f in personal_data.find(t))
        )
    }


# 图片清单（摄影部） · 某公司（公章） · 转编辑部收 · 特此函达: what an office adds to a sheet
_SCRAP = re.compile(
    r"^[\s\u3000【\[［（(]*(?:推荐信|自荐信|介绍信|投稿函|推荐函|投稿信)[】\]］）)]*$"
    r"|^[^。]{0,14}(?:财务|稿[费酬]|身份)[^。]{0,14}(?:如下|信息|资料)[^。]{0,14}[:：]?$"
    r"|^[^，。]{2,24}[\s\u3000]*[（(](?:公章|盖章处?|签章处?|签[字名]处?|章|代章)[)）]$"
    r"|^[转送交寄]给?[^，。]{2,20}(?:收|收启|亲启|启)$"
    r"|^(?:图片|照片|稿件|附件|发稿)(?:清单|目录|列表|一览)(?:[（(][^（()）]{1,14}[)）])?[:：]?$"
    r"|^[^。]{0,30}为[荷盼感祷][。！!]?$|^特此(?:函达|致函|报送|呈报|推荐|奉达)"
    # 老顾按：… · 某某批：…: a colleague's word on the sheet; 编者按 is printed
    rf"|^[\s\u3000（(]*(?!编者|记者|译者|作者|笔者|本报|本刊|编辑|医者|专家)[{HAN}]{{2,3}}(?:按|批|批示|批注|补充|又注)\s*[:：].{{2,}}$"
    r"|^致\s*[:：]\s*\S{0,20}(?:[日晚导时商]报|周刊|编辑部|报社)\S{0,8}$"
)


def _scraps(texts: Sequence[str], _: Sequence[int]) -> set[int]:
    """Lines that nobody prints outside a notice, and the day below them."""
    found = {i for i, t in enumerate(texts) if _SCRAP.match(t) and width(t) <= SHEET_WIDTH}
    return found | {i + 1 for i in found if i + 1 < len(texts) and _DAY.match(texts[i + 1])}


_DAY = re.compile(
    r"^[〇零一二三四五六七八九十\d]{4}年[一二三四五六七八九十\d]{1,3}月[一二三四五六七八九十\d]{1,3}日$"
)


_FINDERS: tuple[tuple[Callable[[Sequence[str], Sequence[int]], set[int]], str, str], ...] = (
    (_quoted_mail, "letter", "邮件里引用的话"),
    (office_marks.covers, "letter", "传真的封面"),
    (office_marks.bulletins, "page-header", "简报的报头"),
    (office_marks.addressees, "note-to-editor", "公文的主送、抄送和份数"),
    (office_marks.stamps, "note-to-editor", "收文、阅办的戳记"),
    (office_marks.bad_copies, "private", "传真不清时找谁"),
    (margin.comments, "note-to-editor", margin.REASON),
    (margin.of_document, "note-to-editor", "在线文档自带的字样"),
    (chats.chat, "letter", "聊天记录"),
    (_mail_signatures, "private", "邮件的签名档"),
    (_slips, "note-to-editor", "发稿签、传真的栏目"),
    (_pledges, "letter", "作者的承诺书"),
    (jottings.embargoes, "note-to-editor", "何时、能否发布的要求"),
    (jottings.sheets, "note-to-editor", "打字、收发的记号"),
    (jottings.choices, "note-to-editor", "备选的题目"),
    (jottings.farewells, "letter", "英文信的结尾和落款"),
    (_numbered, "mark", "稿件序号和编辑部的附注"),
    (_counted, "mark", "稿件的序号"),
    (_genres, "mark", "稿件的序号和体裁"),
    (_files, "note-to-editor", "附件的文件名"),
    (_sections, "note-to-editor", "写明不登的内容"),
    (entry_forms.rows, "private", "随稿的登记表"),
    (_fields, "private", "来往、付款、个人的资料"),
    (_scraps, "letter", "随稿的公文和清单"),
)
_NOT_OF_NOTICES = (
    entry_forms.rows,
    _fields,
    _scraps,
    office_marks.covers,
    jottings.sheets,
    jottings.embargoes,
)
