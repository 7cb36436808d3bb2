"""Advertisements without a label: what is sold, and in which manner a line speaks of it.

A line of an advertisement is a row of phrases with blanks between, none of them a sentence; or it
begins with what it wants (诚聘　…, 出让　…) and ends with whom to turn to. One word proves nothing:
a headline may speak of a bank as well, so two different signs are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import advert_blocks, datelines, names, notices, page_marks, people, signs
from plugins.importer.tokens import Roles, Token
from plugins.importer.unwrap import width

WIDEST = 60.0
"""A wider line is a paragraph, whatever it sells."""
ENOUGH = 2
"""So many different signs of a sale."""
REACH = 5
"""Lines: an advertisement below its label is not longer."""

# each alternative in its own group is one sign
_SIGNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[预][订定](?!单)|订购|邮购|代购|团购|订餐|订座|抢购",
        r"送货|上门|到家|您家|包邮|配送|货到付款",
        r"门市|总店|分店|旗舰店|专卖|门店|营业厅|网点|柜台",
        r"买[^，。\s]{1,4}[送赠]|满[^，。\s]{1,4}[减送]|优惠|特价|折扣|立减|免押金|押金全免|钜惠",
        r"礼盒|礼品|好礼|赠品|水票|代金券|新品",
        r"上市|开盘|热卖|热销|热租|开售|有售|招商|加盟",
        r"老字号|品质|匠心|实力|信誉|\S年(?:行业)?(?:经验|老店)",
        r"授信|随借随还|利率|月供|首付|贷款|按揭|“\S{1,4}贷”",
        r"客户经理|客服|专线|热线|咨询|联系人|面谈|洽谈|垂询|电话|详询|详情",
        r"出租|招租|出售|转让|出让|求购|急售|厂房|旺铺|库房",
        r"单层\d|\d+(?:平方米|平米|㎡|亩)|独立变压器|行车\d|产权清晰",
        r"订报|订阅|征订|收订|邮发代号|投递员",
        r"(?:半|全|季|月)年?价|每份|零破月|\d+元",
        r"诚聘|急聘|招聘|月薪|底薪|包食宿|包吃住|五险|待遇",
        r"原价|现价|\d+元起|仅[售需]?\d+元|[\d一二三四五六七八九]折|店庆|周年庆|大酬宾",
        r"搬\s*家|疏\s*通|开\s*锁|保\s*洁|家\s*政|拆\s*装|月\s*嫂|二手.{0,4}回收|高价回收",
        r"随叫随到|大车小车|长短途|24小时|全天候|节假日不休",
        r"以旧换新|现货|现款|回馈|酬宾|大促|促销",
        r"一站[式办]|代办|包过|取[证件货]快|立等可[取待]|随到随[办做修]|价[廉优]|快捷|实惠",
    )
)
# 诚聘　… · 出让　… · 寻物 …: what it wants stands first, set apart
_WANTS = re.compile(
    r"^[\s【\[［■●◆▲]*(?:诚\s*聘|急\s*聘|招\s*聘|高薪聘|出\s*[让租售]|转\s*让|求\s*[购租]|招\s*租"
    r"|急\s*[售转租]|低\s*价|寻\s*[人物]|招\s*领|声\s*明|遗\s*失|挂\s*失|作\s*废|征\s*婚"
    r"|(?:旺\s*铺|门\s*[市面]|[厂住库]\s*房|[商店]\s*铺|房\s*屋)(?:招\s*租|[出转]\s*[租让售])?"
    r"|家\s*教|搬\s*家|收\s*购|合\s*租)(?:声明|公告|启事|信息)?(?:[】\]］][ \u3000]*|[ \u3000]+)\S"
)
# 某某公司减资公告：…
_DECLARES = re.compile(
    r"^[\s【\[［■●◆▲]*[^，。：:]{0,24}(?:减资|增资|注销|清算|遗失|挂失|吸收合并|分立|作废|债权申报)(?:登记)?"
    r"(?:公告|声明|启事)[】\]］]?\s*(?:[:：]|[ \u3000]+)\s*\S"
)
# 某路8号 0599-… 凭本报剪角九折
_COUPON = re.compile(r"凭(?:本|此|该)(?:报|券|广告)|剪角|剪报|报花|持(?:本|此)报")
_DEAL = re.compile(
    r"面谈|面议|有意者|勿扰|重谢|必有|作废|声明|月薪|薪|食宿|吃住|可试|成新|价格|地址|路\d+号"
    r"|电话|联系|1[3-9]\d{9}|0\d{2,3}-\d{7}"
)
_NEWS = re.compile(r"记者|通讯员|摄$|讯[\s\u3000(（]|本报讯|报道[)）]?$|——$|^——|文[/／]|[:：]“")
# 点此领取 · 退订回T: what a phone or an app puts between the lines of what was typed on it
_OF_PHONE = re.compile(
    r"(?:退订|拒收)请?回复?\s*[A-Za-z]{1,2}\b|[回复]{1,2}\s*TD?\s*退订|点此(?:领取|下载|查看|进入|购买)|点击(?:领取|下载|抢购)"
)
# 本周回馈，满千送手电: two bargains in a bracket, nobody's words
_BARGAINS = tuple(
    re.compile(pattern)
    for pattern in (
        r"满[^，。\s]{1,4}[减送]|买[^，。\s]{1,4}[送赠]",
        r"回馈|酬宾|大促|促销|特价|钜惠|清仓|甩卖",
        r"以旧换新|现款|[\d一二三四五六七八九]折|半价|包邮|优惠券|代金券",
    )
)
# 上门修表、配钥匙，找东门外老何: what somebody does, and where to find them
_SERVES = re.compile(
    r"^(?:上门|专业|专修|代[办写购]|承接|长期|大量|高价|低价|常年|快速)(?!技术|人员|人士|队伍|老师)[^，。！？；：“”]{2,22}(?:[，,][^，。！？；：“”]{2,12})?"
    r"[，,](?:[请可]?[找到洽来](?![了过着])|联系|地址|电话)(?=[^。]*(?:[东南西北前后大]门|门[外口]|路口|隔壁|对面|楼下|底下|[路街巷]|市场|\d{5,}))"
    r"[^。！？；“”]{2,24}[。！!]?$"
)
# 柴先生 · 毕女士: whom to ask for
_PERSON = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,2}(?:先生|女士|经理|小姐|师傅|老板)")


def count(text: str) -> int:
    """How many different signs of a sale a line holds."""
    return sum(bool(sign.search(text)) for sign in _SIGNS)


def is_pitch(text: str) -> bool:
    """Phrases with blanks between that sell: no sentence, nobody who reports."""
    text, glad = _GLAD.sub("", text), bool(_GLAD.match(text))
    if width(text) > WIDEST or _NEWS.search(text) or people.parse(text):
        return False
    if re.search(r"[。；！？][^\s]", text) or signs.JUMP.search(text) or page_marks.page_mark(text):
        return False
    if len(_phrases(text)) < 2 or datelines.dateline(text) or page_marks.DATE.search(text):
        return False
    halves = _phrases(text) if _HALVES.match(text) and not glad else ["", " "]
    needed = 2 * ENOUGH if len(halves[0]) == len(halves[1]) else ENOUGH
    if count(text) + glad >= needed or (_COUPON.search(text) and signs.PHONE.search(text)):
        return True
    return _rings(text)


# 优惠送到家 老人得实惠: two halves of one length may head a report
_HALVES = re.compile(r"^[\u4e00-\u9fff]{4,9}[ \u3000]+[\u4e00-\u9fff]{4,9}$")
# 喜讯！某某眼镜 …
_GLAD = re.compile(r"^[\s★☆●■◆]*(?:喜\s*[讯报]|好消息|特大喜讯|重磅|福利)[！!：:\s]+(?=\S)")
# 咨询电话 … · 地址 …: what serves below a notice, and sells nothing by itself
_SERVICE_LABEL = re.compile(
    r"^[\s●■◆]*[\u4e00-\u9fff]{0,6}(?:电\s*话|热\s*线|咨询|联系\S{0,3}|报名\S{0,3}|地\s*[址点]|时\s*间|邮\s*箱|微\s*信|邮\s*编"
    r"|手\s*机|单\s*位|姓\s*名|投稿\S{0,2}|稿[费酬]\S{0,2})(?:[:：\s]|\d|$)"
)


def _rings(text: str) -> bool:
    """老灶坊虾酱 厂家直供 加盟0316-…: phrases, a number to ring, and what is offered for it."""
    if _SERVICE_LABEL.match(text) or re.search(r"[。；，]", text):
        return False
    rest = signs.PHONE.sub(" ", text)
    said = _phrases(rest)
    if len(said) >= RUNG_PHRASES and _AT.search(said[-1]):  # … 报名处：汽车站对面
        cries = any(map(advert_blocks.is_cry, said))
        return count(rest) + advert_blocks.offered(rest) + cries >= ENOUGH
    if rest == text or len(_phrases(text)) < RUNG_PHRASES or len(said) < RUNG_PHRASES - 1:
        return False
    offered = count(_TURNS.sub("", rest)) + advert_blocks.offered(rest)
    return offered > any(names.is_name(part) for part in said) and not advert_blocks.personal(
        [text]
    )


RUNG_PHRASES = 3
_AT = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,3}地\s*[址点]|店\s*址|[厂校院]\s*址|报名处|售楼处|门市)\s*[:：]\s*\S{3,}$"
)
_TURNS = re.compile(r"客户经理|客服|专线|热线|咨询|联系人|电话|详询|详情")


def is_put_between(text: str) -> bool:
    """One line that sells, alone between two paragraphs: a phone's, a bargain's, a craftsman's."""
    if width(text) > WIDEST or _NEWS.search(text):
        return False
    starred = re.match(r"^[★☆※◆]+[^★☆※◆]+[★☆※◆]+$", text)
    if starred and signs.PHONE.search(text) and count(text) >= 1:
        return not re.search(r"[。“”]|说", text)
    if _OF_PHONE.search(text):
        return len(re.findall(r"[。！？]", text)) <= 1
    bracketed = re.match(r"^[（(【\[][^（()）【】\[\]]+[)）】\]]$", text)
    if bracketed and sum(bool(sign.search(text)) for sign in _BARGAINS) >= ENOUGH:
        return not re.search(r"[。“”]|说", text)
    return bool(_SERVES.match(text)) and not re.search(r"[了着过]", text)


def is_small_advert(text: str) -> bool:
    """诚聘　…, 寻物 …: what is wanted, a blank, and how the deal is made."""
    if _DECLARES.match(text) and not _NEWS.search(text):
        return True
    return bool(
        _WANTS.match(text)
        and _DEAL.search(text)
        and width(text) <= 2 * WIDEST
        and not _NEWS.search(text)
        and len(re.findall(r"[。！？]", text)) <= 4
    )


# 讲文明 树新风 公益广告 · 某市文明办 宣
_PUBLIC_SERVICE = re.compile(
    r"^[^。；，]{0,24}公益广告[】\]］]?(?:[\s\u3000:：][^。；]{0,30})?$"
    r"|^[\u4e00-\u9fff·、\s\u3000]{2,30}[\s\u3000](?:宣|制作发布|联合发布|宣传部宣)$"
)


def speaks_itself(text: str) -> bool:
    """本刊…征订…。…本刊派人上门。: the paper tells its readers in sentences, no price list."""
    return len(re.findall(r"。", text)) > 1 and bool(re.search(r"本[报刊]", text))


def subscribes(text: str) -> bool:
    """《某报》下年度征订启动, 全年定价…: the paper sells itself, with price or postal code."""
    return bool(
        width(text) <= WIDEST
        and re.search(r"征订|订阅|收订|订报", text)
        and re.search(r"年度|定价|邮发代号|(?:全|半)年价|订阅热线|邮政网点|各地邮局|投递员", text)
        and not re.search(r"[”“]|记者|通讯员|本报讯", text)
        and not speaks_itself(text)
    )


# 征订启事, above the price
_SUBSCRIPTION = re.compile(
    r"^(?!关于)[^，。]{0,16}(?:征\s*订|订\s*阅|收\s*订|订\s*报)[^，。]{0,4}(?:启\s*事|公\s*告|通\s*知|广\s*告|进行中)?[!！]?$"
)


def is_public_service(text: str) -> bool:
    """What offices advertise for the common good."""
    return bool(_PUBLIC_SERVICE.match(text)) and not people.parse(text)


# 本广告内容不作为合同要约 · 最终解释权归… · 预售证号…: what the law wants below an offer
_FINE_PRINT = re.compile(
    r"(?:本|此)?广告(?:内容|资料|图片|信息)?.{0,10}(?:要约|为准|参考)|不(?:作为|构成)(?:合同)?要约|最终解释权|预售(?:许可)?证"
    r"|[医药]广[（(\[审]|广审[（(\[]|(?:投资|理财|贷款)有风险|效果图仅供参考"
)
# 欢迎刊登分类广告 0531-… · 广告热线：…
_SELLS_SPACE = re.compile(
    r"(?:刊登|登载|投放|办理|承接)[^，。]{0,6}广告|广告[^，。]{0,6}(?:热线|电话|刊登|咨询|投放|联系|代理|招商)|广告(?:部|中心)"
)
# 某某公司 全体员工敬贺
_WISHES_LUCK = re.compile(
    r"^[^，。；：:]{4,30}(?:敬贺|同贺|恭贺|齐贺|贺$|敬祝|恭祝|携全体[^，。]{2,6}(?:祝贺|恭祝|拜年))[!！]?$"
)
# （本版由某某银行协办） · 本栏目由某某酒业特约刊登: who paid for the space
_SPONSORED = re.compile(
    r"(?:本[版栏页刊期]|本栏目|本专[版栏题])[^，。；“”]{0,4}(?:由|系)[^，。；“”]{2,24}"
    r"(?:协办|合办|特约(?:刊[登出发]|播出)?|赞助|冠名|支持)[）)】]?[。！]?$"
)


_CONGRATULATES = re.compile(r"^(?:热烈)?(?:祝贺|庆祝|恭[贺祝喜]|喜贺)[^。]{4,30}[!！]?$")


def is_paid_for(text: str) -> bool:
    """The fine print of an offer, or a line that ends with who paid for the space."""
    return (
        width(text) <= WIDEST
        and not _NEWS.search(text)
        and people.parse(text) is None
        and not re.match(r"^\s*[【〖◤◈┃▍]", text)  # 【栏目】（本栏由…协办）
        and bool(
            _FINE_PRINT.search(text)
            or _SPONSORED.search(text)
            or _WISHES_LUCK.match(text)
            or (
                _SELLS_SPACE.search(text)
                and signs.PHONE.search(text)
                and width(text) <= WIDEST / 2
                and not re.search(r"[。，]", text)
            )
        )
    )


def _speaks_on(text: str) -> bool:
    """The second line of a pitch: a telephone, or phrases and whom to ask for."""
    return (
        len(_phrases(text)) >= 2
        and width(text) <= WIDEST
        and not re.search(r"[。！？]", text)
        and not _NEWS.search(text)
        and bool(signs.PHONE.search(text) or _PERSON.search(text) or count(text) >= 1)
    )


def _opens(text: str) -> bool:
    """The cry above a pitch: what is sold and how good it is, nothing that a reporter writes."""
    return (
        bool(notices.CRIES.match(text) or (len(_phrases(text)) >= 2 and count(text) >= 1))
        and not _NEWS.search(text)
        and not re.search(r"℃|[东南西北]风", text)  # the weather
        and not people.parse(text)
        and signs.is_short(text)
    )


def _phrases(text: str) -> list[str]:
    return [part for part in re.split(r"[ \u3000★☆※◆]+", text.strip()) if part]


_STEP = re.compile(r"^(?P<n>\d{1,2})[.、．)）]\s*(?!\d)")


def _is_step(texts: Sequence[str], index: int) -> bool:
    """2. between 1. and 3.: one of a list that an article counts."""
    here = _STEP.match(texts[index])
    if here is None:
        return False
    beside = [
        _STEP.match(text)
        for text in (*texts[max(0, index - 1) : index], *texts[index + 1 : index + 2])
    ]
    return any(match and abs(int(match["n"]) - int(here["n"])) == 1 for match in beside)


def lines(texts: Sequence[str], gaps: Sequence[int]) -> frozenset[int]:
    """Indices of lines that only sell, wherever on the page they stand."""
    found: set[int] = set(advert_blocks.blocks(texts, gaps))
    for index, text in enumerate(texts):
        if index in found or _is_step(texts, index):
            continue
        if (
            is_pitch(text)
            or is_small_advert(text)
            or is_public_service(text)
            or subscribes(text)
            or is_paid_for(text)
            or is_put_between(text)
        ):
            found.add(index)
            if index and gaps[index] <= 1 and _opens(texts[index - 1]):
                found.add(index - 1)
            if index and _WISHES_LUCK.match(text) and _CONGRATULATES.match(texts[index - 1]):
                found.add(index - 1)
            if index and subscribes(text) and _SUBSCRIPTION.match(texts[index - 1]):
                found.add(index - 1)
        elif index - 1 in found and gaps[index] == 0 and _speaks_on(text):
            found.add(index)
    return frozenset(found)


def mark_blocks(bases: Sequence[Token], roles: Roles) -> None:
    """Advertisements of several lines, before anybody asks whose their telephones are."""
    texts = [base.text for base in bases]
    for index in sorted(advert_blocks.blocks(texts, [base.gap for base in bases])):
        if roles[index] is None:
            roles[index] = _advert(bases[index], "几行短句推销，末行是电话或地址")


def mark(bases: Sequence[Token], roles: Roles) -> None:
    """Lines that only sell, and the slogans below a label 广告, are left over in place."""
    texts = [base.text for base in bases]
    for index in sorted(lines(texts, [base.gap for base in bases])):
        if roles[index] is None:
            roles[index] = _advert(bases[index], "只有推销的话，没有署名")
    for index, text in enumerate(texts):
        if roles[index] is None and signs.AD_LABEL.match(text):
            following = roles[index + 1] if index + 1 < len(roles) else None
            if following is not None and following.label == "aside":
                roles[index] = _advert(bases[index], "在它下面是广告")
            for k in range(index, _end(texts, roles, index)):
                if roles[k] is None:
                    roles[k] = _advert(bases[k], "在“广告”字样下面")


def _end(texts: Sequence[str], roles: Roles, start: int) -> int:
    """Behind the telephone that ends the slogans below a label; the label itself without one."""
    for k in range(start + 1, min(len(texts), start + 1 + REACH)):
        text = texts[k]
        if roles[k] is not None or not signs.is_short(text) or people.parse(text):
            break
        if signs.PHONE.search(text):
            return k + 1
    return start


def _advert(base: Token, reason: str) -> Token:
    return replace(base, role="ad", label="aside", certainty=0.75, reason=reason)
