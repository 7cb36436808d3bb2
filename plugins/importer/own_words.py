"""What contributors say of themselves: where they live, how to reach and how to pay them.

A sentence of its own, in the first person or behind somebody's name, and a number or an address in
it. Asked only where nothing is announced to everybody.
"""

from __future__ import annotations

import re

from plugins.importer import personal_data
from plugins.importer.correspondence import told
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

_WHOSE = (
    rf"(?:我|本人|作者|笔者|家里|家中|我家|[老小][{HAN}]|[{HAN}]{{2,3}}(?:老师|师傅|同志|大爷|大姐)?"
    r"|我?(?:孙女?|女儿|儿子|闺女|外孙女?|老伴|爱人|媳妇|先生|老公|家属))"
)
_REACHED = (
    r"(?:电\s*话|手\s*机|座\s*机|固\s*话|宅\s*电|小灵通|短\s*号|内\s*线|分\s*机|微\s*信|QQ|扣扣|邮\s*箱|信\s*箱|支付宝"
    r"|[银卡账帐]\s*[行号户]|银行卡|身份证)(?:号码?)?"
)
_LINK = r"(?:[的还]?是|为|也是|[改换变]成?了?(?:新的)?|没[变换])?\s*[:：,，]?\s*"
# 我的住址：… · 本人现住… · 作者家住…: an address
_LIVES = re.compile(
    rf"^[\s（(【\[［]*(?:{_WHOSE}的?(?:现在?|新的?|家庭|通[讯信]|联系)?|寄[报样刊]{{1,2}}|收[件信报]|邮寄)(?:住\s*址|地\s*址|住\s*处|现住|家住)"
    rf"{_LINK}(?=[^。]{{0,60}}(?:[路街巷道弄里村镇乡区苑园庄组队栋幢楼]|邮编)).{{4,80}}$"
)
# 家住…41号，信可寄到门房: not who the story is about
_LETTERS_TO = re.compile(r"^[\s（(]*(?:家住|现住).*\d+[号弄栋幢楼室].*[，,].*(?:寄|信|邮|收|转交)")
_STREET = re.compile(
    r"\d+\s*[号弄栋幢楼室户组]|[一二三四五六七八九十\d]+(?:单元|号楼|组|社)|邮编|收$"
)
_MINE = re.compile(
    r"^[\s（(【\[［]*(?:我|本人|作者|笔者|家里|寄[报样刊]|收[件信报]|邮寄|通[讯信]地址)"
)
# 老蒲座机5108 转 23 · 我手机… · 孙女微信…: whose number it is, and the number
_NUMBER = re.compile(
    rf"(?:^|[，,。；;（(：:、\s]){_WHOSE}的?(?:办公室?|单位|家里?|新|私人|个人|常用)?的?{_REACHED}{_LINK}"
    r"(?P<number>\d[\d\s\-—转()（）/]{2,}\d(?![\d]|\s*[元块部台个张次条人万年月日多余])|[A-Za-z][\w\-]{4,24})",
    re.IGNORECASE,
)
# 内线2207 · 座机5108转23 · 短号6614: numbers inside a house
_INTERNAL = re.compile(
    r"(?:座\s*机|宅\s*电|内\s*线|短\s*号|分\s*机|小灵通)\s*(?:号码?)?\s*[:：是为]?\s*\d{3,8}(?!\d)"
    r"|(?<!\d)\d{3,8}\s*[（(](?:短号|内线|分机|座机|宅电)[)）]|(?<!\d)\d{3,8}\s*转\s*\d{1,5}(?!\d|[元人次])"
)
# v信同号，备注来稿 · 我的微信：… : another way to the same person
_SAME = re.compile(
    r"(?:微信|[vV]信|[vV][xX]|电话|手机|号码)[与和跟]?(?:手机|电话|微信)?同(?:号|步)|^[\s（(]*(?:我|本人)的?(?:个人)?(?:微信|QQ|抖音|快手)(?:号|名|昵称|ID)?\s*(?:[:：]|[是叫])",
    re.IGNORECASE,
)
SAME_WIDTH = 24.0
# tong（at）126点com · tong#126.com: an address that no machine shall find
_HIDDEN_MAIL = re.compile(
    r"[A-Za-z0-9][\w.+\-]{2,}\s*(?:[（(\[［【]\s*(?:at|艾特|圈a|@)\s*[）)\]］】]|#|艾特|\sat\s|\*at\*)\s*[A-Za-z0-9\-]+\s*(?:\.|点|dot|。)\s*(?:com|cn|net|org|edu)",
    re.IGNORECASE,
)
# 大图在网盘里，密码是…
_CLOUD = re.compile(
    r"(?:图|照片|视频|稿|文件|附件|原片).{0,12}(?:网盘|云盘|微云)|(?:网盘|云盘|微云).{0,12}(?:密码|提取|自取|下载|链接)"
)
# 联系方式在我这儿，要的话私我
_ASK_ME = re.compile(
    r"私(?:信|聊|发)?我|(?:联系方式|电话|号码|地址|卡号|微信)[^，。]{0,6}(?:在我这|我有|另发|私发|发过|没变|不变|见)|找我要"
)
# 晋A·… 麻烦跟门卫说一声
_PARKED = re.compile(r"停在|门卫|放行|进[院门]|登记|麻烦|我[的开]")
# 作者简介：…，住…号
_AUTHOR_LIVES = re.compile(
    r"^[\s（(【\[［]*作者(?:简介|信息|情况|资料|简历)?[】\]］)）]?\s*[:：].*(?:[，,、；;\s](?:现?家?住(?!院|宅|房|建)|住址|地址|邮编)|身份证|卡号|(?:电话|手机|微信)[^。]{0,4}\d)"
)
_FEE = re.compile(r"劳务费?|稿[费酬]|润笔|报酬|辛苦费|奖金|[稿车]马费")
_PAID = re.compile(
    r"[那这原老旧新一张]张?卡|卡[里上吧]|[打转汇][到给进至入]|[打转汇](?:这|那|原|老|我)|尾号|账[号户]|帐[号户]|领现金?|现金|代领|支付宝|户名|微信转"
    r"|[给交](?:我|他|她|孩子|老伴)(?![^，。]{0,6}[买看])|[工农建中招交]行|信用社|农商行|不[必用要](?:寄|给|付|发)|[转捐赠]给"
)
_FIRST = re.compile(
    r"我|本人|没[换变]|换了|这次|还是|老样子|原来|请|烦|麻烦|就[行好成]|[吧哈呢啊]|[您你]|不[必用要]"
)
_SPENT = re.compile(r"买|攒|第一[笔次]|那[年天时]|时候|曾|过年")
_TAIL_NUMBER = re.compile(r"尾号(?:是|为|还是)?\s*[:：]?\s*[\dXx*]{3,4}")
# 提取码 8k2q · 网盘链接：… · 解压密码…
_CODE = re.compile(
    r"(?:提取|访问|取件|解压|共享|分享|链接|网盘)\s*(?:码|密码|口令)\s*(?:[是为]|还是)?\s*[:：]?\s*[A-Za-z0-9]{3,8}"
    r"|pan\.(?:baidu|quark|xunlei)|(?:网盘|云盘|微云)(?:链接|地址|分享)?\s*[:：]\s*\S|aliyundrive|weiyun\.com|wetransfer",
    re.IGNORECASE,
)
# 本人承诺以上作品系原创，未一稿多投
_PLEDGE = re.compile(
    r"(?:本人|作者|投稿人|我们?|本单位|本[文稿])\S{0,6}(?:承诺|声明|保证|授权|同意|确认|系|为|均?未)"
)
_PLEDGED = re.compile(
    r"原创|一稿[多两二]投|未(?:在|曾|于).{0,14}(?:发表|刊[登发载]|投)|文责自负|(?:授权|同意).{0,14}(?:刊|登|发表|使用|编辑)|著作权|抄袭|侵权.{0,8}(?:责任|本人)"
)
_GRANTS = re.compile(
    r"^(?:兹|特此|现|本人|我)?(?:授权|同意)(?:贵|《|你们?|您|本[报刊]|编辑|报社)[^。]{0,30}(?:刊|登|发|使?用|修?改|删)"
)
# 用笔名吧 · 别写我真名 · 署单位名就行: under which name
_NAMED_AS = re.compile(
    r"(?:用|署|登|写|具)(?:我的?|个|作者)?(?:笔名|真名|实名|全名|网名|单位名?)|(?:别|不[要用必]|勿)(?:[写登署提用]|出现)(?:我的?)?(?:真名|名字|姓名|名|单位)|(?:真名|本名|实名)[^，。]{2,6}[，,]笔名|笔名[^，。]{1,6}[，,]真名"
)
_MODAL = re.compile(r"吧|请|就[行好]|别|不[要用必]|我|勿|为[盼宜好]|即可|登的?时候")
_PUBLIC = re.compile(
    r"热线|报名|咨询|拨打|致电|客服|预约|招商|值班|举报|投诉|监督|公众号|订购|抢修|报修|求助|欢迎|有意者|报料"
)
WIDE = 60.0
"""Han characters: a longer sentence tells a story."""
QUITE = 0.9


# 已在公众号发过，介意的话请告知
_ELSEWHERE = re.compile(
    r"(?:发过|登过|投过|推送过|用过)[^。]{0,8}(?:介意|告知|请[您你]|没关系吧|不要紧吧)|(?:如|若|您?要是)?介意的?话"
)


def is_own(text: str) -> bool:
    """How to reach somebody, where somebody lives: a line nobody tells the readers."""
    if width(text) > WIDE or text.lstrip().startswith(("“", "‘")):
        return False
    folded = personal_data.fold(text)
    if _ELSEWHERE.search(text) and width(text) <= WIDE / 2 and "“" not in text:
        return True
    if _CODE.search(folded) or _HIDDEN_MAIL.search(folded) or _AUTHOR_LIVES.match(text):
        return True
    if _SAME.search(text) and width(text) <= SAME_WIDTH and not _PUBLIC.search(text):
        return True
    if _PUBLIC.search(text) or told(text) >= QUITE:
        return False
    if (_CLOUD.search(text) or _ASK_ME.search(text)) and width(text) <= WIDE / 2:
        return True
    plates = any(f.kind == "plate" for f in personal_data.find(text))
    if plates and _PARKED.search(text) and width(text) <= WIDE / 2:
        return True
    if _LETTERS_TO.search(folded):
        return True
    lives = _LIVES.match(folded)
    if lives and (_STREET.search(folded) or (_MINE.match(text) and re.search(r"[:：]", text))):
        return True
    return bool(_NUMBER.search(folded)) or (
        bool(_INTERNAL.search(folded)) and width(text) <= WIDE / 2
    )


def is_payment(text: str) -> bool:
    """Where the fee goes."""
    if width(text) > WIDE or "“" in text or told(text) >= QUITE or _SPENT.search(text):
        return False
    if _TAIL_NUMBER.search(text) and (_FEE.search(text) or _FIRST.search(text)):
        return True
    return bool(_FEE.search(text) and _PAID.search(text) and _FIRST.search(text))


def is_pledge(text: str) -> bool:
    """The author swears to the desk that the work is theirs."""
    if _GRANTS.match(text):
        return width(text) <= WIDE
    return bool(_PLEDGE.search(text[:24]) and _PLEDGED.search(text)) and width(text) <= 2 * WIDE


def is_about_name(text: str) -> bool:
    """Under which name the author wants to be printed."""
    return (
        width(text) <= WIDE / 2
        and told(text) < QUITE
        and "“" not in text[:1]
        and bool(_NAMED_AS.search(text) and _MODAL.search(text))
    )
