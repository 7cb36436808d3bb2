"""What single lines look like: one named pattern a form, under the example that it matches.

Pure questions about one text; what a line *is* depends on its neighbours and is decided in
`label.py` and `group.py`.
"""

from __future__ import annotations

import re

from plugins.importer.shapes import SHAPES
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

FINAL = re.compile(
    r"[。！？!?…～][”’」』）)》〉】]*$|[。！？!?…][”’]?[)）]$|(?<=[\u4e00-\u9fff”’）)])\.$"
)
_SENTENCE_INSIDE = re.compile(r"[。！？!?；;][”’]?(?=.)")
SHORT_WIDTH = 36.0
"""A line without a final mark is a candidate for a headline up to this width (in Han)."""

PAGE_LABEL = r"(?:[A-Za-z]?\s*\d{1,3}|[一二三四五六七八九十]{1,3})"
# -----8<-----: scissors part manuscripts that were printed one after the other
SCISSORS = re.compile(
    r"^[\s✂✁]*(?:[-=_~—─·.…]\s*){2,}(?:8<|>8|✂|✁|剪\s*切\s*线"
    r"|裁\s*剪\s*线)+\s*(?:[-=_~—─·.…]\s*){2,}$|^[✂✁][\s✂✁\-—─=]*$"
)
# 新闻热线:0000-7654321 · E-mail:yaowen@…
CONTACT = re.compile(
    r"(?:电\s*话|手\s*机|热\s*线|传\s*真|邮\s*箱|信\s*箱|e-?\s*mail|微\s*信|qq|Q群|地\s*址"
    r"|邮\s*编|邮政编码|网\s*址|订座|投稿|咨询|联系人)[号群]?\s*[:：/／]?\s*",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"(?<!\d)(?:0\d{2,3}[-—–－ ]?\d{7,8}|1[3-9]\d[-  ]?\d{4}[-  ]?\d{4}"
    r"|400[-— ]?\d{3,4}[-— ]?\d{3,4}|\d{3,4}-\d{7,8})(?!\d)"
)


# （更多内容见5版）: a pointer alone on its line
POINTER = re.compile(
    r"^[（(【\[［]?\s*(?:更多|详细|相关|全文|另有)?(?:内容|报道|新闻|详情|图片"
    r"|文章)?\s*(?:请?详?见|请看|另见|刊于)\s*"
    rf"(?:今日|本报|本期)?\s*第?\s*{PAGE_LABEL}\s*版\s*[)）】\]］]?$"
)
# …往返两次报关。（详见A6版）: the same behind a sentence
POINTER_TAIL = re.compile(
    r"(?<=[。！？])(?P<close>[”’]?)[\s\u3000]*(?P<raw>[（(【\[［]\s*(?:更多|详细|相关|全文|另有)?(?:内容|报道|新闻|详情|图片"
    rf"|文章)?\s*(?:请?详?见|请看|另见|刊于)\s*(?:今日|本报|本期)?\s*第?\s*{PAGE_LABEL}\s*版[^（()）]{{0,16}}[)）】\]］])$"
)
GUIDE_LABEL = re.compile(
    rf"^[\s【\[［〖「{SHAPES}»«<>《》]*(?:今日|本期|本版|要闻|内容|精彩|新闻|版面"
    r"|一周)?\s*(?:导\s*读|看\s*点|要\s*目|导\s*航|内页|索\s*引"
    rf"|目\s*录)\s*[】\]］〗」{SHAPES}»«<>《》:：]*$"
)
# “共享厨房”里长出的预制菜标准   3版 · ……A4版 · （详见第3版） · 3版▶
GUIDE_ENTRY = re.compile(
    r"(?:[\s.…·—\-→▶►>（(》”/／|｜]|^)\s*(?:详见|见|刊|P)?\s*(?:今日"
    rf"|本报)?第?\s*{PAGE_LABEL}\s*版?\s*(?:版)[)）▶►>»】\]］\s]*$"
    rf"|^[■□●○◆◇▲★☆•·]?\s*(?:第\s*{PAGE_LABEL}\s*版|[A-Za-z]?\d{{1,2}}\s*版)[\s:：|｜·▶►—\-]+\S"
    rf"|^\S.{{3,30}}[.…·]{{2,}}\s*(?:[A-D]?\d{{1,2}})$"
    # 废铝怎样变“活铝” ▶▶▶07 · 夜校开课 >> A3
    r"|^\S.{2,30}?\s*(?:[▶►→▷☞➤⇒]+|>{1,3}|»+)\s*(?:P|第)?\s*[A-D]?\d{1,2}\s*版?\s*[)）]?$"
)

# 下转 文转 续转 转至 · 后文见 下文见: where it goes on; a bare 转 goes out as well
_JUMP_OUT = (
    r"下\s*转|[文续后尾全紧]\s*转|转\s*[入至到]|[下后]\s*接|(?:后|下|余|续)\s*文\s*[请详]?[见看刊转]"
    r"|(?:后续|续|余下|未完)[，,\s]*[请详]?[见看刊转]于?|转"
)
# 上接 紧接 文接 承接 · 前文见: where it began
_JUMP_INTO = r"(?:上|紧|文|承|前|全|续)\s*接|接\s*[自续]?|(?:前|上)\s*文\s*[请详]?[见看刊接]"
# 头版 末版 背面 前页 次页 封底: a page told by where it lies, only inside a bracket
_NEAR_PAGE = r"[头首末尾次前后上下背邻]\s*一?\s*[版页面]|封\s*[面底二三]"
# （下转第3版《题》） · ▶▶下转2版 · ◀◀上接1版　… · ②（上接01版） · （文转03版“塔吊”）
JUMP = re.compile(
    rf"(?:^[①-⑳]\s*)?[▶►▷→☞>》◀◄◁←☜↓↑⇓⇩\s]*(?P<open>[（(【\[［〔])?[▶►▷→☞◀◄◁←☜↓↑\s]*"
    rf"(?P<word>(?P<out>{_JUMP_OUT})|(?P<into>{_JUMP_INTO}))\s*(?:本报|今日"
    rf"|本期)?\s*(?:(?:第\s*)?(?P<page>{PAGE_LABEL})\s*版|(?(open)(?P<near>{_NEAR_PAGE})|(?!)))"
    r"(?P<rest>(?(open)[^)）】\]］〕。]{0,40}"
    r"|[\s①-⑳]{0,2}(?:《[^》]{1,40}》|“[^”]{1,10}”(?=$|\s))?(?:[左右上下][左右上下]?(?:角|方)?)?))"
    r"[)）】\]］〕◀◄\s▶►]*"
)


def jump_page(match: re.Match[str]) -> str:
    """The page that a jump names, as printed: 3, A4, 三, 头版, 背面."""
    return match["page"] or match["near"]


def is_jump_in(text: str) -> bool:
    """（上接第1版）: what follows began elsewhere."""
    match = JUMP.search(text)
    return bool(match and match["into"])


def is_jump_out(text: str) -> bool:
    """（下转第3版）: it goes on elsewhere."""
    match = JUMP.search(text)
    return bool(match and match["out"])


# 【…】 [..] ●…● ★…★ ◤…◢ ︱…︱: a label between two brackets or two signs that mean nothing
_FENCE = r"[^\w\s\u3000“”‘’\"'《》〈〉（）()\[［\]］【】〔〕「」『』，。、；：？！,.;:?!—\-…%％/／]"
BRACKETED = re.compile(
    r"^[\s]*(?:【(?P<a>[^】]{1,16})】|\[(?P<b>[^\]]{1,16})\](?!\()|〖(?P<c>[^〗]{1,16})〗"
    r"|〔(?P<d>[^〕]{1,16})〕|［(?P<h>[^］]{1,16})］|[「『](?P<e>[^」』]{1,12})[」』](?=$|\s)"
    rf"|[—–-](?![—–-])\s*(?P<j>[{HAN}·]{{2,10}})\s*[—–-]$"
    rf"|(?P<mark>[{SHAPES}〇·•・])\s*(?P<f>[^{SHAPES}〇·•・]{{2,14}}?)\s*(?P=mark)"
    rf"|{_FENCE}{{1,3}}\s*(?P<i>[{HAN}A-Za-z0-9·“”][{HAN}A-Za-z0-9·“” \u3000]{{1,13}}?)\s*"
    rf"{_FENCE}{{1,3}}$"
    r"|[▍▎▌┃]\s*(?P<g>[^\s▍▎▌┃][^▍▎▌┃]{1,11})$)\s*"
)
_FENCED = re.compile(
    rf"^\s*{_FENCE}{{1,3}}\s*(?P<name>[{HAN}](?:\s?[{HAN}]){{1,7}})\s*{_FENCE}{{1,3}}\s*$"
)


def unfenced(text: str) -> str:
    """◇相关链接◇ -> 相关链接: a label between two signs that mean nothing, alone on its line."""
    match = _FENCED.match(text)
    return match["name"] if match else text


# 标题:… · [肩题] … · 【正文】
_FIELD_NAME = (
    r"标\s*题|主\s*题|题\s*目|主标题|引\s*题|肩\s*题|眉\s*题|副\s*题"
    r"|副标题|子\s*题|栏\s*目|栏目名称|正\s*文|内\s*容|稿件正文|摘\s*要|提\s*要|图片说明"
    r"|图\s*说|照片说明|配图说明|来稿栏目|(?:稿件|作品|文章)\s*名\s*称"
)
FIELD = re.compile(
    rf"^(?P<label>(?:稿件|作品|文章|来稿|投稿|拟用?)?(?P<name>{_FIELD_NAME})"
    r"(?:暂[定拟]|待[定拟]|拟[定为]?|暂用)?\s*[:：]"
    rf"|[\[【〔［（(<]\s*(?P<boxed>{_FIELD_NAME}|作\s*者|署\s*名|(?:作者|工作|所在|供稿)?单\s*位"
    rf"|图片)\s*[】\]〕］）)>]\s*[:：]?)\s*(?P<value>.*)$"
)
FIELD_ROLES = {
    "标题": "title", "主题": "title", "题目": "title", "主标题": "title",
    "稿件名称": "title", "作品名称": "title", "文章名称": "title",
    "引题": "kicker", "肩题": "kicker", "眉题": "kicker",
    "副题": "deck", "副标题": "deck", "子题": "deck",
    "栏目": "column", "栏目名称": "column", "来稿栏目": "column",
    "正文": "text", "内容": "text", "稿件正文": "text",
    "摘要": "standfirst", "提要": "standfirst", "图片说明": "caption", "图说": "caption",
    "照片说明": "caption", "配图说明": "caption",
    "图片": "caption", "图": "caption", "作者": "byline", "署名": "byline",
    "单位": "author-note", "作者单位": "author-note", "工作单位": "author-note",
    "所在单位": "author-note", "供稿单位": "author-note",
}  # fmt: skip
_LINE = r"[\s\-—─━═=~～*＊·•☆★◇◆○●□■※#＃▬－–―＿_＝┄┅┈┉╌╍▔+＋<>＜＞…／]*"
_COUNT = r"[一二三四五六七八九十\d①-⑳]{1,3}"
_RULED = r"(?:[\-—─━═=~～*＊·•☆★◇◆○●□■※#＃▬－–―＿_＝┄┅┈┉╌╍▔+＋<>＜＞…／/]\s*){2,}"
# 收稿时间:3-18 09:41 · 收到：3月19日　来自：微信; a call's is a span of days
_FIGURE = r"(?:\d{1,4}|[一二三四五六七八九十〇○]{1,4})"
_WHEN_RECEIVED = (
    r"(?:[（(]?(?:收稿|来稿|到稿|收到|接收)(?:(?:时间|日期)\s*[:：]?|于|[:：])\s*"
    rf"(?:{_FIGURE}[年.\-/]\s*)?{_FIGURE}[月.\-/]\s*{_FIGURE}[日号]?(?![\d日号.])"
    r"(?![\s\u3000]*[至到起止前—~～\-])[^。，！？至止起—~～]{0,24}?[）)]?)"
)
MANUSCRIPT_MARK = re.compile(
    rf"^{_LINE}[\s【\[（(]*(?:(?:稿件|来稿|稿子|投稿|文章|附件"
    rf"|附稿)\s*[一二三四五六七八九十\d①-⑳]{{0,3}}"
    rf"|稿\s*[一二三四五六七八九十\d①-⑳]{{1,2}}"
    rf"|(?:以下)?第\s*[一二三四五六七八九十\d]{{1,2}}\s*[篇稿]|[下另]一[篇稿]|以下[是为]?(?:另"
    rf"|下)一[篇稿])[\s】\]）)]*[:：]?{_LINE}$"
    # ======== 第 2 封 / 共 4 封 ======== · 第三件（共五件） · ----- 邮件 2/4 -----
    rf"|^{_LINE}[【\[（(]?\s*(?:邮件|来信|来稿|来件)?\s*第?\s*{_COUNT}\s*[封件份篇则条]?\s*(?:邮件|来信|来稿|信|稿)?\s*[/／,，、|｜·（(\s]\s*"
    rf"共\s*{_COUNT}\s*[封件份篇稿则条]?[\s)）】\]]*{_LINE}$"
    rf"|^[\s\-—─━═=~*#＝]{{2,}}\s*(?:第\s*{_COUNT}\s*[封件份]|(?:邮件|来信|来件|e?-?mail|message)\s*(?:第?\s*{_COUNT}))"
    rf"(?:\s*(?:[/／]|of)\s*{_COUNT})?[^。]{{0,20}}?[\s\-—─━═=~*#＝]{{2,}}$"
    # ======== 2 ======== · #### 三 ####: a number between two rules; - 3 - is a page's
    rf"|^(?:[=＝*＊#＃~～]\s?){{3,}}[（(【\[]?\s*{_COUNT}\s*[)）】\]、.．]?\s*(?:[=＝*＊#＃~～]\s?){{3,}}$"
    rf"|^(?:[-—─━_]\s?){{6,}}[（(【\[]?\s*{_COUNT}\s*[)）】\]、.．]?\s*(?:[-—─━_]\s?){{6,}}$"
    # ==== 2/4 ====
    rf"|^(?:[=＝*＊#＃~～]\s?){{3,}}{_COUNT}\s*[/／]\s*(?:共\s*)?{_COUNT}\s*(?:[=＝*＊#＃~～]\s?){{3,}}$"
    # 来稿（一） · 稿件之三 · 来件 No.2 · －－ 第2号来稿 －－
    rf"|^{_LINE}[\s【\[（(]*(?:稿件|来稿|投稿|来件|附稿)\s*(?:之|[·•]|No[.．]?|第)?\s*[（(]?{_COUNT}[)）]?\s*[号篇件份]?"
    rf"[\s】\]）)]*[:：]?{_LINE}$"
    rf"|^[【\[]\s*第?{_COUNT}\s*[号篇件份封]\s*(?:稿件?|来稿|投稿|来件|作品|文稿)\s*[】\]]$"
    # ★★★ 第二件 ★★★ · －－－ 作品一 －－－: what says less must stand between two rules
    rf"|^\s*{_RULED}[【\[（(]?\s*(?:第?{_COUNT}\s*[号篇件份封]\s*(?:稿件?|来稿|投稿|来件|作品|文稿)?"
    rf"|(?:文稿?|作品|来函|来信|来件|稿)\s*之?\s*[（(]?{_COUNT}[)）]?)\s*[)）】\]]?[:：]?\s*{_RULED}$"
    # ▇ 第三件（手写信，由值班室代录）
    rf"|^[■◆●▇█▉▊▋▌▍▎▏▬◼▪★☆※#＃＊*]+\s*第\s*{_COUNT}\s*[件封份篇稿]\s*(?:[（(][^（()）]{{2,24}}[)）])?$"
    # （以下为另一篇，作者要求署笔名）
    r"|^[（(【\[]\s*(?:以[下上][是为]?|此为)?(?:另|下|上"
    r"|第[一二三四五六七八九十\d]+)一?[篇稿件][^（()）]{0,24}[)）】\]]$"
    # 来稿1/4  收稿时间:3-18 09:41 · 【稿件 2】　收到：3月18日　来源：邮箱
    rf"|^{_LINE}[【\[（(]?\s*(?:稿件|来稿|稿子|投稿|来件|邮件|稿)\s*第?\s*{_COUNT}\s*[篇件封份号]?\s*"
    rf"(?:[/／]\s*{_COUNT}\s*)?[】\]）)]?[\s,，|｜·:：]*{_WHEN_RECEIVED}?{_LINE}$"
    # 收稿时间：3-18 09:41 · 第3篇　收到：3月19日 · [2/4] 来稿日期：…
    rf"|^{_LINE}[【\[（(]?\s*(?:第?\s*{_COUNT}\s*[篇件封份号则]?\s*(?:[/／]\s*{_COUNT}\s*)?)?[】\]）)]?[\s,，|｜·:：]*{_WHEN_RECEIVED}{_LINE}$"
    # 稿件1(人物访谈,约1100字,照片另发) · 稿件2(诗歌)——请排楷体
    r"|^(?:稿件|来稿)\s*[一二三四五六七八九十\d]{1,3}\s*[（(—].{0,40}$"
    # 二、 · 三、诗歌投稿：
    r"|^[一二三四五六七八九十]{1,2}、\s*(?:(?:诗歌|散文|消息|通讯|评论|人物)?(?:投稿|来稿)\s*[:：]?)?$",
    re.IGNORECASE,
)

STANDFIRST = re.compile(
    rf"^[【\[〔〖［「{SHAPES}]*\s*(?P<label>核心提示|内容提要|提\s*要|导\s*语|阅读提示|新闻提示"
    rf"|核心看点|摘\s*要|本文提要|要点提示)(?P<sep>\s*[】\]〕〗］」]?\s*[:：{SHAPES}]?\s*)(?P<text>.*)$"
)
NOTE = re.compile(
    rf"^[【\[〔〖［「{SHAPES}（(〉》>＞»→☞＊*]*\s*(?P<label>编\s*者\s*按|编\s*者\s*的\s*话|编\s*后\s*语?"
    r"|编辑点评|短\s*评|编余|记者手记|采访手记|采访札记|手记|相关链接|延伸阅读|新闻链接"
    r"|背景链接|新闻背景|名词解释|小贴士|小知识|知识链接|数据链接|专家点评|专家解读|点\s*评"
    r"|链\s*接|开栏的话|开栏语|主持人的话|温馨提示|资料|新闻延伸|人物简介(?=$)|人物名片|人物档案"
    rf"|名片|记者观察|相关新闻|相关阅读|新闻附件|新闻名片|新闻助读|小词典|回音|回\s*复|答\s*复|回应|(?:编辑部?|记者|(?:职能|相关|有关)?部门|单位)(?:回音|回复|答复|回应|追访|回访|追踪|反馈)|(?:处理|办理)(?:结果|情况))\s*[】\]〕〗］」）)〉》>＞»▶►▷→☞＊*]*\s*(?P<sep>[{SHAPES}]+|[:：]|$"
    r"|(?<=[】\]〕〗］」＊])"
    r"|\s+)\s*(?P<text>.*)$"
)
AUTHOR_NOTE = re.compile(
    r"^[（(](?:本期|本文|本版)?(?:答疑|解答|嘉宾|专家|主持人?|受访|供稿|资料|审核|作答|咨询"
    r"|法律顾问)[^。:：]{0,6}[:：][^。]{2,40}[)）]$|^[（(\[［【]?\s*(?:本文)?作者\s*(?:系|为"
    r"|单位|简介|小传|小档案|介绍|是|均为|分别|现任|均系|\s*[:：]\s*.{1,10}(?:系"
    r"|单位)|\s*[:：]\s*[\u4e00-\u9fff]{2,4}[，,]\s*(?:男|女|生于|现[任为居]|\d{4}年))[^。]{0,80}[。]?[)）\]］】]?$"
)
# 遗失声明：… · 【分类信息】旺铺出租：…
AD_LINE = re.compile(
    r"^[【\[〔〖［]?(?:遗失|挂失|注销|清算|减资|拍卖|招租|转让|出租|出售|招聘|分类信息|分类广告"
    r"|便民信息|供求信息|寻人|寻物)(?:声明|公告|启事|信息)?(?:[】\]］]|\s*[:：])\s*\S"
)
# 某某公司遗失公章一枚,编号…,声明作废。 · 遗失声明, above it
AD_LOST = re.compile(
    r"^[\s【\[［■●◆▲]*[遗挂丢]\s*失\s*(?:声\s*明|启\s*事|公\s*告)[\s】\]］■●◆▲]*[:：]?$|"
    r"^[\s【\[［■●◆▲]*[^。；：:]{0,40}(?:遗\s*失|丢\s*失|不慎(?:遗|丢)失?|挂失)[^。；]{2,80}"
    r"(?:作废|特此声明|特此公告|声明无效)[。.]?$"
)
ORIGIN = re.compile(
    r"^[（(\[［【]?\s*(?:本文)?(?:来\s*源|稿\s*源|转\s*自|转[发载]自|摘\s*自|选\s*自|原\s*载|摘编自"
    r"|综合)\s*[:：]?\s*(?P<name>.{2,40}?)[)）\]］】]?$|^[（(]\s*(?:据|综合|转载自|摘自|选自"
    r"|载于?|刊于)(?P<name2>[^（()）。]{2,30})[)）]$"
)
# “花开在哪里，哪里就是家门口。”——题记
EPIGRAPH = re.compile(r"^[“\"].{4,90}[”\"][\s\u3000]*(?:——|--|—)[\s\u3000]*[^，。,]{2,18}$")
ORIGIN_TAIL = re.compile(
    r"(?<=[。！？!?…”’)）】\]］〕])[\s\u3000]*(?P<raw>[（(【\[［]\s*(?:来\s*源|稿\s*源|转\s*自|摘\s*自"
    r"|选\s*自|原\s*载|据|综合|转载自|摘编自)[:：]?\s*[^（()）。]{2,40}[)）】\]］])$"
    # …六十八岁。　　据县人社局: set off by blanks
    r"|(?<=[。！？!?…”’])[ \u3000]{1,}"
    r"(?P<bare>(?:据|摘自|转自|原载|来源[:：])\s*[^，。、：:\s]{2,18})$"
)
AUTHOR_NOTE_TAIL = re.compile(
    r"(?<=[。！？!?…”’)）】\]］〕])[\s\u3000]*(?P<raw>[（(]\s*(?:本文)?作者(?:系|为|单位|简介|是|均为"
    r"|均系|现任)[^（()）]{2,60}[)）]"
    # （本报综合） · （综合整理）: nobody signs
    r"|[（(]\s*(?:(?:本报|本刊|本台|编辑部)?综合(?:整理|编辑|消息|报道)?|(?:本报|本刊)整理)\s*[)）])$"
)

# 图为… · 图①:… · 左图:… · 上图为…
CAPTION_START = re.compile(
    r"^(?:图\s*为|图片为|题图\s*[:：为]|图\s*[①②③④⑤⑥⑦⑧⑨⑩]"
    r"|图\s*[\d一二三四五六七八九十]{1,2}(?:\s*[:：、.．是为]|[ \u3000]+(?=\S))|(?:本版|本组|以上"
    r"|以下)?[上下左右中前后大小]\s*[图列]\s*(?:[①-⑩]|\d)?\s*(?:[:：为是]|\s(?=\S))"
    r"|图片说明\s*[:：]|图[:：])"
)
PICTURE_MARK = re.compile(r"^!\[(?P<alt>[^\]]*)\]\((?P<src>[^)]*)\)\s*(?P<rest>.*)$")
IMAGE_TAG = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)


# （一） 〔一〕 【2】 ［三］: a part's number, whatever stands around it
ENCLOSED_NUMBER = r"[（(〔［\[【〖「][一二三四五六七八九十壹贰叁肆伍\d]{1,2}[）)〕］\]】〗」]"
# 一、 （一） 1. ① ◆ ●
HEADING_MARK = re.compile(
    rf"^(?:(?P<strip>[{SHAPES}]+|[→➔➜](?!\s*转))\s*|(?P<keep>[一二三四五六七八九十]{{1,3}}、"
    rf"|{ENCLOSED_NUMBER}|第[一二三四五六七八九十]+[、章节部：:]"
    r"|[一二三四五六七八九十]{1,2}[问看]\s*[:：]|之[一二三四五六七八九十]\b|(?:其|道理|故事|镜头|场景|关键词|现场"
    r"|特写)[一二三四五六七八九十\d]{1,2}\s*[:：]|PART\s*\d+|\d{1,2}[.、．]\s*(?!\d)"
    r"|[①②③④⑤⑥⑦⑧⑨⑩]))",
    re.IGNORECASE,
)
ITEM_MARK = re.compile(
    r"^(?:(?P<dash>[-*•·●▪‣]\s+|[-–]\s*(?=[\u4e00-\u9fff“《])|[•▪]\s*)"
    r"|(?P<number>\d{1,2}[.、．)）]\s*(?!\d)|[（(]\d{1,2}[）)]|[①②③④⑤⑥⑦⑧⑨⑩]))"
)
DIALOGUE = re.compile(
    rf"^(?:问|答|记者|主持人|[{HAN}]{{2,12}}(?:记者|编辑|主持人)|[{HAN}]{{2,4}}"
    rf"|《[{HAN}]{{2,10}}》(?:记者|编辑部)?|[{HAN}]{{2,8}}(?:[日晚时导商周]报|周刊|杂志)"
    rf"|[QA]\d?)\s*[:：](?=\S)"
)
NOTICE_TITLE = re.compile(
    r"^(?:[《“].{2,20}[》”])?.{0,24}?(?:更\s*正(?:[与和及、·]?(?:致歉|启事|声明|说明|补充|补正|勘误|澄清))?|致\s*歉(?:声明"
    r"|信|[与和及、·]更正)?|启\s*事|小\s*启|公\s*告|通\s*告|通\s*知|征稿启事|征稿函|征集令|声\s*明|告\s*示|敬告读者"
    r"|致读者|勘\s*误表?|订\s*正|正\s*误|刊\s*误|休刊(?:启事|通知)|停刊(?:公告|启事)|公\s*示|讣\s*告)$"
)
# 青溪经开区管理委员会 · 2025年7月20日 · 某某公司(公章) 2025年7月20日
_NOTICE_SIGNED = re.compile(
    rf"^(?:[{HAN}·（()）《》\s]{{2,30}}(?:委员会|管委会|政府|公司|集团|厂|局|委|办|办公室|中心"
    rf"|编辑部|周刊社|报社|杂志社|协会|学会|联合会|医院|学校|学院|大学|支行|分行|指挥部"
    rf"|领导小组|组委会|编委会|总工会|交警队|大队)"
    r"(?:[（(](?:公章|盖章|章|代章)[)）])?)?[\s\u3000]*(?:(?:\d{4}"
    r"|[二〇○零一三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,2}\s*月(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?)?$"
)


def signs_notice(text: str) -> bool:
    """An office, a firm or a date, as it stands below a notice."""
    return bool(text.strip() and _NOTICE_SIGNED.match(text.strip()))


CORRECTION = re.compile(r"更\s*正|致\s*歉|勘\s*误|订\s*正|正\s*误|刊\s*误|纠\s*错")
AD_LABEL = re.compile(
    r"^[\s【\[〔〖［「（(<◆●■·•・*＊—\-=★☆▲│|]*(?:广\s*告|公益广告|广告位?|专版广告|分类广告|中缝广告"
    r"|分类信息|便民信息|便民服务台?|供求信息|信息超市|商讯)[\s】\]〕〗］」）)>◆●■·•・*＊—\-=★☆▲│|:：]*$"
)
# 厂房出租：… · 公益广告：…
AD_FIELD = re.compile(
    r"^[\s【\[［■●◆]*(?:[\u4e00-\u9fff]{0,6}(?:出租|转让|出售|招租|招聘|求购|求租|急售|低价)"
    r"|公益广告|商业广告|广告)[】\]］]?\s*[:：]\s*\S"
)
END_NOTE = re.compile(
    r"^[（(【\[［]\s*(?:(?:(?:本报|本刊)?(?:编辑部?)?综合(?:整理|编辑)|(?:本报|本刊)(?:编辑部?)?整理)|(?:本文|原文|全文|内容)?(?:略?有(?:删节|删改|改动)|节选|未完待续|待续|完"
    r"|全文完|完结)|本文(?:略有|系)[^（()）]{2,12})\s*[)）】\]］]$"
)
AD_NOTICE = re.compile(
    r"遗\s*失|挂\s*失|作\s*废|拍\s*卖|注\s*销|清\s*算|减\s*资|增\s*资|招\s*租|出\s*租(?![屋车])"
    r"|转\s*让|出\s*售|讣\s*告|招\s*聘(?!会)|招标公告|开\s*盘|吸收合并|债权|寻\s*人|寻\s*物"
    r"|认\s*领|离婚|解除合同|开庭"
)
AD_WORD = re.compile(
    r"厂家直|展销价|均有售|原价|现价|热卖|直销|优惠|特价|折(?=$|[\s，,!！;；])|加盟|招商热线"
    r"|咨询热线|咨询电话|订购"
    r"|订座|抢购|火热|盛大开业|开业|钜惠|钜献|诚邀|诚聘|招租|出售|低至|起售|恭候|敬请光临"
    r"|欢迎莅临|全场|补贴\d|限时|赠送|免费(?:试|领|送)|热销|现房|扫码|抢先|火爆|贺新春|祝贺"
    r"|恭祝|倾情|代理|售楼|样板间|尊享"
)


def is_final(text: str) -> bool:
    """Does a sentence end here?"""
    return bool(FINAL.search(text.rstrip()))


# 虞经开公告〔2025〕7号
DOCUMENT_NUMBER = re.compile(r"[〔\[［（(【]\s*20\d{2}\s*[〕\]］）)】]\s*(?:第\s*)?\d+\s*号$")


def _is_one_clause(text: str) -> bool:
    """No sentence ends inside; 怎么领？“明白人”说给你听 is still one headline."""
    inside = _SENTENCE_INSIDE.findall(text)
    if not inside:
        return True
    return (
        len(inside) == 1
        and inside[0][0] in "？！?!"
        and width(text) <= ASKING_WIDTH
        and text[-1] not in "。！？!?…；;"
        and not DIALOGUE.match(text)
        and text[0] not in "“‘"
    )


ASKING_WIDTH = 24.0
"""A headline that asks and answers on one line is not wider."""


def is_short(text: str) -> bool:
    """Could it be a headline, heading, label or name: short, no sentence ends in it?"""
    if width(text) > SHORT_WIDTH or not _is_one_clause(text):
        return False
    if text[-1:] in "。；;" or DOCUMENT_NUMBER.search(text):
        return False
    if text[-1:] in "，,、":
        return False
    if width(text) > 26 and re.search(r"[，,]", text):
        return False
    if text[-2:] == "……":
        return width(text) <= 24
    return not (text[-1:] in "！？!?" and width(text) > 26)


def unclosed(text: str) -> str:
    """Opening marks without their closing one, in order."""
    pairs = {"”": "“", "’": "‘", "》": "《", "）": "（", "】": "【", ")": "（"}
    stack: list[str] = []
    for char in text:
        if char in "“‘《（【(":
            stack.append("（" if char == "(" else char)
        elif char in pairs and stack and stack[-1] == pairs[char]:
            stack.pop()
    return "".join(stack)


def closes_first(text: str) -> str:
    """A closing mark that stands before its opening one: the end of what was opened elsewhere."""
    pairs = {"”": "“", "’": "‘", "》": "《", "）": "（", ")": "（"}
    depth: dict[str, int] = {}
    for char in text:
        if char in "“‘《（(":
            key = "（" if char == "(" else char
            depth[key] = depth.get(key, 0) + 1
        elif char in pairs:
            key = pairs[char]
            if depth.get(key, 0) == 0:
                return key
            depth[key] -= 1
    return ""
