"""By-lines and credits -> Bylines, before any blank is changed: blanks part the names.

■ 王春宇 丁洁 · 本报记者 甲 通讯员 乙、丙 · (见习记者 宋　禾) · 文/易安 图/洪朵 · 甲 文/图
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from plugins.importer import wide_names
from plugins.importer.names import HAN_NAME, LONG_NAME, NO_NAMES, is_name
from plugins.newspaper.chinese import HAN
from plugins.newspaper.model import Byline

# 本报记者 · 科学导报见习记者 · 通讯员 · 特约评论员 · 文/图 · 摄影报道
ROLE_WORD = re.compile(
    r"(?:(?:本报|本刊|本网|本台|新华社|中新社|[\u4e00-\u9fff]{2,6}(?:日报|晚报|导报|时报|周刊"
    r"|新报|周报|融媒|客户端))?\s*"
    r"(?:全媒体|融媒体|首席|见习|实习|特约|特派|驻[\u4e00-\u9fff]{1,4}|高级|资深|青年){0,2}"
    r"(?:记者|通讯员|评论员|撰稿人|特派员|通讯组|报道组|调研组|实习生|主持人|学生记者|小记者"
    r"|编辑部))"
    r"|退\s*休(?:职工|教师|工人|干部|技师|医生|编辑)|稿件提供|制\s*表|读\s*者|供稿单位|报送单位|来稿单位|作\s*者|署\s*名|姓\s*名|投稿人|撰\s*文|撰\s*稿"
    r"|整\s*理(?:人|者)?|口\s*述(?:人|者)?|讲\s*述(?:人|者)?|自\s*述|记\s*录(?:人|者)"
    r"|执\s*笔|记\s*录|策\s*划|统\s*筹|供\s*稿|文\s*字|图\s*片|采访整理|采\s*访|采\s*写|编\s*排"
    r"|编辑整理|编\s*写|改\s*写|责\s*编|监\s*制|审\s*核"
    r"|写稿人|来稿人|[采问述][并兼][记写]|辑录|汇编|汇总|搜集|集纳|摘编|选编|凑齐"
    r"|摄影报道|文[并及兼][摄图]影?|图[并及兼]文|文图|图文|译|编\s*译|翻\s*译|文\s*[/／、]\s*(?:[图摄]片?|照片)|图\s*[/／、]\s*文|摄影"
    r"|绘图|制图|漫画|供\s*图|文|图|摄|作词|作曲|填词|谱曲|编曲"
)
_TRAILING_ROLE = re.compile(
    r"(?P<role>摄影报道|采访整理|[采问述][并兼][记写]|辑录|汇编|汇总|搜集|集纳|摘编|选编|文\s*[/／、并及兼]?\s*[图摄]|图\s*[/／、并及兼]?\s*文|摄影|供稿|整理|执笔|撰文"
    r"|采写|口述|编译|报道)$"
)
MARKS = "■□◇◆●○▲△▪◎☆★⊙◣█▉▇▆▮◼◾⬛▣▢❏❑"
"""What stands before names; the blocks and boxes are how OCR and other founts set ■ and □."""
# 口 本报记者 甲: OCR reads □ as 口
MOUTH = (
    r"(?:口(?=[\s\u3000]*(?:本报|本刊|本网|记者|(?:见习|首席|实习|特约|特派)记者|通讯员|特约))"
    rf"|口(?=[\s\u3000]+[{HAN}]{{2,10}}[\s\u3000]+[{HAN}]{{2,3}}$)"
    rf"|口(?=[\s\u3000]+[{HAN}](?:[\s\u3000]*[{HAN}]){{1,2}}$))"
)
_MARK = re.compile(rf"^\s*(?:[{MARKS}]|{MOUTH})+\s*")
_HEADING_MARKS = "◆●★☆▪"
"""Marks that head headings and items more often than names."""
# 何田田(译)
_ROLE_BEHIND = re.compile(
    rf"(?<=[{HAN}])[（(](译|编译|翻译|整理|口述|采访|撰文|摄影|摄|文|图|执笔|主持)[)）](?=$"
    r"|[\s\u3000、,，;；])"
)
_GLUED_ROLE = re.compile(
    r"(?:记者|通讯员|实习生)(?=[\u4e00-\u9fff]{2,3}(?:$|[\s\u3000、，,；;）)】]))"
)
# 记者来凤仙 通讯员母国强, but not 记者手记, 记者走基层
_GLUED = re.compile(
    r"^(?:本[报刊网台]|见习|实习|首席|特约|全媒体|融媒体)*(?:记者|通讯员|实习生)"
    r"(?!手记|观察|站|走|见闻|调查|视线|亲历|体验|感言|点评|节|团|部|在|从|来信|连线|述评|协会|之|们|风采|论坛|访)"
    r"[\u4e00-\u9fff]{2,3}(?:$|[\s\u3000、，,；;])"
)
# （通讯员 甲 作者单位：县水务局）: where somebody works says nothing about who signs
_UNIT_BEHIND = re.compile(
    rf"(?<=[{HAN}])[\s\u3000，,；;、]+(?:作者|工作|供稿)?单位\s*[:：]\s*[{HAN}]{{2,24}}(?P<close>[)）】]?)$"
)
# 口述／甲（某厂操作工）　整理／乙: who tells, and what they are, before who wrote it down
_TOLD_BY = re.compile(
    r"^(?:口\s*述|讲\s*述|整\s*理|采\s*访|采\s*写|撰\s*文|执\s*笔|记\s*录|文)[\s\u3000]*[/／:：｜|]"
)
_WHO_THAT_IS = re.compile(rf"(?<=[{HAN}])[\s\u3000]*[（(][{HAN}·、\s\u3000]{{3,24}}[)）]")
# 贺　兰（县质检所）: where somebody works, behind the name
_UNIT_IN_BRACKETS = re.compile(
    rf"(?<=[{HAN}])[\s\u3000]*[（(](?P<unit>[{HAN}](?:[{HAN}]|[ \u3000](?=[{HAN}])){{1,20}})"
    rf"(?:[，,][{HAN}]{{2,12}})?[)）]$"
)
# 某某产业园通讯员　甲 · 县委宣传部特约通讯员 甲: where somebody works, before the role
_UNIT_BEFORE = re.compile(
    rf"^(?P<open>[（(【\[［]?)(?P<unit>[{HAN}]{{2,16}}?)"
    rf"(?P<who>(?:特约)?(?:通讯员|报道员|信息员)[\s\u3000:：]*[{HAN}][{HAN}\s\u3000、]{{1,20}}[)）】\]］]?)$"
)
_UNIT_END = re.compile(
    r"(?:[区园县市镇乡村厂矿局委办部站所院校社行]|公司|集团|中心|基地|工会|协会)$"
)
# 甲／文　乙／图: each name with what its bearer did
_EACH_SLASHED = re.compile(
    rf"^(?:[{HAN}·](?:[{HAN}·]|[ \u3000](?=[{HAN}]))*[ \u3000]*[/／][ \u3000]*"
    r"(?:文字?|图片?|摄影?|绘|漫画|供图)(?:[ \u3000、,，;；]+|$)){2,}$"
)
# 通 讯 员 甲: a role set as wide as the name behind it
_SET_WIDE = (
    *("记者", "作者", "笔者", "译者", "编者", "通讯员", "实习生", "署名", "文字", "图片", "摄影"),
    *("供稿", "撰稿", "撰文", "采写", "采访", "整理", "口述", "执笔"),
)
"""Roles set as wide as the other fields of a form, 作　　者：, are one word."""
_WIDE_ROLE = re.compile(
    r"(?:(?:记 者|通 讯 员|实 习 生)(?=\u3000| {2}|\s*[:：/／])|(?:"
    + "|".join(map(r"[ \u3000]+".join, _SET_WIDE))
    + r")(?=\s*[:：/／]))"
)
_SEPARATORS = re.compile(
    r"[\s\u3000]*[、,，;；/／|｜&＆]+[\s\u3000]*|[\s\u3000]+(?:和|与)[\s\u3000]+"
)
# （土家族）某某 · 某某（苗族）: of which people somebody is
_PEOPLE = re.compile(rf"[（(〔][{HAN}]{{1,5}}族[)）〕]")
# 词／甲　曲／乙
_LYRICS = re.compile(
    rf"(?<![{HAN}])(作?[词曲]|填词|谱曲|编曲|演唱)[\s\u3000]*[/／:：|｜][\s\u3000]*(?=[{HAN}])"
)
# 作者姓名：甲 · 本文作者：甲 · 采访人：甲, as a form has it
_AUTHOR_FIELD = re.compile(
    r"^(?:(?:本文|本期|文章|稿件)作\s*者|作者(?:姓名|署名|名)|采访人|撰写人|撰稿者)\s*[:：]\s*(?=\S)"
)
# 撰文|甲 摄影|乙: a stroke between what somebody did and the name
_ROLE_STROKE = re.compile(
    rf"(?<![{HAN}])({ROLE_WORD.pattern})[\s\u3000]*[|｜_][\s\u3000]*(?=[{HAN}])"
)
# 文：甲 图：受访者提供: whose pictures they are, nobody's name
_PICTURES_GIVEN = re.compile(
    rf"(?<=[{HAN}])[\s\u3000，,；;]+(?:图片?|摄影|配图)[\s\u3000]*[:：|｜/／][\s\u3000]*[{HAN}]{{2,12}}(?:提供|供图)$"
)
# 文 | 甲　编辑 | 乙: who saw it through the press is nobody's author
_EDITED_BY = re.compile(
    rf"(?<=[{HAN}])[\s\u3000，,；;|｜]+(?:责任?编辑?|编\s*辑|校\s*对"
    rf"|排\s*版|美\s*编|审\s*[核校])"
    rf"(?:[\s\u3000]*[|｜:：/／][\s\u3000]*[{HAN}](?:[{HAN}]|[ \u3000](?=[{HAN}])){{1,10}}"
    # （记者 甲 编辑 乙）: parted by a blank only
    rf"|[\s\u3000]+[{HAN}](?:[{HAN}]{{1,2}}|[ \u3000][{HAN}]{{1,2}}))(?P<close>[)）】\]]?)$"
)
# （记者甲 综合）: put together from elsewhere, no second name
_PUT_TOGETHER = re.compile(rf"(?<=[{HAN}]{{2}})[\s\u3000]+综合(?=[)）】]?$)")
# 记者甲　通讯员乙报道: behind the last name, glued
_REPORTS = re.compile(rf"((?:记者|通讯员)[{HAN}]{{2,3}})报道$")
# 某某记于中心值班室，窗外正在出炉 · 通讯员某某写完于夜班 · 某某　某站旁 · 某某　数字已核: where
# or when it was written, and what was done with it, behind one name
_WRITTEN_AT = re.compile(
    rf"^(?P<who>(?:(?:本报|本刊)?(?:记者|通讯员|实习生)[\s\u3000]*)?(?P<name>[{HAN}]{{2,3}}))"
    rf"(?:[\s\u3000]*(?:[写记作草]|完稿|改定|摄)(?:[完成毕就])?于[{HAN}，,]{{2,24}}"
    rf"|[\s\u3000]+(?:于|寄自|发自)[{HAN}]{{2,14}}|[\s\u3000]+[{HAN}]{{3,12}}(?:旁|畔|边上?|灯下|窗前|炉前)"
    rf"|[\s\u3000]+[{HAN}]{{2,10}}(?:已核实?|待核|核过|属实))$"
)
# 电缆厂某某, behind a role: where somebody works, glued to the name
_UNIT_GLUED = re.compile(
    rf"^(?P<unit>[{HAN}]{{1,10}}(?:厂|矿|公司|集团|车间|[县市区镇乡村局所站院校园社]))(?P<name>[{HAN}]{{2,3}})$"
)
_COLLECTIVE_END = re.compile(r"(?:[部联馆队会社组网台]|中心|编辑部)$")
# 本报记者 甲 三号井采访 · 本报记者 甲 发自河湾: where it was, behind the name
_FROM_PLACE = re.compile(
    rf"^(?P<who>.*(?:记者|通讯员|特派员|实习生)[\s\u3000:：]*[{HAN}·•\s\u3000、]*[{HAN}])[\s\u3000]+"
    rf"(?:(?P<place>[{HAN}]{{2,10}}?)(?:采访(?:报道)?|摄影报道|报道|专电)"
    rf"|(?:发自|写于|摄于|于)[{HAN}]{{2,10}})$"
)
_HOW = frozenset(
    {
        "摄影",
        "综合",
        "联合",
        "采访",
        "图片",
        "文图",
        "图文",
        "视频",
        "独家",
        "特别",
        "跟踪",
        "专题",
        "连线",
    }
)
_LATIN_NAME = re.compile(r"^[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+){0,2}$")
_ORGANISATION = re.compile(
    rf"^[{HAN}]{{3,18}}(?:所|站|队|院|社|镇|厂|校|区|园|县|市|村|台|中学|小学|银行|学会|商会"
    rf"|工会|团委|妇联|党支部|党委|宣传科"
    rf"|报道组|县委|市委|区委)$|^[{HAN}]{{2,18}}(?:部|局|委|办|办公室|中心|公司|集团|管委会"
    r"|编辑部|研究院|研究所|学院|大学|协会|联盟|报社"
    r"|新华社|记者|评论员|报道组|课题组|调研组|工作组|通讯社)$"
)
_PLACE = re.compile(rf"^[{HAN}]{{2,6}}(?:乡|镇|村|县|市|区|州|旗|街道|社区)$")


_TOLD = re.compile(r"^(?P<before>[^:：]+)[:：]\s*\S")
_TELLS = re.compile(
    rf"(?:{ROLE_WORD.pattern}|单位|署名|笔名|人员|[文图摄]片?)[\s\u3000]*[)）]?[\s\u3000]*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A by-line that was understood."""

    bylines: tuple[Byline, ...]
    raw: str
    marked: bool = False
    """A mark (■) or a role stood before the names: it is surely a by-line."""


def parse(text: str, *, strict: bool = True) -> Signed | None:
    """Read a by-line; None when it is none.

    Args:
        text: as printed, with its blanks, marks and brackets.
        strict: names without a mark or role must look like names; otherwise any two to four Han
            characters do.
    """
    raw = text.strip()
    body = raw
    marked = bool(_MARK.match(body))
    body = _AUTHOR_FIELD.sub("作者：", _MARK.sub("", body).strip(" \u3000"))
    body = re.sub(rf"(?<=[\s\u3000])[{MARKS}]\s*", " ", body.replace("丨", "｜"))
    body = _WIDE_ROLE.sub(lambda m: re.sub(r"\s", "", m.group()), body)
    body = _ROLE_BEHIND.sub(r" \1 ", body).rstrip()
    body = _without_unit(body)
    body = _LYRICS.sub(lambda m: f"{m[1] if len(m[1]) > 1 else '作' + m[1]}：", body)
    called = bool(_PEOPLE.search(body))
    if (before := _UNIT_BEFORE.match(body)) and _UNIT_END.search(before["unit"]):
        body = f"{before['open']}{before['who']}"
    body = _PEOPLE.sub("", body).strip(" \u3000")
    body = _UNIT_BEHIND.sub(r"\g<close>", body)
    body = _PUT_TOGETHER.sub("", body)
    body = _REPORTS.sub(r"\1", _EDITED_BY.sub(r"\g<close>", body))
    body = _PICTURES_GIVEN.sub("", _ROLE_STROKE.sub(r"\1：", body))
    if (placed := _FROM_PLACE.match(body)) and not _is_who(placed["place"] or ""):
        body = placed["who"]
    written = _WRITTEN_AT.match(body.strip("（()）【】 \u3000"))
    if written and is_name(written["name"]):
        body = written["who"]
    if _TOLD_BY.match(body):
        body = _WHO_THAT_IS.sub(" ", body).rstrip()
    bare = body.strip("（()）【】 \u3000")
    if bare != body and _GLUED.match(bare):
        body = _GLUED_ROLE.sub(r"\g<0> ", body)  # （记者来凤仙）: in brackets it is a name
    if len(body) > 2 and body[0] in "(（[【〔〖［<＜〈" and body[-1] in ")）]】〕〗］>＞〉":
        body = body[1:-1].strip(" \u3000")
        body = _MARK.sub("", body)
    if marked and re.fullmatch(rf"[{HAN}]{{1,4}}(?:乡|镇|县|街道|社区)", body):
        return None  # △ 水磨镇: where the item's headline begins
    if not body or len(body) > 60 or re.search(r"[。！？!?“”《》\d]", body.replace("@", "")):
        return None
    if (told := _TOLD.match(body)) and not _TELLS.search(told["before"]):
        return None  # 东陉：托育班办进邻里中心: a headline that begins with a place
    found: list[Byline] = []
    role, has_role = "", False
    for kind, token in _tokens(body):
        if kind == "role":
            role, has_role = token, True
            if found and found[-1].role == "" and _is_closing_role(token):
                found = [Byline(name=b.name, role=b.role or token) for b in found]
                role = token if _opens_names(body, token) else ""
            elif found and _is_closing_role(token) and not _opens_names(body, token):
                found[-1] = Byline(name=found[-1].name, role=f"{found[-1].role} {token}".strip())
                role = ""
            continue
        found.append(Byline(name=token, role=role))
    if not found:
        collective = _collective(body)
        return Signed(bylines=(collective,), raw=raw, marked=True) if collective else None
    glued = _UNIT_GLUED.match(found[0].name) if has_role and len(found) == 1 else None
    if (
        glued is not None
        and is_name(glued["name"])
        and not is_name(found[0].name)
        and not _UNIT.match(found[0].name)
        and not _COLLECTIVE_END.search(found[0].name)
    ):
        found = [Byline(name=glued["name"], role=found[0].role)]
    sure = marked or has_role or called
    found = [b for b in found if b.role not in _DESK_ROLES] or found
    persons = [b for b in found if not _is_unit(b.name, [x.name for x in found])]
    if (
        raw[0] in "（("
        and len(persons) > 1
        and _PLACE.match(persons[0].name)
        and all(is_name(b.name) for b in persons[1:])
    ):
        persons = persons[1:]  # (枫坪乡 巫马青)
    if persons and len(persons) < len(found):
        found = persons  # 云麓供电所 高原: where somebody works
        sure = sure or (strict and all(is_name(b.name) for b in persons))
    if (
        has_role
        and not marked
        and not _EACH_SLASHED.match(body)
        and any(
            len(b.name) == 4 and not is_name(b.name) and not _ORGANISATION.match(b.name)
            for b in found
        )
        and not _opens_with_role(body)
    ):
        return None  # 晒秋的人 曾大河/摄影报道: a headline stands before the name
    if raw[0] in _HEADING_MARKS and not has_role and not all(is_name(b.name) for b in found):
        return None  # ◆先看脸 is a heading
    if marked and not has_role and any(len(b.name) > 3 and not is_name(b.name) for b in found):
        return None  # ●园区论语 is a column
    for byline in found:
        plausible = is_name(byline.name) or (
            (sure or not strict)
            and (
                bool(HAN_NAME.match(byline.name))
                or bool(LONG_NAME.match(byline.name))
                or bool(_LATIN_NAME.match(byline.name))
                or bool(_ORGANISATION.match(byline.name))
            )
        )
        if (
            not plausible
            or byline.name[-1] in "呢吗吧么嘛"
            or (byline.name in NO_NAMES and not has_role)
        ):
            return None
    if not sure and strict and (len(found) > 4 or re.search(r"[，,]", body)):
        return None
    return Signed(bylines=tuple(found), raw=raw, marked=sure)


# 机修车间, 党政办, 恒途车桥: where somebody works, before the name
_UNIT = re.compile(
    rf"^[{HAN}]{{1,16}}(?:车间|分厂|工段|班组|党政办|党群办|宣传办|综合办|办公室|管委会|居委会|村委会|工会|团委|中心|公司|集团|股份|重工|机电"
    r"|车桥|电子|科技|新材|材料|钢铁|电力|动力|水务|燃气|热力|能源|药业|食品|纺织|化工|机械|物业|银行|医院|学校|学院|大学|中学|小学|街道"
    r"|社区|支队|大队|中队|[一二三四五六七八九十\d]队|[一二三四五六七八九十甲乙丙丁早中夜]班|采掘队|[部局委办站队处厂所院矿台区庭厅社校])$"
)


def _is_unit(name: str, others: list[str]) -> bool:
    """An organisation; a word like one only beside somebody's name."""
    if _ORGANISATION.match(name):
        return True
    named = any(is_name(other) for other in others if other != name)
    office = re.search(r"[科室股]$", name) and not is_name(name)  # 机动科
    return bool(len(name) >= 3 and named and (office or _UNIT.match(name)))


def _without_unit(body: str) -> str:
    """贺　兰（县质检所）: the name alone."""
    match = _UNIT_IN_BRACKETS.search(body)
    if match is None:
        return body
    unit = re.sub(r"[ \u3000]", "", match["unit"])
    if not (_ORGANISATION.match(unit) or _UNIT.match(unit) or _TRADE.search(unit)):
        return body
    return body[: match.start()]


# 某高新区质检员, 某厂退休钳工: where somebody works and as what
_TRADE = re.compile(
    rf"^[{HAN}]{{2,}}(?:区|园|厂|矿|司|院|校|所|站|局|镇|乡|村|县|市|队)[{HAN}]{{1,6}}(?:员|师|工|长|生|民|者)$"
)

_DESK_ROLES = frozenset({"编排", "责编", "监制", "审核"})
"""Who made the page, not the article."""


def _is_who(word: str) -> bool:
    """A name, or how a report was made, where a place may stand."""
    return word in _HOW or is_name(word) or bool(ROLE_WORD.fullmatch(word))


def _is_closing_role(role: str) -> bool:
    return bool(
        re.match(
            r"^(?:摄影报道|摄影|摄|供稿|整理|采访整理|执笔|撰文|采写|编写|改写|口述|编译|翻译|译|报道|文|图"
            r"|文\W*图|文\W*摄|图\W*文)$",
            role,
        )
    )


def _opens_with_role(body: str) -> bool:
    return bool(_LEADING_ROLE.match(body.strip()) or ROLE_WORD.match(body.strip()))


def _opens_names(body: str, role: str) -> bool:
    """Is the role written before its names: 文/甲 图/乙, 摄影:甲?"""
    return bool(re.search(re.escape(role) + r"\s*[/／:：]", body))


def _collective(body: str) -> Byline | None:
    """本报评论员, 本刊编辑部: a role that signs for itself."""
    word = re.sub(r"\s", "", body)
    if re.match(
        r"^(?:本报|本刊|本网|新华社).{0,6}(?:记者|评论员|编辑部|报道组|调研组|课题组|观察员)$", word
    ):
        return Byline(name=word)
    return None


def _tokens(body: str) -> list[tuple[str, str]]:
    """Roles and names in order."""
    tokens: list[tuple[str, str]] = []
    for part in _SEPARATORS.split(_protect_roles(body)):
        words = [w for w in re.split(r"[\s\u3000:：]+", part) if w]
        tokens += _words(words)
    return tokens


# 文·图／司空 见
_BOTH_ROLES = re.compile(
    r"^(文|图|摄)\s*[·/／、+]\s*(图|文|摄)片?\s*[/／:：]\s*(?=[\u4e00-\u9fff])"
)
_SLASHED_ROLE = re.compile(
    r"(?<![\u4e00-\u9fff])(文|图|摄)\s*[/／、]\s*(图片?|照片|文|摄影?)(?![/／:：\u4e00-\u9fff])"
)
_SLASHED_AFTER = re.compile(r"(文|图)[/／](图|文|摄影?)$")
_SLASH_NAME = re.compile(
    rf"(?<![{HAN}])(文|图|摄影|摄|撰文|绘图|制图)\s*[/／:：]\s*"
    rf"(?=[{HAN}](?:[{HAN}]|[ \u3000]+[{HAN}]))"
)
_BOUND = "\ue000"
"""Behind a role that a stroke tells: 文／甲　乙　图／丙 holds no name of three characters."""


def _protect_roles(body: str) -> str:
    """文/图 must not be cut at its slash; 文/甲 must be."""
    body = _BOTH_ROLES.sub(r"\1\2 ", body)
    body = _SLASHED_ROLE.sub(r"\1\2", body)
    body = _SLASHED_AFTER.sub(r" \1\2", body)
    return _SLASH_NAME.sub(rf"\1{_BOUND} ", body)


def _words(words: list[str]) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    queue: list[str] = []
    for word in words:
        queue += [word] if word.endswith(_BOUND) else _split_role(word)
    at = 0
    while at < len(queue):
        word = queue[at]
        if word.endswith(_BOUND):
            tokens.append(("role", word.removesuffix(_BOUND)))
        elif ROLE_WORD.fullmatch(word) or word in {
            "文图",
            "图文",
            "文摄",
            "文摄影",
            "文照片",
            "报道",
            "采写",
            "编译",
        }:
            shown = {
                "文图": "文/图", "图文": "图/文", "文摄": "文/摄", "文摄影": "文/摄影",
                "文照片": "文/照片",
            }.get(word, word)  # fmt: skip
            tokens.append(("role", re.sub(r"^(?:本报|本刊)|\s", "", shown)))
        elif len(word) == 1 and _singles(queue, at) == 3:
            tokens.append(("name", "".join(queue[at : at + 3])))
            at += 2
        elif run := wide_names.split("".join(queue[at : at + _singles(queue, at)])):
            # 韦 一 诺 马 骁: family names tell where each begins
            tokens += [("name", name) for name in run]
            at += sum(map(len, run)) - 1
        elif len(word) == 1 and at + 1 < len(queue) and len(queue[at + 1]) == 1:
            # 王　璐: a name of two characters is set wide
            tokens.append(("name", word + queue[at + 1]))
            at += 1
        elif _is_set_apart(queue, at):
            # 陆　鹤屿, 慕容　白: one character alone is no name
            tokens.append(("name", word + queue[at + 1]))
            at += 1
        else:
            tokens.append(("name", word))
        at += 1
    return tokens


def _is_set_apart(words: list[str], at: int) -> bool:
    """One character and two, or two and one, that can only be one name."""
    if at + 1 >= len(words) or any(ROLE_WORD.fullmatch(w) for w in words[at : at + 2]):
        return False
    one, two = words[at : at + 2]
    if sorted((len(one), len(two))) != [1, 2] or not re.fullmatch(rf"[{HAN}]{{3}}", one + two):
        return False
    return (
        len(one) == 1
        or at + 2 >= len(words)
        or bool(len(words[at + 2]) != 1 or ROLE_WORD.fullmatch(words[at + 2]))
    )


def _named(rest: str) -> bool:
    """Glued to a role, only what looks like a name is one: 记者王璐, not 记者走基层."""
    rest = _TRAILING_ROLE.sub("", rest)
    return (
        is_name(rest)
        or bool(LONG_NAME.match(rest))
        or bool(_LEADING_ROLE.match(rest))
        or len(rest) < 2
        or bool(_ORGANISATION.match(rest))
    )


def _singles(words: list[str], at: int) -> int:
    """How many single characters stand in a row from here."""
    count = 0
    while at + count < len(words) and len(words[at + count]) == 1:
        count += 1
    return count


_LEADING_ROLE = re.compile(rf"^({ROLE_WORD.pattern})(?=[\u4e00-\u9fff])")


def _split_role(word: str) -> list[str]:
    """记者王璐 -> 记者, 王璐; 王龙飞摄 -> 王龙飞, 摄."""
    if ROLE_WORD.fullmatch(word):
        return [word]
    if _ORGANISATION.match(word) and not re.search(r"(?:记者|评论员)$", word):
        return [word]
    match = _LEADING_ROLE.match(word)
    if match and len(match[1]) >= 2 and len(word) > len(match[1]) and _named(word[match.end() :]):
        return [match[1], *_split_role(word[match.end() :])]
    trailing = _TRAILING_ROLE.search(word)
    if trailing and (trailing.start() >= 2 or (trailing.start() == 1 and len(word) > 2)):
        return [word[: trailing.start()], re.sub(r"[/／、\s]", "", trailing["role"])]
    if len(word) > 2 and word[-1] in "摄图" and is_name(word[:-1]):
        return [word[:-1], word[-1]]
    return [word]


def same_people(one: tuple[Byline, ...], other: tuple[Byline, ...]) -> bool:
    """Do two by-lines name somebody in common?"""
    return bool({b.name for b in one} & {b.name for b in other})


def merge(parts: tuple[Signed, ...]) -> tuple[Byline, ...]:
    """By-lines of one article, each name once, in print order."""
    merged: dict[str, Byline] = {}
    for signed in parts:
        for byline in signed.bylines:
            merged.setdefault(byline.name, byline)
    return tuple(merged.values())


def seam(text: str) -> bool:
    """Is the text made of single characters only, as names set wide are?"""
    words = text.split()
    return len(words) > 1 and all(len(a) + len(b) <= 4 for a, b in pairwise(words))
