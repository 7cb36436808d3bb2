"""What people wrote to the editor and not for the reader: letters, contacts, notes to the desk.

Never part of an article. Everything found here is left over as `letter`, `private` or
`note-to-editor`, and masked where the editor looks at it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.importer import personal_data
from plugins.importer.shapes import SHAPES
from plugins.importer.signs import CONTACT, PHONE, is_final
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

# 编辑老师： · 尊敬的编辑部各位老师,你们好! · 编辑同志:附上…
GREETING = re.compile(
    r"^(?:亲爱的|各位|尊敬的)?小编(?:们|老师|同志)?(?:你们?好|您好|好)?\s*[，,:：!！]"
    rf"|^(?:您好|你好|你们好)[，,!！]?\s*(?:各位|尊敬的)?编辑(?:部|老师|同志)*\s*[:：,，!！]"
    # 某县融媒体中心：
    rf"|^[《]?[{HAN}]{{2,20}}(?:融媒体?(?:中心)?|报社|编辑部|周刊社?|新闻(?:中心|部)|通联部|采编(?:中心|部)|总编室"
    rf"|杂志社|电视台|广播电台|宣传部|副刊部?|[日晚早周导时商]报)[》]?(?:编辑部)?\s*[:：]$"
    rf"|^(?:各位)?老师们?(?:您好|好)|^[{HAN}]{{2,10}}(?:部|版|室"
    rf"|组)?并转[{HAN}]{{2,10}}\s*[:：]|^(?:尊敬的|敬爱的|亲爱的)?贵[报刊社](?:编辑部"
    r"|编辑)?\s*[:：]|^(?:尊敬的|敬爱的|亲爱的)?(?:各位"
    rf"|贵)?(?:《[^》]{{2,12}}》)?(?:[{HAN}]{{0,10}}(?:编辑部?|主编|总编|责编|副刊|报社"
    r"|杂志社|编委)(?:部)?(?:的)?(?:各位|诸位|列位|全体|负责|值班)?(?:老师|同志|先生|女士|大人|朋友|领导|部"
    rf"|们)*|[{HAN}]{{1,3}}(?:编辑|老师|主编|总编|主任|社长|编))\s*(?:[:：,，!！]|您好"
    r"|你们好|你好(?=[啊呀]?\s*(?:[:：,，!！]|$))|[早午晚]上?好|好\s*[!！:：,，]|[台钧惠大雅]鉴)"
)
# 致《开发区建设周刊》编辑部
ADDRESSED = re.compile(
    r"^致\s*(?:[《〈][^》〉]{2,16}[》〉]|[\u4e00-\u9fff]{0,10})(?:编辑部|报社|编辑同志"
    r"|编辑老师|主编)\s*[:：]?$"
)
MAIL_HEAD = re.compile(
    r"^(?:Fwd|Re|转发|回复)\s*[:：]\s*\S|^(?:发件人|收件人|抄\s*送|主\s*题|发送时间|时\s*间"
    r"|日\s*期|From|To|Subject|Date|Cc)\s*[:：]\s*\S",
    re.IGNORECASE,
)
_OFFERED = re.compile(r"^(?:投稿|来稿|自由来稿)\s*[:：]\s*\S")
ATTACHMENT = re.compile(
    r"^附\s*[:：].{0,30}[（(]略[)）]$|^(?:附\s*件?\s*[\d一二三四五①②③④⑤]{0,2}|照片附件"
    r"|附[图后照])\s*[:：].{0,160}(?:\.(?:jpe?g|png|docx?|xlsx?|pptx?|wps|mp4|heic|pdf|zip|rar"
    r"|tiff?)|\d+(?:\.\d+)?M|张)",
    re.IGNORECASE,
)
_WISHES = (
    r"(?:[编撰文近大春夏秋冬时教道暑著台]\s*[安祺绥祉]|工作顺利|一切顺利|万事如意|身体健康"
    r"|阖家(?:幸福|安康)"
    r"|(?:编|文|笔)(?:安|祺)|笔健|台安|夏安|事业兴旺|越办越好|发行量?节节高)"
)
CLOSING = re.compile(
    rf"^[\s\u3000]*(?:此\s*致|敬\s*礼[!！]?|此致\s*敬礼[!！]?|(?:顺颂|即颂|并颂|谨颂|顺祝|即祝"
    rf"|并祝|敬颂|敬祝).{{0,6}}"
    rf"|祝.{{0,10}}(?:安|祺|好|顺利|愉快|健康)[!！。]?|谢谢[!！。]?|(?:盼|望)(?:复"
    rf"|采用)[!！。]?|(?:此致|即颂|顺颂|并颂|谨颂|敬颂|顺祝|即祝"
    rf"|敬祝)[\s\u3000]*.{{0,6}}[\s\u3000]+[{HAN}]{{2,4}}[\s\u3000]*(?:敬上|谨上|敬启|谨启|上"
    rf"|拜上|顿首|再拜|手启)?"
    rf"|(?:[{HAN}]{{2,8}}[\s\u3000]+)?[{HAN}]{{2,4}}[\s\u3000]*(?:敬上|谨上|敬启|谨启|上|拜上"
    rf"|呈上|顿首|再拜|谨识|手启|叩上|鞠躬"
    r"|致上))(?:[\s\u3000]+.{0,12}[日号初])?[\s\u3000]*$"
    rf"|^[\s\u3000]*(?:祝[:：]?"
    rf"|[祝颂]?[\s\u3000]*{_WISHES}(?:[、，,]{_WISHES})*[!！。]?)[\s\u3000]*$"
)
_LUNAR = r"[正元一二三四五六七八九十冬腊]{1,2}月(?:初|十|廿|二十|三十)[一二三四五六七八九十]?"
_DATED = re.compile(rf"^[\s\u3000]*[{HAN}]{{2,4}}[\s\u3000]+{_LUNAR}$")
_SIGNATURE = re.compile(
    rf"{_DATED.pattern}|"
    r"^[\s\u3000]*(?:(?:投稿人|作者|您的读者|通讯员"
    rf"|读者)[:：]?\s*)?[{HAN}]{{2,4}}(?:[\s\u3000]*(?:敬上|谨上"
    rf"|上))?(?:[\s\u3000,，]*\d{{0,4}}年?\d{{1,2}}月\d{{1,2}}日?.{{0,4}})?$"
    rf"|^[\s\u3000]*(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日[^，。]{{0,4}}$"
    # 公孙墨 九月初三 · 乙巳年腊月廿三
    rf"|^[\s\u3000]*(?:[{HAN}]{{2,4}}[\s\u3000,，]+)?(?:[{HAN}〇]{{2,5}}年)?[\s\u3000]*[正一二三四五六七八九十冬腊]{{1,2}}月(?:初"
    rf"|十|廿|二十|三十)?[一二三四五六七八九十]{{0,2}}(?:日|夜|晨|晚)?$"
)
_LETTERISH = re.compile(
    r"投稿|来稿|稿子|拙作|拙稿|小文|见报|样报|刊发|刊登|登载|采用|采纳|审阅|审稿|指正|指点"
    r"|斧正|麻烦|打扰|费心|贵报|贵刊|贵社|编辑|附件|附上|发稿|稿酬|稿费|邮箱|版面|如能用"
    r"|请查收|冒昧|诚请|恳请|见谅|盼复|编安|我是贵报|文责自负|谢谢|感谢您|您好|你们好|辛苦了"
    r"|呈上|酌删|酌定|删改|妥否|回话|另投|勿怪|不吝|赐教|来函|去函|惠存|奉上|笔误|退回|报道我"
    r"|惠寄|老读者|忠实读者|报上|寄上|随信"
)

# (全文约700字，如版面紧张，最后一段可删。照片已发邮箱，共3张。) · 【美编:此处配大图】
_DESK_NOTE = re.compile(
    r"最后一[段句].{0,4}可删|可(?:酌情|适当)?(?:删|删减|删节|压缩)|全文(?:共"
    r"|约)\s*[\d一二三四五六七八九十百千]+字|共\s*\d+\s*字"
    r"|约\s*[\d一二三四五六七八九十百千]+\s*字|字数[:：]|照片(?:已发|见|另发|附后)"
    r"|图片(?:见附件|另发|已发|附后)|配图(?:见|已|另)|此处(?:请)?(?:配|插|放|加)(?:入|图"
    r"|照片|一张)?|请(?:编辑|美编|排版|校对|责编)|(?:编辑|美编|排版|责编|校对)(?:老师"
    r"|同志)?\s*[:：,，].{0,40}(?:请|删|改|换|加|配|核|放|用|图)|此稿(?:已|系|为|未|请)"
    r"|本稿(?:已|系|为|未|请|首发)|(?:以下|以上|此段|本段)(?:内容)?(?:请勿|不要|不)(?:刊|登"
    r"|发|排)|勿(?:删|刊|登)|标题(?:请|可|由).{0,6}(?:改|拟|定)|本稿(?:约|共)|可以发表"
    r"|同意发表|领导审核|补发|像素|退稿|未在其他|一稿多投|已投|首发|待核实|请核(?:实|对)"
    r"|不愿(?:具名|透露|公开)|(?:请)?勿(?:透露|外传|公开|具名)|务必(?:隐去|保密)"
    r"|文责自负|备用|不(?:必|用)?见报|仅供(?:编辑)?参考|不便署名|编辑部?代拟|没有标题|未拟标题"
)
# 以上各件已登记,原件存三号柜。 · 发件箱合并打印(共五件)
_DESK_LOG = re.compile(
    r"^(?:以上|以下|上述)(?:各|共|计)?.{0,6}[件稿篇].{0,8}(?:登记|存档|归档|收讫|转|编号|原件)"
    r"|^(?:发件箱|收件箱|来稿|稿件|投稿邮箱|稿箱)(?:合并|批量|统一)?(?:打印|汇总|导出|整理|登记)"
)
# 妥否请回话。不用的话我另投别家,勿怪。
_ASKS = re.compile(
    r"妥否|不(?:合|采)?用的话|若不(?:合|采)?用|如不(?:合|采)?用|另投|勿怪|(?:可|能|是)否(?:刊"
    r"|采|录|选)用"
    r"|请(?:回话|回复|告知|酌)|盼回(?:复|信)|望回(?:复|信)|酌(?:删|改|处)|退还原稿|不必退"
)
# 以上各件已登记,原件存三号柜。 · 发件箱合并打印（共五件） · 收稿登记:三月四日
_REGISTRAR = re.compile(
    r"^[\s【\[［（(]*(?:以上|上述|本页|本批|此批)(?:各|诸|来|共)?(?:件|稿|信|来稿|来信|稿件"
    r"|[一二三四五六七八九十\d]+[件篇封])"
    r".{0,10}(?:登记|存档|存|归档|转|编号|收讫|收到|录入|打印|整理).{0,30}$"
    r"|^[\s【\[［（(]*(?:收件箱|发件箱|来稿箱?|邮箱|投稿箱)?[^。，：]{0,6}(?:合并打印|来稿汇总"
    r"|来稿登记|收稿登记|打印件|待处理|来稿选(?![登刊萃]))(?:[^。]{0,16}|[（(][^（()）。]{2,40}[)）])$"
    r"|^[【\[［（(〔<](?:编务|收发|登记|值班|内勤|编辑部)?(?:便签|便条|批注|批示|批语|备忘|登记"
    r"|收稿|留言|注)[】\]］）)〕>:：].{0,60}$"
    # 值班室代收稿件登记（7月第1周） · 来稿一览表
    r"|^[^。，：:《“]{0,10}(?:稿件|来稿|来件|投稿)(?:登记(?=[表簿单（(])|汇总|清单|目录|一览)[表簿单]?"
    r"(?:[（(][^（()）]{1,14}[)）])?$"
)
# （某主任：这几篇都在…） · （备选：…） · （甲某注：上条照片在图库） · （完，谢谢老师！）
_ASIDE = re.compile(
    rf"^[（(【\[［]\s*(?:[{HAN}]{{1,3}}(?:主任|编辑|主编|总编|社长|编|老师)|老[{HAN}]|小[{HAN}]|小编|各位(?:编辑|老师))"
    r"\s*[，,:：!！].{4,}[)）】\]］]$"
    r"|^[（(【\[［]\s*(?:标题|题目|副题|引题|另)?(?:备选|另拟|待选|候选|备用)(?:标?题目?)?\s*[:：].{2,}[)）】\]］]$"
    rf"|^[（(【\[［]\s*(?:[{HAN}]{{2,4}})?(?:附|批)?注\s*[:：](?=.*(?:照片|图库|图片|版面|上条|下条|上一条|下一条|补上|待核|稿|此条|字数|见报|校对)).{{4,}}[)）】\]］]$"
    rf"|^[（(【\[［].{{0,30}}(?:谢谢|感谢|辛苦|麻烦|拜托|有劳)[{HAN}]{{0,4}}(?:老师|编辑|主任|主编|小编|您).{{0,20}}[)）】\]］]$"
)
# （此处原有图一幅，未找到，先空着。　钟） · （原件此行缺角，待补）: what is missing in the source
_GAP = re.compile(
    r"^[（(【\[](?=[^（()）【】\[\]]{4,50}[)）】\]]$)(?:此[处行页段字图]|这[里一]|[原底手]稿|原[件文报刊页]|[上下][文面页]|本[页行])[^。；：]{0,16}?"
    r"(?:未找到|找不到|没找到|没有?找到|看不清|辨认不[清出]|认不[清出]|字迹(?:不清|模糊)|模糊不清|缺[角页损字]|残[缺破损]|破损|脱落|漏[印排字])"
    r"(?=[^（()）]*(?:空着|先空|空出|留空|待[补查核]|补[上齐]|[。，；]|请[查核问]|[)）】\]]$)).*$"
)


def is_gap(text: str) -> bool:
    """Somebody who copied the page says in brackets what could not be read or found."""
    return bool(_GAP.match(text))


# 从我的手机发送
_SENT_FROM = re.compile(r"^(?:从我的|发自我?的?|来自我的|Sent from my)\s*\S.{1,16}$", re.IGNORECASE)
# 又及:标题可改。 · (编辑老师注意:第三段的金额还在核)
_POSTSCRIPT = re.compile(
    r"^(?:[又再]\s*及|附\s*言)\s*[:：]|^P\.\s?S\.?(?:\s*[:：]|\s)\s*(?=.*[\u4e00-\u9fff])|^PS\s*[:：]|^[（(【\[［]\s*(?:责任|各位)?编辑(?:部|老师|同志)*\s*(?:注意|请注意"
    r"|[:：,，]).{2,60}[)）】\]］]$"
)
# 此致 · 敬礼!
FORMULA = re.compile(r"^[\s\u3000]*(?:此\s*致|敬\s*礼|此\s*致\s*敬\s*礼)[!！。]?[\s\u3000]*$")
_HAN_DATE = r"[二〇○零一九\d]{4}年[一二三四五六七八九十\d]{1,2}月[一二三四五六七八九十\d]{1,3}日"
# 河湾新区办公室(代章) · 二〇二五年六月二十五日
_UNIT_SIGNS = re.compile(
    rf"^[{HAN}\s\u3000]{{3,30}}[（(](?:代章|盖章|公章|章)[)）]$|^{_HAN_DATE}$"
    rf"|^[{HAN}\s\u3000]{{2,20}}(?:办公室|宣传科|宣传部|宣传组|报道组|通讯组|新闻科|党群工作部"
    rf"|管委会|工会|编写组)"
    rf"(?:[\s\u3000]*(?:{_HAN_DATE}|[正元一二三四五六七八九十冬腊]{{1,2}}月\S{{1,4}}))?$"
)
_PLEADS = re.compile(r"请务必|署名请|务请|拜托|谢谢编辑|烦请|恳请")
_NOTE_OPENING = re.compile(
    r"^[\s\u3000]*(?:[（(【\[［<〔]|(?:备注|附注|说明|附言|又及|注意|PS|P\.S\.|编辑注|附|注)\s*[:：])"
)
# 【某某专列首发】…驶出。: the bracket holds a headline; what is said to the desk stands behind it
_HEADED = re.compile(r"^\s*【[^】]{4,24}】\s*(?P<said>[^\s].{18,}[。！？])$")
COMMENT = re.compile(r"^\s*<!--.*-->\s*$")

# 姓名： 单位： 开户行： 卡号： 身份证号： 联系电话：
_PERSONAL = re.compile(
    r"^(?:作者|投稿人|联系人)?\s*(?:姓\s*名|真实姓名|笔\s*名|单\s*位|工作单位|职\s*务"
    r"|职\s*称|开户行|开户银行|开户名|户\s*名|账\s*号|帐\s*号|卡\s*号|银行卡号?|银行账号"
    r"|稿费账号|收款人|身份证号?码?|联系电话|联系方式|联系地址|通讯地址|通信地址|通联|通讯处"
    r"|通信处|通信方式|通讯方式|现住|家庭地址|家庭住址|现住址|邮寄样报|样报请?寄?|座\s*机|固话"
    r"|宅电|邮寄地址"
    r"|收件地址|寄样报地址|样报寄|手\s*机号?码?|电\s*话|邮\s*编|邮政编码|微\s*信号?|QQ号?"
    r"|邮\s*箱|电子邮箱|电子邮件|E-?mail|Tel|地\s*址|住\s*址|联系人|联系人(?:及|和|、|[/／])(?:联系)?电话|经办人|支付宝|稿费支付宝"
    r"|稿费请汇|稿费|家庭[地住]址|通联|座\s*机|邮寄样[报刊](?:请?[写寄])?|样[报刊]请寄"
    r"|性\s*别|出生年月|民\s*族)\s*[:：/]\s*\S",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:作者)?(?:电\s*话|手\s*机|联系电话|联系方式|微\s*信号?|QQ号?|邮\s*箱|邮\s*编"
    r"|通讯地址|通信地址|联系地址|通联|通讯处|通信处|通信方式|座\s*机|固\s*话|宅\s*电|地\s*址"
    r"|身份证号?码?|卡\s*号|开户行|户\s*名|账\s*号"
    r"|姓\s*名|单\s*位|E-?mail|Tel|支付宝|稿费请汇|联系人|经办人|寄样报地址|座\s*机|通联"
    r"|邮寄样[报刊]|家庭[地住]址)\s*[:：]?\s*",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<!\d)(?:\d{4}[ -]?){3,4}\d{1,7}(?!\d)")
_MAIL_LINES = 3
"""So many lines of a mail's head in a row are one."""
# （联系电话：138…，微信同号）
INLINE = re.compile(
    r"[（(【\[［〔]\s*1[3-9]\d[- ]?\d{4}[- ]?\d{4}\s*[)）】\]］〕]"
    r"|[（(【\[［][^（()）【】\[［\]］]{0,30}(?:电话|手机|微信|QQ|邮箱|身份证|卡号|账号|通讯地址"
    r"|联系方式)[^（()）【】\[［\]］]{0,60}[)）】\]］]",
    re.IGNORECASE,
)


# 市民可拨打热线…咨询。: a sentence that tells everybody where to turn
_FOR_ALL = re.compile(
    r"(?:读者|市民|居民|群众|企业|职工|学生|家长|游客|客商|投资者|参赛者|有意者|需要者|欢迎"
    r"|均?可)[^，。]{0,12}"
    r"(?:拨打|致电|添加|登录|发送|关注|咨询|报名|预约|联系)"
)


def is_contact(text: str, *, deep: bool = False) -> bool:
    """A line that is mostly somebody's contact or bank data; `deep`: such lines stand around it."""
    if width(text) > 90 or "。" in text.rstrip("。"):
        return False
    found = personal_data.find(text)
    kinds = {f.kind for f in found}
    if is_final(text) and _FOR_ALL.search(text) and "identity" not in kinds:
        return False
    if found and _is_name_and_number(text, found):
        return True
    text = personal_data.fold(text)
    if "identity" in kinds and width(text) < 40:
        return True
    fields = list(_FIELD.finditer(text))
    numbers = bool(
        found
        or PHONE.search(text)
        or _CARD.search(text)
        or re.search(r"邮\s*(?:编|政编码)\s*[:：]?\s*\d{6}", text)
    )
    if (
        re.search(r"身份证|卡\s*号|开户|账\s*号|微\s*信号", text)
        and re.search(r"\d{4}|行|[A-Za-z]{3}", text)
        and width(text) < 50
    ):
        return True
    if _PERSONAL.match(text) and (numbers or deep or len(fields) > 1):
        return True
    if numbers and _LIVES.match(text):
        return True
    return numbers and len(fields) >= 1 and (fields[0].start() < 6 or len(fields) >= 2)


# 冉子墨 13X-0000-2286 QQ:00001888 · 13500000000 翟福来（退休教师）: a name, a number, no sentence
_NAME_PART = re.compile(
    rf"^(?:[（(【\[［]?[{HAN}·]{{1,14}}[)）】\]］]?[\s\u3000,，、:：/／]*){{1,4}}$"
)
_LABEL_PART = re.compile(
    r"(?:联系|办公|固定)?(?:电话|手机|座机|宅电|微信|QQ|邮箱|邮编|同号|邮件|号码?|E-?mail|tel)[号码]?"
    r"(?:同上)?[:：]?",
    re.IGNORECASE,
)


def _is_name_and_number(text: str, found: Sequence[personal_data.Found]) -> bool:
    """Nothing stands on the line but who it is, where they work, and how to reach them."""
    if all(f.kind in {"phone", "plate"} for f in found):
        return False
    rest = text
    for part in reversed(found):
        rest = rest[: part.start] + rest[part.end :]
    rest = _LABEL_PART.sub("", rest).strip(" \u3000,，、:：;；()（）+-—")
    rest = re.sub(r"[（(]\s*[)）]|\d{6}", "", rest)
    if re.search(r"通讯员|记者|作者[:：]?|文[/／]", rest) or re.search(r"[。！？]", rest):
        return False
    return bool(rest) and width(rest) <= 16 and bool(_NAME_PART.match(rest))


# 蓝小满 家住临河路7号院，座机0000-0000000: who, where and a number
_LIVES = re.compile(rf"^[{HAN}·]{{2,8}}[\s\u3000,，:：]+(?:家住|现住|现居|住在|住)\S")


# 样报请寄松台市河东路18号,乔立新收。 · 稿费汇至:建设银行…
_MAILING = re.compile(
    r"^[\s（(【\[［]*(?:稿[费酬]|样[报刊]|汇款|奖金)(?:及样[报刊])?(?:账[号户]|帐[号户]|卡号"
    r"|请?[寄汇转]|(?:邮寄)?地址|收款|打到|打入|户名)"
    r"|^[\s（(【\[［]*(?:请将|请把|烦请将|烦将)?(?:稿[费酬]|样[报刊]).{0,10}(?:寄|汇|转)(?:到|至"
    r"|往|给)"
)
# qlx@example.com · 手 机 1 3 9 0 0 0 0 1 1 1 1: nothing else on the line
_BARE_CONTACT = re.compile(
    r"^[\s<（(\u260e\u260f\u2706\U0001f4de\U0001f4f1\U0001f4f2\U0001f4e7\u2709\ufe0f]*(?:(?:电子)?(?:邮箱|信箱|邮件)|e-?mail|mail|手\s*机|电\s*话|tel)?\s*[:：]?\s*"
    r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|1[\s-]?[3-9](?:[\s-]?\d){9}|1[3-9]\d\*{4}\d{4})[\s>)）]*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"^(?:作者|投稿人|联系人)?\s*(?:联系|通讯|通信|邮寄|收件|寄样报|家庭|现)?(?:地\s*址|住\s*址"
    r"|现住|家\s*住|现居|住\s*所)\s*[:：\s]\s*\S"
)


def is_mailing_line(text: str) -> bool:
    """Where fees and copies go."""
    return bool(_MAILING.match(text)) and width(text) < 70


def is_bare_contact(text: str) -> bool:
    """A mail address or a mobile number alone on its line."""
    if _BARE_CONTACT.match(text):
        return True
    found = [f for f in personal_data.find(text) if f.kind not in {"phone", "plate"}]
    if len(found) != 1:
        return False
    rest = text[: found[0].start] + text[found[0].end :]
    return not re.sub(
        r"[\s\u3000<>()（）:：+]|" + _LABEL_PART.pattern, "", rest, flags=re.IGNORECASE
    )


# n@qinghe.example, 22 333: the end of a mail address, of a number
_FRAGMENT = re.compile(r"^[A-Za-z0-9@._:/\-—()+ ]{3,40}$")


def is_fragment(text: str) -> bool:
    """No Han character: what a hard wrap cut off the line above."""
    return bool(_FRAGMENT.match(text))


def is_address(text: str) -> bool:
    """地址:…: somebody's, when letters stand on the page."""
    return bool(_ADDRESS.match(text)) and width(text) < 44


_FROM_TO = re.compile(r"^(?:发件人|收件人|From|To)\s*[:：]", re.IGNORECASE)
# 小宋姐姐,…: to whom the mail speaks, whoever it is
_CALLS_FIRST = re.compile(
    rf"^[\s\u3000]*(?:[小老大阿][{HAN}]{{1,2}}|[{HAN}]{{1,3}}(?:老师|编辑|主任|姐姐?|哥哥?|总|科|编|老弟|妹妹?)|各位[^，。]{{0,6}}|领导|亲)[^，。：:,]{{0,4}}[，,:：!！]"
)


def calls_somebody(texts: Sequence[str]) -> bool:
    """Does the first line call somebody by name?"""
    return any(_CALLS_FIRST.match(text) for text in texts)


def mail_heads(texts: Sequence[str]) -> frozenset[int]:
    """Indices of lines that are a mail's head: 发件人, 收件人, 主题, 时间 in a row."""
    found: set[int] = set()
    run: list[int] = []
    mailed = any(_FROM_TO.match(text) for text in texts)
    for index, text in enumerate([*texts, ""]):
        if text and MAIL_HEAD.match(text):
            run.append(index)
            continue
        # 主题:… right above a greeting is a mail's, not a headline's
        alone = (
            len(run) == 1
            and re.match(r"^主\s*题", texts[run[0]])
            and (
                any(GREETING.match(t) or ADDRESSED.match(t) for t in texts[run[0] + 1 : run[0] + 3])
                or (mailed and calls_somebody(texts[run[0] + 1 : run[0] + 2]))
            )
        )
        if (
            alone
            or len(run) >= _MAIL_LINES
            or any(
                re.match(r"^(?:发件人|收件人|From|Fwd|Re|转发)", texts[k], re.IGNORECASE)
                for k in run
            )
        ):
            found |= set(run)
        run = []
    return frozenset(found)


def is_personal_field(text: str) -> bool:
    """姓名：… 单位：…: private when it stands beside bank data or a phone."""
    return bool(_PERSONAL.match(text) or _ADDRESS.match(text)) and width(text) < 44


def private_number(text: str) -> str:
    """A mobile, identity or card number in running text, as printed; "" when there is none."""
    for found in personal_data.find(text):
        if found.kind in {"mobile", "identity"}:
            return text[found.start : found.end]
    return ""


_ANGLES = str.maketrans("<＜〖〘｛>＞〗〙｝", "（（（（（）））））")


def is_desk_note(text: str) -> bool:
    """A note to the desk: in brackets or behind 备注, and speaking of the manuscript itself."""
    if _REGISTRAR.match(text) or _SENT_FROM.match(text) or _POSTSCRIPT.match(text):
        return True
    if COMMENT.match(text) or ATTACHMENT.match(text) or (_OFFERED.match(text) and "@" not in text):
        return True
    if width(text) > 120:
        return False
    if (
        width(text) < 60
        and "编辑" in text
        and len(_LETTERISH.findall(text)) >= 2
        and _PLEADS.search(text)
    ):
        return True
    if (width(text) < 90 and _ASIDE.match(text.translate(_ANGLES))) or is_gap(text):
        return True
    if width(text) < 60 and len(set(_ASKS.findall(text))) >= 2:
        return True
    if width(text) < 40 and _DESK_LOG.match(text):
        return True
    headed = _HEADED.match(text)
    if headed:
        text = f"（{headed['said']}）"
    opened = _NOTE_OPENING.match(text)
    closed = re.search(r"[)）】\]］〕>。！!]?$", text)
    if opened and closed and _DESK_NOTE.search(text):
        return True
    return bool(
        re.match(r"^(?:编辑|美编|排版|责编|校对)(?:老师|同志)?\s*[:：,，]", text)
        and _DESK_NOTE.search(text)
    )


def letter_end(
    texts: Sequence[str], gaps: Sequence[int], start: int, is_stop: Sequence[bool]
) -> int:
    """Where a letter that begins at `start` ends (exclusive).

    It runs to its closing formula and signature; without one, as long as its paragraphs speak of
    the manuscript, and never past a headline, a rule or a by-line (`is_stop`).
    """
    end = start + 1
    closed = bool(CLOSING.match(texts[start]))
    while end < len(texts) and not (
        is_stop[end]
        and not CLOSING.match(texts[end])
        and not _DATED.match(texts[end])
        and not (closed and signs_letter(texts[end]))
    ):
        text = texts[end]
        if CLOSING.match(text):
            closed = True
        elif closed:
            if not signs_letter(text) and not is_contact(text):
                break
        elif (
            _SIGNATURE.match(text)
            and end > start + 1
            and width(text) < 16
            and not _looks_ahead(texts, end)
        ):
            if _heads_text(texts, end):
                break
            closed = True
        elif end == start + 1 and texts[start][-1] in ":：" and is_final(text):
            pass  # what follows a salutation at once is said to whom it names
        elif _tells_of_oneself(texts, gaps, end):
            pass
        elif not _LETTERISH.search(text):
            # one paragraph about oneself may stand between two that speak of the manuscript
            ahead = texts[end + 1 : end + 4]
            if not any(CLOSING.match(t) for t in ahead) or not is_final(text):
                break
        end += 1
    return end


# □毕修文 · 作者：毕修文 · 通讯员 毕修文
_SIGNS_ARTICLE = re.compile(
    rf"^(?:[{SHAPES}]\s*[{HAN}\s\u3000、]{{2,12}}|(?:作者|文|(?:本报|特约|见习)*(?:记者|通讯员))"
    rf"(?:\s*[:：/／]|[\s\u3000]+)[{HAN}\s\u3000、]{{2,12}})$"
)


# 我的近况：… · 我这边… · 另外，…: the last thing somebody says before the manuscript begins
_OF_ONESELF = re.compile(
    r"^[\s\u3000]*(?:我(?!们?[区市县镇乡村局厂])|本人|另外?[，,：:]|至于|家里|这边|这次)"
)
ONESELF_WIDTH = 60.0


def _tells_of_oneself(texts: Sequence[str], gaps: Sequence[int], at: int) -> bool:
    """A short paragraph about oneself, and right below it a headline or a column's label."""
    if not _OF_ONESELF.match(texts[at]) or width(texts[at]) > ONESELF_WIDTH or at + 2 >= len(texts):
        return False
    below = texts[at + 1]
    return (
        is_final(texts[at])
        and not re.search(r"[。！？；，:：]$", below)
        and width(below) <= HEADLINE_WIDTH
        and not signs_letter(below)
    )


HEADLINE_WIDTH = 24.0


def _heads_text(texts: Sequence[str], at: int) -> bool:
    """一把锉刀 | 毕修文 | and then text: a headline and its author, not who signs the letter."""
    after = at
    while after < len(texts) and (
        signs_letter(texts[after])
        or after == at
        or (after == at + 1 and _SIGNS_ARTICLE.match(texts[after]))
    ):
        after += 1
    return after < len(texts) and is_final(texts[after]) and width(texts[after]) > 20


def signs_letter(text: str) -> bool:
    """A name, a unit or a date, as below a letter's closing."""
    return bool(_SIGNATURE.match(text) or _UNIT_SIGNS.match(text))


def closings(texts: Sequence[str], gaps: Sequence[int]) -> frozenset[int]:
    """Indices of 此致, 敬礼 and what signs below: a letter that began above its manuscript.

    A blank line or a date ends the signature: what follows is the next headline.
    """
    found: set[int] = set()
    for index, text in enumerate(texts):
        if not FORMULA.match(text):
            continue
        at, signed = index + 1, False
        while at < min(len(texts), index + 6):
            if not FORMULA.match(texts[at]):
                ended = signed and (gaps[at] >= 1 or bool(_ENDS_IN_DAY.search(texts[at - 1])))
                below = FORMULA.match(texts[at - 1]) and gaps[at] == 0
                signs = signs_letter(texts[at]) or (below and _UNIT_AND_NAME.match(texts[at]))
                if ended or not signs or _heads_text(texts, at):
                    break
                signed = True
            at += 1
        found |= set(range(index, at))
    return frozenset(found)


# 石桥镇文化站 某某, right below 敬礼
_UNIT_AND_NAME = re.compile(rf"^[{HAN}]{{3,16}}[\s\u3000]+[{HAN}]{{2,4}}$")
_ENDS_IN_DAY = re.compile(r"[日号夜晨晚]\s*$")


# 我的电话是… · 【作者信息】…
OWN = re.compile(r"我的?|本人|作者|笔者|投稿人|通讯员")


OWN_REACH = 16
"""Characters before a number in which a sentence says whose it is."""


def has_own_number(text: str) -> bool:
    """A short line with a mobile, identity or card number; a sentence only about oneself."""
    if width(text) >= 70:
        return False
    numbers = [f for f in personal_data.find(text) if f.kind in _NUMBERS]
    if not numbers:
        return False
    return not is_final(text) or any(
        OWN.search(text[max(0, f.start - OWN_REACH) : f.end]) for f in numbers
    )


_NUMBERS = frozenset({"mobile", "identity", "card", "account"})


# 松台市河东路18号 … 乔立新 收
_RECIPIENT = re.compile(
    rf"[路街巷道号室楼村镇].{{0,30}}[\s\u3000（(]?[{HAN}]{{2,4}}\s*[（(]?收[)）]?(?:\s*\d{{6}})?$"
)


def is_recipient(text: str) -> bool:
    """An address as on an envelope."""
    return bool(_RECIPIENT.search(text)) and width(text) < 44


def _looks_ahead(texts: Sequence[str], at: int) -> bool:
    """Does the closing formula still follow?"""
    return any(CLOSING.match(t) for t in texts[at + 1 : at + 4])


def mask(text: str) -> str:
    """The text with its digits and addresses hidden, for the review page."""
    hidden = re.sub(r"\d(?=\d{2})", "*", text)
    return re.sub(r"[\w.]+(?=@)", "***", hidden)


def contact_words(text: str) -> int:
    """How many contact labels the text holds."""
    return len(CONTACT.findall(text))
