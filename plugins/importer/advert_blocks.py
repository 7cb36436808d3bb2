"""Advertisements of several lines without a label: a cry, an offer, whom to turn to.

A small advertisement has a shape, whatever it sells: its lines are short and no sentences of a
report, the first cries who wants what (某公司诚聘, 某楼盘热销), the last says where to ring or go.
Nobody signs it, no office and no day stands below it: what an office makes known is a notice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.importer import datelines, names, page_marks, people, signs
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

LINES = 7
"""An advertisement has no more lines."""
WIDEST = 52.0
"""Han characters: a wider line is a paragraph."""

# 某公司诚聘 · 某楼盘盛大开业！ · 某学校招生中: who wants what
_WANTS = (
    r"诚\s*聘|急\s*聘|高薪聘|招\s*聘|招\s*工|招\s*租|招\s*生|招\s*商|招\s*募学员|热\s*销|热\s*卖|热\s*租|特\s*卖|展\s*销|促\s*销|直\s*销|预\s*售|[热在]售|开\s*售"
    r"|试?开\s*业|开\s*张|开\s*盘|开\s*诊|坐\s*诊|开\s*班|开\s*课|大酬宾|酬\s*宾|清\s*仓|甩\s*卖|团\s*购|加\s*盟|出\s*租|出\s*售|转\s*让|出\s*让|急\s*售|急\s*转"
    r"|求\s*购|求\s*租|收\s*购|订\s*座|接受预[订定]|预\s*[订定]|上\s*市|到\s*货|搬\s*家|维\s*修|疏\s*通|家\s*政|特价|优\s*惠|钜\s*惠|征\s*婚|寻\s*[人物狗猫犬牛羊亲]|发\s*车|店\s*庆|周年庆|恢复营业|招\s*领|遗\s*失|挂\s*失"
)
_CRY = re.compile(
    rf"^[\s【\[［■●◆★☆▲]*(?P<who>[^。，；：:！？]{{0,18}}?)(?:{_WANTS})(?:英才|贤才|人才|精英|启\s*事|信息|简章|公告|进行中|[中啦了]|大吉|一空|在即|[一二三四五六七八九十\d]+[名人间套])?[】\]］★☆]*[!！]*$"
)
_CRY_FIRST = re.compile(
    rf"^[\s【\[［■●◆★☆▲]*(?:{_WANTS}|专业|专营|专修|承接|代办|批发|零售|今日)[】\]］：:!！\s\u3000]*[^。；]{{0,16}}$"
)
# each one is another thing that an advertisement speaks of
_OFFERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\d+\s*[名人](?![次均])|若干名|数名|普工|学徒|技工|文员|司机|保安|保洁|服务员|焊工|叉车工",
        r"月薪|底薪|日薪|薪资|工资|待遇|面议|计件|保底|提成|综合\d",
        r"[管包供提][食吃住宿]|食宿|五险|双休|班车|加班费|年终奖",
        r"学历|经验(?:不限|者)|熟手|生手|\d+周?岁(?:以[下内上]|左右)?|男女不限|初中|高中|中专",
        r"\d+\s*元|元[/／起]|[\d一二三四五六七八九]+折|原价|现价|均价|起价|批发价|特价|直降|低至|万起|免费|买[^，。\s]{1,4}[送赠]|满[^，。\s]{1,5}[减送]|优惠|礼品|红包",
        r"\d+(?:平方米|平米|平|㎡|亩)|[一二三四两\d]室|[一二三四两\d]厅|精装|拎包|采光|楼层|临街|旺铺|门面|厂房|仓库|商铺|户型|车位|水电",
        r"婚宴|寿宴|喜宴|宴席|升学宴|团圆饭|包[间厢]|雅座|桌|自助|套餐|火锅|烧烤|招牌菜|外卖",
        r"学费|名额|小班|试听|包教|一对一|证书|随到随学|学员|驾校|培训|报名(?:即|就|从速|时间)|暑[假期]班",
        r"专家|主任医师|门诊|专治|体检|种植|矫正|配镜|验光|理疗|老中医|挂号|医保",
        r"上门|送货|包邮|到家|送到",
        r"随叫随到|\d+小时(?:服务|营业)|全天候|节假日|周末不休",
        r"安装|拆装|长短途|疏通|开锁|维修|清洗|回收|保洁",
        r"^(?:[^，。、；：:]{1,8}、){2,}[^，。、；：:]{1,10}$",  # one thing after another
        r"从优|种[苗子薯羊牛]|化肥|饲料|农药",
        r"专营|主营|专[做卖业]|承接|定[做制]|代[办理]|批发|零售|现货|厂家|直供|量大|品种|品牌|老字号|[\d一二三四五六七八九十]+年(?:老店|经验|品质)?$|小批量",
        r"成新|手续[齐全]|证件齐全|可贷|可分期|首付|过户|低价|价优|价格",
        r"遗失|声明作废|作废|公章|执照|证号|编号|拾到|重谢|酬谢|失主|走失|丢失",
        r"有意者|欢迎|电话预约|致电|洽谈|面谈|来人来电|速来|先到先得|数量有限|机会难得|诚信|勿扰|即日起|截[止至]",
    )
)
_TURN_TO = re.compile(
    r"(?:电\s*话|热\s*线|手\s*机|微\s*信|咨询|垂询|联系|报名|订[座餐]|预[订约]|地\s*[址点]|店\s*址|[厂校院]\s*址|报名处|面试|详询|乘车路线)[^，。]{0,6}[:：\s]"
)
_PLACE = re.compile(
    r"[路街巷道](?:[东西南北中]段)?\d*号?|\d+号|对面|隔壁|旁|楼下|[路街门]口|市场|广场|大厦|院内|园区|十字|\d+米|[东南西北][侧边头]|[东南西北]?[角侧]$"
)
_REPORTS = re.compile(
    r"记者|通讯员|本报|本刊|编辑部|报社|据(?:悉|介绍|了解)|[他她]说|[:：]“|摄[)）]?$|文[/／]|供图|\d{4}年.{0,10}(?:以来|投产|建成)"
)
# 管委会, and the day: an office makes something known
_OFFICE = re.compile(
    r"(?:委员会|管委会|政府|局|委|指挥部|领导小组|组委会|编辑部|总工会|大队)(?:办公室)?(?:[（(][^）)]*[)）])?$|^\s*(?:\d{4}|[二〇○零一三四五六七八九]{4})\s*年.{2,8}日$"
)
_MADE_KNOWN = re.compile(r"(?:公\s*告|通\s*告|通\s*知|公\s*示|会|活动|工作|名单|指南|结果|办法)$")
CRIED, UNCRIED, SPOKEN = 1, 3, 3
"""So many things offered: below a cry, without one, and where something is said in sentences."""


def offered(text: str) -> int:
    """How many different things that advertisements speak of a line names."""
    return sum(bool(offer.search(text)) for offer in _OFFERS)


def blocks(texts: Sequence[str], gaps: Sequence[int]) -> frozenset[int]:
    """Indices of lines in advertisements of two lines or more."""
    found: set[int] = set()
    at = 0
    while at < len(texts):
        end = _end(texts, gaps, at)
        if end:
            found |= set(range(at, end))
            at = end
        else:
            at += 1
    return frozenset(found)


def _end(texts: Sequence[str], gaps: Sequence[int], start: int) -> int:
    """Behind the last line of the advertisement that begins here; 0 = none does."""
    cries = is_cry(texts[start])
    told = start + 1 < len(texts) and not gaps[start + 1]
    if told and cries and _tells_offer(texts[start + 1], bare=bool(_BARE.match(texts[start]))):
        return start + 2
    firm = bool(_IS_FIRM.match(texts[start]))
    if not (cries or firm or (start == 0 or gaps[start] >= 1)) or not _may_sell(texts[start]):
        return 0
    reached = 0
    offers: set[int] = set()
    sentences = 0
    for k in range(start, min(len(texts), start + LINES)):
        if k > start and (gaps[k] or not _may_sell(texts[k])):
            break
        if reached and not (_turns_to(texts[k]) or _sells_on(texts[k])):
            break
        offers |= {n for n, offer in enumerate(_OFFERS) if offer.search(texts[k])}
        sentences += len(re.findall(r"。", texts[k]))
        if _turns_to(texts[k]):
            reached = k + 1
    below = texts[reached] if reached and reached < len(texts) and not gaps[reached] else ""
    if not reached or reached - start < 2 or (below and _OFFICE.search(below)):
        return 0
    named = firm or bool(_NAMES_FIRM.search(texts[start]))
    needed = SPOKEN if sentences else CRIED if cries else UNCRIED
    if not sentences and _stands_apart(texts, gaps, start, reached):
        needed = 0
    return reached if len(offers) + named >= needed else 0


TOLD_WIDTH = 110.0


# 征婚 · 寻狗启事 · 转让: nothing but what somebody wants
_BARE = re.compile(
    r"^[\s【\[■●◆★☆▲]*(?:征\s*婚|征\s*友|寻\s*[人物狗猫犬牛羊亲]|招\s*领|转\s*让|出\s*[租售让]|求\s*[购租职]|招\s*租|合\s*租|拼\s*车|收\s*购|急\s*[售转]|家\s*教)"
    r"(?:启\s*事|信息|广告)?[】\]★☆]*[!！]?$"
)


def _tells_offer(text: str, *, bare: bool = False) -> bool:
    """Below a cry: one paragraph with three offers and whom to ring; `bare`: the cry says all."""
    return (
        width(text) <= TOLD_WIDTH
        and not _REPORTS.search(text)
        and signs.PHONE.search(text) is not None
        and (bare or offered(text) >= SPOKEN)
        and datelines.dateline(text) is None
    )


# 时间：… · 补贴：…: facts that serve, no offer
_FACT = re.compile(rf"^[{HAN}]{{2,8}}\s*[:：]")
_SERVES = re.compile(
    r"^[\s●■◆]*(?:活动|申请|办理|报名|受理)?(?:时间|日期|对象|条件|范围|流程|材料|期限|标准|内容|主题|主办|承办|方式)\s*[:：]"
)
APART = 5
"""Lines of a block between blank lines in which a telephone speaks for itself."""


def _stands_apart(texts: Sequence[str], gaps: Sequence[int], start: int, end: int) -> bool:
    """Between blank lines, short, told by nobody, one telephone at its end: who else would."""
    if end - start > APART or (start and not gaps[start]) or (end < len(texts) and not gaps[end]):
        return False
    rung = [k for k in range(start, end) if signs.PHONE.search(texts[k])]
    facts = [k for k in range(start, end) if _FACT.match(texts[k]) and not _turns_to(texts[k])]
    if not rung or len(rung) == end - start or len(facts) > 1:
        return False
    if any(_SERVES.match(text) or names.is_name(text.strip()) for text in texts[start:end]):
        return False
    if signs.BRACKETED.fullmatch(texts[start]) or personal(texts[start:end]):
        return False
    return all(width(texts[k]) <= APART_WIDTH for k in range(start, end))


APART_WIDTH = 34.0
_PERSONAL = re.compile(
    r"稿|样[报刊]|身份证|卡号|开户|户名|作者|单位[:：]|邮编|老师|编辑|敬礼|此致|主题[:：]|发件人|收件人|笔名|姓名"
    rf"|原载|公众号|未在.{{0,12}}发表|写于|改于|初稿|有删[改节]|^[{HAN}]{{2,4}}[\s\u3000]+(?:地址|住址|家住|现居)"
)


def personal(lines: Sequence[str]) -> bool:
    """Somebody's own data, which belong to a manuscript."""
    return any(_PERSONAL.search(line) for line in lines)


_NAMES_FIRM = re.compile(
    r"公司|店|厂|酒[店楼家]|饭[店庄]|超市|商[场行城]|门诊|医院|诊所|学校|驾校|花园|小区|家居|种业|公寓|苑"
)


# 惠民超市（三中对面）
_AT_SHOP = re.compile(
    rf"^[{HAN}]{{2,10}}(?:店|超市|商[场行城]|酒楼|广场|厂|铺)\s*[（(][^（()）]{{2,14}}(?:对面|旁边?|楼下|隔壁|路口|\d号)[)）]$"
)
_IS_FIRM = re.compile(
    rf"^[\s●■◆★]*[{HAN}A-Za-z]{{2,14}}(?:公司|厂|酒店|酒楼|饭店|饭庄|宾馆|超市|商场|商行|商城|驾校|学校|家居|影楼|药店|眼镜店|门诊部?|诊所|种业|农资|汽修|花店|茶楼|门市部?|经营部|专卖店)[!！]?$"
)


def is_cry(text: str) -> bool:
    """某公司诚聘: a short line that ends with what is wanted, or begins with it."""
    if not signs.is_short(text) or _MADE_KNOWN.search(text.rstrip("】]!！")):
        return False
    return bool(_CRY.match(text) or _CRY_FIRST.match(text))


def _turns_to(text: str) -> bool:
    """A telephone, or an address behind its label."""
    return bool(
        signs.PHONE.search(text)
        or (_TURN_TO.search(text) and re.search(r"\d{5,}", text))
        or (
            re.match(
                r"^[\s●■◆]*(?:[\u4e00-\u9fff]{0,3}地\s*[址点]|店\s*址|[厂校院]\s*址|报名处|售楼处|门市)\s*[:：]",
                text,
            )
            and _PLACE.search(text)
        )
        or _AT_SHOP.match(text)
    )


def _sells_on(text: str) -> bool:
    return any(offer.search(text) for offer in _OFFERS)


def _may_sell(text: str) -> bool:
    """No report, no by-line, no office, no page head, no long paragraph."""
    if width(text) > WIDEST or _REPORTS.search(text) or _OFFICE.search(text):
        return False
    if len(re.findall(r"[。！？]", text)) > 2 or re.match(
        r"[“图]|[问答][:：]|\d{1,2}[.、．)）]\s*(?!\d)", text
    ):
        return False
    if signs.JUMP.search(text) or page_marks.page_mark(text) or datelines.dateline(text):
        return False
    return people.parse(text) is None
