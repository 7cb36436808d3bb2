"""How much a line at the edge of a manuscript sounds as if it were said to the desk.

`correspondence.evidence` asks for what a letter surely is, wherever it stands. At an edge less will
do: the words of the trade, the tone of somebody who wants something done, the last words of a
letter, what an office scribbles on a sheet. What goes by this is asked about.
"""

from __future__ import annotations

import re

from plugins.importer import slips
from plugins.importer.correspondence import evidence, is_invitation, told
from plugins.importer.unwrap import width

_QUOTED = re.compile(r"“[^”]{5,}”|《[^》]*》")

# what happens to a manuscript on its way: words that a story seldom uses of itself
_TRADE = re.compile(
    r"见(?:不了?|得了|不到)?报|登(?:前|报|出来前)|上报纸|过稿|[前原旧此修新定废]稿|用稿|退稿|压稿|撤稿|换稿|手写稿|打印稿"
    r"|前一?稿|[这那前后上]一?版(?!块|面|图|本|权)|别排|造字|打不出|错别?字|笔误|竖排|横排|版式|插图|题图|网图"
    r"|提取码|网盘|链接[:：]|压缩包|篇幅|字数|[一二三初复终]审|签发|值班主任|副刊组?|要闻部|夜班编|责编|美编"
    r"|署(?:我|单位|名|上)|真名|首发|独家|省报|市报|晚报|你报|代[录笔拟]"
    r"|第[一二三四五六七八九\d]自?然?段|[一二三四五]、[二三四五六]段|两篇|头版|(?<!第)[一二三四五六七八\d]版"
    r"|稿[酬费件]|样报|样刊|图[一二三\d]|原图|大图|稿子|来稿|投稿|留底|回信|给个话|公众号[^，。]{0,12}发过|已在[^，。]{2,20}(?:发过|推送)|介意的话|下封|打码|先空着|待补|附件"
)
# words that a story uses as well
_ALSO = re.compile(
    r"作废|改成|改为|排[成在]|链接|邮箱|超了|校对|化名|原创|侵权|孙子|打印|任选|任务|几版|图片|照片|发表|审定|审核|党组"
    r"|领导|邮票|存折|收据|发票|财务|证明|版权|转载"
)
# the manuscript spoken of from outside: its parts, its fellows, what becomes of it
_ABOUT_IT = re.compile(
    r"(?:登|排|用|见报|发)的时候|[可能要]上(?=[，。]|$)|[先就]别|别用|隐去|去掉|略去|可略|(?<!压)缩到|压成|压一压|挨着排|同版|同一版"
    r"|换个|照排|留白|补一则|从这里开始|夜里.{1,4}点截|截稿|点前要|必须上|点名要|加急|往外发|不对外|内部|传阅|圈阅|另稿|配发"
    r"|原文|开头那?[段句]|结尾(?=[两那一])|那段(?![路时日岁])|两段(?!路)|[这那两]句(?!话)|文中提到|口径|旧稿|第[二三四五]稿|姊妹篇|[前本后]篇|这组|该文|上一封|标点|编号[：:]?\s*\d"
    r"|[能可]否(?:改|换|删|去掉|不登|匿名)|核稿|口头说|书面材料|[登写署]他?全名|报备|授权本报|[只仅]授权|不得转|一次(?:性)?使用|掂量|定夺|酌定"
    r"|征文|应征|参赛|核对无误|审过|审核无误|还没公开|职务已变"
)
# what lies beside it on the desk, and what it is good for
_BESIDE = re.compile(
    r"光盘|[Uu]盘|高清|录音|密码|[盖公]章|背面|信封|门卫|传达室|用稿证明|评职称|加分|圈阅|报纸(?=[。，]|$)|铅字|名字放|我名字|拿不准"
    r"|不太会|不大会|没来得及|写得急|赶得急|仓促|微信上|我们?(?:单位|园区|镇|乡|县|局|厂|村)?(?:镇长|书记|领导|局长|厂长|主任)|我媳妇|我家属"
)
# 费神 担待 一哂 教正: modest, as one is in a letter
_MODEST = re.compile(
    r"费[神心]|担待|抬爱|一哂|教正|指谬|晚生|老朽|后学|愚[见作]|涂鸦|献丑|贻笑|斗胆|冒昧|伏[乞望]|不揣|节日的问候|致以.{0,8}(?:问候|敬意|祝福)"
    r"|见笑|海涵|包涵|请[您你].{0,3}喝|回头(?:细|再|给|发|用)|改天(?:细|再|给)|细聊|早日见到|优先安排|随[你您](?:挑|定|便|改)|都行|也成"
)
# somebody wants something done, or is polite about it
_TONE = re.compile(
    r"你们|您|咱们?|贵[报刊社处]|请|烦|劳[烦驾]|麻烦|拜托|帮[帮我忙]|求(?=[过您你放])|[盼望]|别(?![的人处墅])|不[要必]|勿|务必|最好|尽量|为[准宜盼荷]"
    r"|[若如]|可[删用发]|看着|随你|你定|也行|也没关系|算了|行[吗不]|可否|能否|[吧哈哦啦呀嘞]\s*[。！!~～]?$|[~～]"
)
# 等我电话 · 发短信 · 致电本人 · 不会用电脑: the writer of the letter, not of the article
_ONESELF = re.compile(
    r"(?:等|找|联系|告诉|通知|致电|[打发转寄话]给)我|电话给我|发短信|致电|本人|我(?:这边|的新|换|爱人|老伴|孙|儿|女儿|单位|领导|不会|眼|在[^，。]{1,6}信号)"
    r"|有事发|信号差|老地址|老规矩|忙晕|初学|首次投|第一次投|见笑|粗陋|浅薄|不才|再发一遍|发错"
)
# 余言后叙 · 匆匆不尽 · 阖家安康
_FAREWELL = re.compile(
    r"余[言容]后|容后再|后叙|再叙|匆匆[，,]?\s*(?:不尽|草此|搁笔|此)|草此|搁笔|不尽欲言|[书言]不尽意|专此|谨此|纸短|祝(?:您|你|编|工作|全体|报社|各位)"
    r"|代问|问.{0,6}(?:同仁|各位).{0,3}好|阖家|[工生][作活](?:顺利|愉快)|身体健康|即候|顺问|恭候|静候|打扰了|叨扰|多保重|辛苦[了啦~～]"
)
# 已阅，可用。老周 · 转副刊组 · 请李编辑处理: scribbled on the sheet
_SCRIBBLED = re.compile(
    r"^(?:已阅|拟[用发刊登]|可[用发刊](?=[，。]|$)|照[发登排]|缓发|留用|备用|不用$|待[用发定]|同意|急件|加急|特急|此件)"
    r"|^转[\u4e00-\u9fff]{2,6}(?:组|部|版|室|班|编辑)?$|^请[\u4e00-\u9fff]{1,6}(?:编辑|老师|主任|部|组|版|校对)?(?:处理|阅|核|审|签|办|阅示|酌)"
)
SCRIBBLED_WIDTH = 20.0
# 以这版为准 · 以此为准: which of several is meant
_RATHER = re.compile(
    r"以[这此那新后].{0,8}为准|为准[，,].{0,12}(?:登|电话|改)|^(?:前面|昨天|刚才|上次|前).{0,8}(?:发|稿|版|篇).{0,8}(?:误|错|作废)"
)


def suspicion(text: str) -> float:
    """As `evidence`, with what only counts at an edge."""
    said = evidence(text) + slips.weight(text)
    bare = _QUOTED.sub("", text)
    if width(text) > LONG or is_invitation(bare) or _FOR_ALL.search(bare):
        return said
    trade = len({m.group()[:2] for m in _TRADE.finditer(bare)})
    tone, own = bool(_TONE.search(bare)), bool(_ONESELF.search(bare))
    also = len({m.group() for m in _ALSO.finditer(bare)})
    more = 0.6 * min(trade, 2) + 0.1 * bool(trade) + 0.3 * min(also, 2) + 0.5 * own
    about = len({m.group()[:2] for m in _ABOUT_IT.finditer(bare)})
    beside = bool(_BESIDE.search(bare))
    more += 0.7 * min(about, 2) + 0.6 * beside + 1.0 * bool(_MODEST.search(bare))
    trade += about + beside
    more += 1.6 * bool(_FAREWELL.search(bare)) + 1.0 * bool(_RATHER.search(bare))
    if width(text) <= SCRIBBLED_WIDTH:
        more += 1.5 * bool(_SCRIBBLED.match(bare))
    if more > 0.3:
        more += 0.5 * tone
    if (trade or (also and tone)) and re.match(r"^\s*[（(【\[［〔].*[)）】\]］〕]\s*$", bare):
        more += 0.5  # set apart by brackets
    if trade and (tone or own):
        more += 0.3  # a manuscript, and somebody who wants something
    return said + max(0.0, more - told(text))


# 可拨打热线…告诉我们: said to everybody
_FOR_ALL = re.compile(r"热线|12345|咨询电话|可?拨打|公众号|有关部门|主管部门")
LONG = 90.0
"""Han characters: a longer paragraph tells a story."""
