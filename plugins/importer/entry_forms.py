"""The form that comes with a manuscript: 投稿登记表, rows of fields for who it is and how to pay.

作者姓名　某某　　性别　男 · 证件号码　9903… · 是否首发：是. Blanks part the name of a field from
what is filled in, as in a printed form; a tab does where it was copied from a table. Three rows in
a row are a form when one of them holds somebody's number, or when the form's title stands above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.importer import personal_data, signs
from plugins.importer.unwrap import width

ROWS = 3
"""So many rows with a private number among them are a form without a title."""
ROW_WIDTH = 60.0
TITLE_WIDTH = 18.0

# those that begin like another one first
_NAMES = (  # noqa: SIM905  # a table to be read
    "作者姓名 真实姓名 作者笔名 姓名 笔名 性别 年龄 民族 出生年月日 "
    "出生年月 出生日期 籍贯 职业 职务 职称 学历 政治面貌 工作单位 "
    "所在单位 作者单位 学校班级 所在学校 单位 通讯地址 通信地址 联系地址 "
    "家庭地址 家庭住址 现住址 邮寄地址 详细地址 住址 地址 邮政编码 邮编 "
    "手机号码 手机号 手机 联系电话 联系方式 固定电话 座机 电话 证件类型 "
    "证件号码 证件号 身份证号码 身份证号 身份证 开户银行 开户行 银行卡号 "
    "银行账号 卡号 账号 帐号 户名 微信号 微信 电子邮箱 电子信箱 邮箱 "
    "QQ号 QQ 收款账户 收款账号 收款人 支付宝 作品名称 作品题目 "
    "作品体裁 作品类别 稿件名称 稿件类别 稿件题目 投稿栏目 投稿日期 "
    "投稿时间 体裁 字数 填表人 填表日期 指导教师 指导老师 监护人 "
    "推荐单位 推荐人 备注 "
).split()
_NAME = "|".join(r"[ \u3000]*".join(map(re.escape, name)) for name in _NAMES)
_FIELD = rf"(?:{_NAME}|是否[\u4e00-\u9fff]{{1,8}})"
# the name, a colon, a tab or blanks, and what is filled in up to the next name
_FILLED = r"(?:[ \u3000]*[:：|｜][ \u3000|｜]*|[\t \u3000]+)"
_ROW = re.compile(
    rf"^[\s|｜*＊]*{_FIELD}(?:{_FILLED}|(?=\d{{5}}))(?P<value>\S.*?)"
    rf"(?:[\t \u3000|｜]+{_FIELD}{_FILLED}\S.*?)*[\s|｜]*$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^[【\[（(]?[^，。：:]{0,12}?(?:投稿|来稿|稿件|作者|征文|参赛|应征|选送|报送)[^，。：:]{0,6}?"
    r"(?:登记|信息|情况|报名|报送|推荐|申报|采集|投稿|来稿)?(?:表|卡|单|页)(?:[（(][^（()）]{1,10}[)）])?[】\]）)]?[:：]?$"
)
# 是否首发：是　　是否同意删改：同意
_YES_OR_NO = re.compile(
    r"^[\s\u3000]*是否[\u4e00-\u9fff]{1,10}\s*[:：\s]\s*(?:是|否|有|无|同意|不同意|可以?|√|☑|□)"
    r"|^[\s\u3000]*性[ \u3000]*别[ \u3000]*[男女]$"
)
# 正　文: the manuscript begins below it
BODY = re.compile(r"^[\s\-—─=]*(?:稿件|作品|来稿)?正[ \u3000]*文[\s\-—─=]*$")


def is_row(text: str) -> bool:
    """A field or several, and what was filled in."""
    return bool(
        width(text) <= ROW_WIDTH
        and not re.search(r"[。！？“”]", text)
        and (_ROW.match(text) or _YES_OR_NO.match(text))
    )


def is_title(text: str) -> bool:
    """投 稿 登 记 表, alone on its line."""
    bare = re.sub(r"[ \u3000]", "", text)
    return width(bare) <= TITLE_WIDTH and bool(_TITLE.match(bare))


def rows(texts: Sequence[str], gaps: Sequence[int]) -> set[int]:
    """Indices of forms: their title, their rows, and 正文 below them."""
    found: set[int] = set()
    at = 0
    while at < len(texts):
        titled = is_title(texts[at])
        end = at + titled
        while end < len(texts) and is_row(texts[end]) and (end == at or gaps[end] <= 1):
            end += 1
        run = range(at + titled, end)
        if (titled and run) or (len(run) >= ROWS and any(_is_private(texts[k]) for k in run)):
            found |= {k for k in range(at, end) if not _names_the_text(texts, k)}
            if end < len(texts) and BODY.match(texts[end]):
                found.add(end)
                end += 1
        at = max(end, at + 1)
    return found


# 稿件名称：把图纸画进田埂里
_NAMED = re.compile(
    r"^[ \u3000]*(?:稿件|作品|文章)[ \u3000]*(?:名[ \u3000]*称|题[ \u3000]*目|标[ \u3000]*题)"
    r"[ \u3000]*[:：][ \u3000]*《?(?P<name>[^《》]{2,}?)》?$"
)


def _names_the_text(texts: Sequence[str], index: int) -> bool:
    """The only place where the headline stands."""
    match = _NAMED.match(texts[index])
    return match is not None and not any(
        re.sub(r"\s", "", match["name"]) in re.sub(r"\s", "", text)
        for k, text in enumerate(texts)
        if k != index
    )


def _is_private(text: str) -> bool:
    return bool(personal_data.find(text) or signs.PHONE.search(text))
