"""Does a line speak about the manuscript to those who print it, or to the reader?

Letters come without salutation, notes without brackets. What they share are their subjects: the
manuscript itself, what is to be done with it, a request, whom they ask. Each subject that a line
touches is evidence; no single word decides.
"""

from __future__ import annotations

import re

from plugins.importer import signs
from plugins.importer.unwrap import width

IN_DOUBT = "像是写给编辑部的话"
"""Why a line goes that may as well be the article's: it is asked about."""
LONGEST = 130.0
"""Longer paragraphs tell a story, whatever words they use."""
SURE = 2.2
"""Evidence from which a line is meant for the desk wherever it stands."""
LIKELY = 1.6
"""Enough where an article has just ended or the next one is about to begin."""

# 拙稿 本稿 这篇 样报 附件: the thing itself
_THING = re.compile(
    r"[本此该拙来投原发送寄改文供组通]稿|稿[子件费酬源]|^稿|两稿"
    r"|[一二两三四五六七八九十\d]\s*[篇件]稿|稿(?=[，。,请已未能可不在])"
    r"|习作|拙[文作著]|小[稿文](?!章)|小(?:通讯|散文|消息|诗)|样[报刊]|附件|附[上后]|[这那](?:一|几|两)?[篇首组](?!歌)|副刊(?=[角上里头下]|版|$|[，,。])"
    r"|(?:还有|另)一篇|上次那[篇组首]|上面(?:那|这)[篇则条]|下面(?:那|这)?[篇则条]"
    r"|第[一二三四五]篇|文责自负|一稿多|正文|清样|校样|[大小]样|付印|照片|配图|图片|标题|题目|副题|引题"
    r"|以[下上](?:内容|文字|部分|.{0,2}篇|.{0,2}稿|联[系络])|图说|图注|题图|原图|大图|文中|文末|通讯稿|几篇|一篇|一组|署名|笔名|真名|字号|黑体|楷体|花边|栏题"
    r"|第[一二三四五六七八九\d]段|最后一段|末[尾一]?段|头条|二条|报眼|通栏|中缝|版面|字以内|财务|公对公|此处|本段"
    r"|图\s*[\d一二三四]|第[\d一二三四]张|那张|下一?期|备用"
)
# what is done with it
_ACT = re.compile(
    r"采[用纳]|刊[发用登载]|登载|见报|发表|录用|审[阅定核读改]|斧正|指[正教点]|批评|赐教|查收"
    r"|核[对实]|再核|核一|已核|删[改减节去了掉]?"
    r"|压缩|压[到一后]|改[题为动好过了]|修改|署名|化名|头[条版]|上.{0,4}版|[二三四]版|图位|留.{0,4}栏|配图|配评论"
    r"|可发|同意|排版|[占跨][一二两三半通]栏|加框|打码|裁[掉一]|斟酌|[你您]?看着[改办删登用]|放心用|急用"
    r"|寄[上到来送]|发[上来到给你您]|传[给你您]|发.{0,2}QQ|微信传|奉上|呈上|报送|投[稿递]|再投|另投|另发|补发|打包"
    r"|转载|合不合[适用]|不[要必用]?登|[勿别]登|不发|挤一?挤|挤[上进个点]|补白|填[空白]|一字不|抢在|严禁外传|补[一上发几]|晚上补|定稿|没写"
    r"|接着看|退[还稿了]|见下|收到|给我|放.{0,4}(?:头条|上半|下半|左边|右边|左[上下]|右[上下])|换[一成]"
)
_ASK = re.compile(
    r"请|烦[请劳]|麻烦|拜托|劳驾|[能可是]否|看看?(?:能不能|行不行|合不合|好不好)|合不合|望[能您予]|盼|恳|务必|勿|不吝"
    r"|[如若]蒙|您看|别(?![的人处墅])|不[要用必](?=[登发改删用裁动])|最好|千万|尽量|帮我|[别不]太长|要大图|急用"
)
# the editor, the paper, seen from outside
_WHOM = re.compile(
    r"您|贵[报刊社]|编辑(?!部主任|部?[给的里说把]|们(?![好您，,:：!！]))|主编|责编|美编|老师(?=[，,:：!！您，好啦了们费]|$)"
    r"|同志(?=[，,:：!！])|报社|[给发找问]你"
)
_SELF = re.compile(
    r"本人|[我](?:是(?:一名|一个|贵|你们|咱)|的(?:电话|手机|微信|邮箱|联系|地址|号)|写|园区|区"
    r"|单位|都没|把|自己写|也拿不|们(?:领导|局长|书记|主任|部长|单位))"
    r"|作者说|随时联系|订阅.{0,3}[贵本]报|找我|[替帮]我|[替给]他打"
)
_THANKS = re.compile(
    r"谢谢|谢了|多谢|感谢|感激|打扰|冒昧|见谅|辛苦|费心|编[安祺]|敬礼|不胜|仓促|不当之处|不妥之处|浅陋"
    r"|敬请|承蒙|包涵|多保重|一笑|见笑|指教"
)
# 小祝：… · 老陈，… · 苏主任，…: the name of whom one writes to, and a mark behind it
VOCATIVE = re.compile(
    r"^[\s\u3000>（(【\[〔〖〘｛［]*(?:"
    r"师[父傅兄姐]|前辈|领导|[小老大阿][\u4e00-\u9fff]{1,2}(?:姐姐?|哥哥?|妹妹?|老弟|同学|老师|编辑|主任|前辈)?|[\u4e00-\u9fff]{1,3}(?:编辑|老师|主任|科长|部长|处长|局长|主编|总编|社长|编|总|科|工"
    r"|处|哥|姐|兄|弟|师傅|先生|女士|同志)|各位(?:老师|编辑|同仁)?|编辑(?:老师|同志)?"
    r")(?:们)?(?:您好|你好|你们好|早|晚上好|注意|请注意|好)?\s*[，,:：!！]"
)
_OPENING = re.compile(
    r"^[\s\u3000（(【\[〔<]*(?:PS|P\.\s?S\.?|又及|附言|附注|备注|另外?|又|注意?|说明|提示|题外话|顺便"
    r"|版面(?:备注|说明)?"
    r"|编辑(?:提示|注意|说明)?)\s*[:：.,，]",
    re.IGNORECASE,
)
# 小焦，我是老乌，… · 焦老师，我叫…: who writes
_INTRODUCES = re.compile(r"[，,:：!！。]\s*(?:我是|我叫|我这里是|这里是|我们是)")
_BRACKET = re.compile(
    r"[（(【\[〔〖〘｛［][^（()）【】\[\]〔〕〖〗〘〙｛｝［］]{6,}[)）】\]〕〗〙｝］]"
)
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》")
# 长短你看着删 · 如蒙采用 · 代问嫂子好: how one writes to somebody one knows
_TONE = re.compile(
    r"[如若承]蒙(?:采|刊|录|不弃|登)|如能[采刊录]|盼[复覆]|静候|不胜感激|顺颂|代问.{1,5}好|别见怪|勿见笑"
    r"|长短你|[你您]看着[删改办用登]|随时(?:找|联系|打给|问)我|号码没变|另走微信|加[我个]?.{0,2}微信|你通过一下"
    r"|[你您]看哪个|能上就上|麻烦[啦了]|告诉我一声|给我(?:说|回|留)个?[声话言信]|[小老大阿][\u4e00-\u9fff](?=[你您])|掂量|编辑(?:定夺|酌定|掌握)|[你您](?:定夺|酌定|拿主意)|见报日期|切切|回头再聊|改日.{0,4}聚"
)
# what the paper itself says to those who write for it
_INVITES = re.compile(
    r"来稿(?:请|须|一经|应|、)|稿件一经|[付致奉]稿酬|稿酬从优|投稿(?:邮箱|请|须|方式)|征[稿集文]"
    r"|欢迎.{0,6}(?:投稿|来稿)|(?<!授权)本[报刊]"
    # 贵报所载读者来信收悉: an office answers in print
    r"|来[信函](?:已)?收悉|来[信函]反映的.{2,20}问题|[回函答]复如下"
)


# …亩, …万元, 据介绍, 他说: somebody tells what happened
_NEWS = re.compile(
    r"据(?:悉|了解|介绍)|记者|日前|近日|今年以来|[介绍表示]{2}[，,:：]|[他她]说|说[，。]|\d[万亿]?[元亩吨户家米]"
    r"|负责人|工作日|同比|公里|平方米|市民|居民|村民|项目|企业"
)
# 半个月后, 有一年, 如今, 他说：“…: somebody remembers
_STORY = re.compile(
    r"[一二三四五六七八九十几半多两\d][年天月](?:以?后|以?前|里|来|间)|后来|那[天年夜时]|有一[年天次回]|当[天年时夜]"
    r"|从前|小时候|如今|多年|连夜|凌晨|整夜|才把|这才|第[二三四五]次|[一二三四五六七八九十]{2,4}年代?|[：，]“"
)


def evidence(text: str) -> float:
    """How much a line speaks to the desk: 0 for a story, about 2 for a note, 4 for a letter."""
    if signs.JUMP.fullmatch(text.strip()):
        return 0.0  # （上接第1版头条）
    bare = _QUOTED.sub("", text)
    if width(text) > LONGEST or is_invitation(bare):
        return 0.0
    is_bracketed = bool(re.match(r"^\s*[（(【\[〔〖〘｛［].*[)）】\]〕〗〙｝］]\s*$", bare))
    if not is_bracketed:
        bare = _BRACKET.sub("", bare)  # asked about for itself
    calls = bool(VOCATIVE.match(text))
    things = len({m.group()[:2] for m in _THING.finditer(bare)})
    acts = len({m.group()[:2] for m in _ACT.finditer(bare)})
    whom = calls or bool(_WHOM.search(bare))
    opens = calls or bool(_OPENING.match(text))
    asks, own, thanks = (bool(p.search(bare)) for p in (_ASK, _SELF, _THANKS))
    total = 0.7 * min(things, 2) + 0.5 * min(acts, 3) + 0.4 * asks
    total += 0.7 * whom + 0.4 * own + 0.5 * thanks + 0.6 * opens
    total += 0.9 * (calls and bool(_INTRODUCES.search(bare)))
    total -= told(text) - 0.7 * (whom and bool(_OTHERS.search(bare)))
    tone = len({m.group()[:2] for m in _TONE.finditer(bare)})
    if tone:
        return max(0.0, total + 1.1 * min(tone, 3))
    if not things and not whom and not opens:
        return max(0.0, min(total, 1.0))  # 请同意修改: no word of a manuscript, nobody of the paper
    is_told = things < 2 or bool(_STORY.search(text) or _OTHERS.search(bare))
    if is_told and not (asks or whom or own or thanks or opens or is_bracketed):
        return max(0.0, min(total, 1.0))  # 稿子登在第三版: told, not asked
    return max(0.0, total)


def told(text: str) -> float:
    """How much a line tells the reader what happened, to somebody else or long ago."""
    bare = _BRACKET.sub("", _QUOTED.sub("", text))
    news = len({m.group() for m in _NEWS.finditer(bare)})
    story = len({m.group() for m in _STORY.finditer(text)})
    return 0.5 * min(2, news) + 0.6 * min(2, story) + 0.7 * bool(_OTHERS.search(bare))


def is_invitation(text: str) -> bool:
    """The paper itself speaks to those who may write for it, or says who the author is."""
    return bool(_INVITES.search(text) or signs.AUTHOR_NOTE.match(text))


# 他 她 们, but not 其他报纸
_OTHERS = re.compile(r"(?<!其)[他她]们?(?![处报刊])")


# 签发:简云舒 · 字数:约860字 · 真名:乔立新: what an office writes on a manuscript
_FORM_FIELD = re.compile(
    r"^[\s\u3000（(【\[［]*(?:(?:稿件|来稿|投稿|发稿|交稿|送审|推荐|拟发|作者|文章)?(?:签\s*发"
    r"|审\s*核人?|审\s*稿(?:人|意见)?|复\s*核|核\s*稿"
    r"|字\s*数|配\s*图|类别|类型|体裁|篇幅|编号|时间|日期|人|单位意见|审核意见|栏目|版面|版次)"
    r"|真\s*名|实\s*名|本\s*名|笔\s*名|审核意见|序\s*号"
    r"|初审|复审|终审|稿件来源|稿号)\s*[:：]\s*\S.{0,40}$"
)
# 报送日期：2025年3月17日 · 完稿时间：3月2日: when it was written or sent, alone on its line
_WRITTEN_ON = re.compile(
    r"^[\s\u3000（(【\[]*(?:报送|上报|填[报表写]|提交|递交|呈报|供稿|寄稿|寄[出送]|送[稿达]"
    r"|拟稿|撰稿|撰写|写作|写成|采写|采访|拍摄"
    r"|[完成定改起脱截打]稿|打印|录入|修改)\s*(?:时间|日期)\s*[】\]]?\s*[:：]?\s*"
    r"(?=\S*[\d〇○零一二三四五六七八九十])"
    r"[\d〇○零一二三四五六七八九十年月日号上中下旬午晚时点分:：.\-/\s]{2,24}[)）】\]]?$"
)
# [审稿意见] 一审:… · 【备注】…: the same sheet, its fields in boxes
_FORM_BOX = re.compile(
    r"^[\s\u3000]*[\[【〔［]\s*(?:\S{0,4}(?:审|核)\S{0,2}意见|[一二三初复终]审|审核|签发|备注"
    r"|附言|状态|编号|稿号|字数|篇幅|类别|体裁|版面|版次"
    r"|配图说明|排版要求|编辑建议|处理意见|领导批示|批示|来稿时间|交稿时间|作者简况|稿酬"
    r"|发稿要求|要求)\s*[】\]〕］]\s*[:：]?\s*\S"
)
_ADMIN_WORD = re.compile(
    r"签\s*发|审\s*[核稿]|复\s*核|核\s*稿|字\s*数|稿|体裁|真\s*名|实\s*名|本\s*名|笔\s*名"
    r"|身份证|初审|复审|拟发|送审|配图[:：]|序\s*号\s*[:：]\s*\d"
)
# 以下是正文 · ————以下为稿件内容————: says where the manuscript begins or ends
SIGNPOST = re.compile(
    r"^[\s\-—─=*·（(【\[［]*(?:(?:以[下上]|[下上]面)(?:是|为|系)?(?:我的|本次|本期)?(?:稿件|来稿"
    r"|投稿)?(?:的)?(?:正文|内容|原文|稿件|全文)(?:内容|部分|如下)?"
    r"|(?:稿件|来稿|正文)(?:内容|全文)?(?:如下|开始|结束|完))[\s\-—─=*·）)】\]］:：。↓⇓⬇▼👇]*$"
)
# —————— 聊天记录 —————— · === 微信群消息 ===: what kind of thing follows, between rules
DIVIDER = re.compile(
    r"^[\s【\[［]*(?P<rule>[-—–─━═=＝_~～*＊·•…]{3,})\s*(?:以[下上](?:是|为)?)?(?:我[和与]\S{1,8}的)?"
    r"(?:微信|QQ|企业微信|钉钉|手机|工作)?(?:群|群聊|公众号)?(?:的)?"
    r"(?:聊天|对话|消息|留言|短信|语音|通话|来信|来稿|投稿|邮件|转发|原文|原稿|附件|传真|微信)"
    r"(?:记录|内容|正文|原文|全文|消息|邮件|文字|转文字|摘录|截图|整理|开始|结束|如下)?[:：]?\s*"
    r"[-—–─━═=＝_~～*＊·•…]{3,}[\s】\]］]*$"
)
# 顺颂 编祺 · 祝工作顺利! · 收到请回复,谢谢!: a letter's last words, wherever they stand
LAST_WORDS = re.compile(
    r"^[\s\u3000]*(?:此\s*致\s*敬\s*礼|[顺即并谨敬]颂|[顺即敬]祝|祝(?:您|编辑|老师"
    r"|各位).{0,10}(?:好|安|顺利|愉快|健康)"
    r"|祝(?:你们?|您|贵[报刊社]|报社|编辑部|各位|大家)[^。，]{0,10}(?:越办越[好\u4e00-\u9fff]+|红火|兴旺|工作|一切|身体|顺利|健康|愉快|[编夏春冬秋]\S)[^。，]{0,4}[!！。~～]*(?:[\s\u3000—\-]+[\u4e00-\u9fff]{2,4})?$"
    r"|祝?(?:工作顺利|编[安祺]|撰[安祺]|文[安祺]|笔健|台安)"
    r"|[春夏秋冬暑近钧时][安祺绥祉](?=[!！。]?\s*$)|(?:以上[，,。 ]?)?(?:谢谢|多谢|感谢"
    r"|辛苦|麻烦|拜托|打扰|有劳)了?(?:各位|编辑|老师|您(?=[^。，]{0,4}$))|感谢(?:编辑|老师|您(?=[^。，]{0,4}$))|收到请回复|盼复"
    r"|望回复|以上[，,。]\s*[\u4e00-\u9fff]{2,4}(?=[\s\u3000]*(?:\d|$))|[谨敬恭]呈$|谨[启上]$"
    r"|收到请回|恭候回音|静候佳音|敬候回音)[^。，]{0,10}(?:[，,]谢谢)?[!！。]?[\s\u3000]*$"
)
# 乔立新 敬上
_SIGNED_LETTER = re.compile(
    r"^[\s\u3000]*[\u4e00-\u9fff]{2,8}?[\s\u3000]*(?:敬上|谨上|敬启|谨启|拜上|呈上|顿首|再拜"
    r"|谨识|鞠躬|叩[上首拜]|百拜|稽首|手启|谨[呈具]|[敬谨]白)[\s\u3000]*$"
    r"|^[\s\u3000]*[\u4e00-\u9fff]{2,8}[\s\u3000]+(?:[叩敬拜谨]?[叩呈书具禀]|手书|匆草|草上)[\s\u3000]*$"
)
# —— 发自我的 iPhone · ---------- 转发的邮件 ----------
_MAIL_MARK = re.compile(
    r"^[\s\-—─=*>（(]*(?:(?:投稿|稿件)?(?:邮箱|系统|信箱)?的?自动(?:回复|答复)[^。]{0,20}|(?:从我的|[发寄从](?:自|送自)?\S{0,8}邮箱发来|发自我?的?|来自我的)[^，。]{0,8}(?:手机|iPhone|iPad|华为|小米"
    r"|安卓|邮箱|客户端|电脑)[^，。]{0,8}"
    r"|发自我的[^，。—\-]{1,16}|从[^，。]{2,14}(?:手机|邮箱|客户端|电脑|平板)发[出送来]的?(?:邮件|信息|消息)?"
    r"|(?:来自|发自|从)(?:我的)?\s*(?:vivo|OPPO|HUAWEI|Honor|Xiaomi|Redmi|realme|Galaxy|Samsung|iPhone|iPad|Mate|Outlook|Foxmail|华为|荣耀|小米|红米|三星|一加|魅族|鸿蒙)[^，。]{0,16}"
    r"|Sent from .{2,20}|(?:转发|原始|回复)的?(?:邮件|信息|消息){1,2}(?:内容)?"
    r"|Forwarded message|Original Message)[\s\-—─=*)）]*$",
    re.IGNORECASE,
)


# 岫北宣传-小葛 3月10日 15:22 · 小葛 15:22:07: who wrote when, above a message
_CHAT = re.compile(
    r"^[\s\[［【]*(?:[^\s，。！？：:]{1,26}[\s\u3000]+)?(?:(?:(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?"
    r"|昨天|今天|星期[一二三四五六日])[\s\u3000]*)?"
    r"(?:[上下]午|晚上"
    r"|早上)?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?[\s\]］】]*(?:[^\s，。！？：:]{1,26}[:：]?)?$"
)


def is_chat_stamp(text: str) -> bool:
    """The line that a chat program sets above each message."""
    match = _CHAT.match(text)
    return bool(match and re.search(r"[\u4e00-\u9fffA-Za-z]", re.sub(r"[年月日上下午]", "", text)))


def is_form_field(text: str) -> bool:
    """签发:…, 字数:…, 笔名:…: a field of the sheet that comes with a manuscript."""
    if _FORM_BOX.match(text) and width(text) < LONGEST:
        return True
    if _WRITTEN_ON.match(text):
        return True
    return bool(_FORM_FIELD.match(text) and _ADMIN_WORD.search(text) and width(text) < 50)


# …若不合用，万勿转投他刊。此致，敬礼。: a paragraph that ends a letter
_ENDS_LETTER = re.compile(
    r"[。！；，][\s\u3000]*(?:此\s*致[，,、！!\s]*敬\s*礼|[顺即谨恭敬][颂祝请候][\s\u3000]*(?:[\u4e00-\u9fff]{0,2}[安祺绥祉健])|谨致(?:谢忱|敬意|问候))[。！!]*$"
)
ENDING_WIDTH = 90.0


def ends_letter(text: str) -> bool:
    """Whatever it says, a letter ends with it."""
    return width(text) <= ENDING_WIDTH and bool(_ENDS_LETTER.search(text.strip()))


def is_last_words(text: str) -> bool:
    """A letter's closing formula, or the name that signs it."""
    return bool(
        LAST_WORDS.match(text)
        or _SIGNED_LETTER.match(text)
        or (width(text) <= LAST_WIDTH and _WISHES.search(text))
    )


BATCH_WIDTH = 44.0
# 共13条 · 计六篇 · 5篇 · 图3幅: how much was sent
_COUNTED = re.compile(
    r"(?:共|合计|总计|计|一共)\s*(?:[\d一二两三四五六七八九十]{1,3})\s*[条篇则件组幅个张]"
    r"|(?<![\d.])(?:\d{1,2}|[一二两三四五六七八九十]{1,2})\s*[条篇则件组](?=$|[，,。；、（(\s）)]|[稿短简消])"
)
# 短稿 · 来稿 · 一周简讯稿: the manuscripts, seen from the desk
_BATCH_OF = re.compile(
    r"[来供投组送短编通]稿|(?<![草底初手文书])稿(?:[子件]|(?=$|[，,。；：:（(\s）)]|[共计\d一二两三四五六七八九十]))"
    r"|(?:短讯|简讯|短消息|短新闻|消息)(?=$|[，,。；：:（(\s])"
)
# 五月来稿，共11篇（含图3张） · 短消息，计9条: nothing but what was sent and how much
_SENT = re.compile(
    r"^[（(]?[^，,。；：:（()）]{0,14}(?:稿件?[，,\s:：]*(?:共|合计|总计|计)?|(?:短讯|简讯|短?消息)[，,\s:：]+(?:共|合计|总计|计))"
    r"\s*(?:\d{1,3}|[一二两三四五六七八九十]{1,3})\s*[条篇则件组幅](?:[（(][^（()）]{1,14}[)）])?[。)）]?$"
)
# 已看过一遍 · 未核 · 请编排: where the work stands
_STANDS = re.compile(
    r"(?:已经?|均已?|都|全部|尚?未|还没|没有?|待)\s*(?:看|核|编|审|校|改|排|定|删|压|阅|签|查|对)[过了完定对实毕辑稿排改核审查阅一]{0,3}"
    r"|[看核编审校改]过(?:了|一遍|两遍)?|请(?:编|排|审|核|酌|选)|[初二三]审|可(?:直接)?[发用排]|定稿|齐清定|按(?:此|原)?顺序排"
    r"|照?原样(?:粘贴|照录|录入|照发|转发)?|原文照(?:录|转|登)|[未没]动一?字|一字[未没](?:动|改)|未作?(?:改动|修改|删改)|(?:合并|逐件|依次)(?:粘贴|录入|打印)"
)


def is_batch_note(text: str) -> bool:
    """6月上旬短稿，共13条，已看过一遍: the desk on a batch of manuscripts, above or below it.

    It counts them and says what they are or where the work stands; a headline does not do both.
    Only where a batch begins or ends: whoever asks knows that.
    """
    if width(text) > BATCH_WIDTH or re.search(r"[“”《》]|记者|[。！？](?=.*[\u4e00-\u9fff])", text):
        return False
    if _SENT.match(text):
        return True
    return all(pattern.search(text) for pattern in (_COUNTED, _BATCH_OF, _STANDS)) or bool(
        "稿" in text and _STANDS.search(text) and _BATCH_OF.search(text) and len(text) <= SHORT_NOTE
    )


SHORT_NOTE = 16


LAST_WIDTH = 24.0
# 妥否，请斧正。祝编安！: whatever stands before it in so short a line
_WISHES = re.compile(
    r"(?:祝|颂|顺颂|敬颂|即颂|此颂)\s*(?:编|撰|文|台|春|夏|秋|冬|暑|时|著)\s*[安祺绥健]|妥否[，,]|(?:敬)?请(?:您)?(?:予以?)?斧正"
)


def is_mail_mark(text: str) -> bool:
    """What a mail program adds."""
    return bool(_MAIL_MARK.match(text))
