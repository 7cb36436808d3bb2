"""What surely begins something new on a page, and what surely ends it, whatever the width.

Hard-wrapped text without blank lines is told apart by these alone; `unwrap` and `join` ask here.
"""

from __future__ import annotations

import re

from plugins.newspaper.chinese import HAN

# what surely begins something new: 图为 · ■ · （一） · 1. · 【 · ——
STRONG_START = re.compile(
    r"^(?:>|!\[|\||[•‣▪◦·]\s|[-*]\s|▷|图为|图[①②③④⑤⑥⑦⑧⑨⑩\d一二三四][:：是为]"
    rf"|[上下左右][图列][^\s，,]{{0,3}}[:：为]|[■□◇◆●○▲△★☆※▶►【〖]|——"
    rf"|[（(〔［][一二三四五六七八九十\d]{{1,2}}[）)〕］]"
    rf"|[一二三四五六七八九十]{{1,3}}、|\d{{1,2}}[.、．](?!\d)|[①②③④⑤⑥⑦⑧⑨⑩]"
    r"|第[一二三四五六七八九十\d]+[版条章]|[（(](?:下转|上接|本报|记者|通讯员)"
    rf"|本报讯|本刊讯|本报记者|口[\s\u3000]*(?:本报|本刊|特约)|[{HAN}]{{2,6}}讯[\s（(]|下转第|上接第|问[:：]|答[:：])"
)
# …放入机器人。倪半夏 摄
CREDITED = re.compile(
    rf"[。！？”）)\s■][\s\u3000]*[（(]?[{HAN}][{HAN} \u3000]{{0,10}}[{HAN}]"
    r"[\s\u3000]*[/／]?[\s\u3000]*(?:摄|供图|摄影)[)）]?$"
)
# …超过了去年全年。□ 本报记者 尉迟岭
REPORTED = re.compile(
    rf"[。！？”][\s\u3000]*[■□◇口][\s\u3000]*(?:本报|本刊)?(?:首席|见习|实习|特约)?记者[\s\u3000]+"
    rf"[{HAN}](?:[{HAN}]{{1,3}}|[\s\u3000][{HAN}])$"
)
# …1300余户。（完）
DONE = re.compile(r"[。！？”][（(【](?:完|全文完|未完待续|待续|本文有删节|有删节)[)）】]$")
# 编辑同志: · 手机:139… · 开户行:… · 附件: · 姓名:卓玛: lines of a letter or a form
_FORM = re.compile(
    r"^(?:(?:尊敬的|敬爱的|亲爱的|各位)?[\u4e00-\u9fff]{0,10}(?:编辑|老师|主编|同志|总编"
    r"|编辑部)(?:们|部|老师|同志)*\s*[:：,，]|此致|敬礼|谨致|顺颂|即颂"
    r"|(?:作者|联系)?(?:手\s*机|电\s*话|联系电话|联系方式|微\s*信号?|QQ号?|邮\s*箱|电子邮箱"
    r"|E-?mail|邮\s*编|地\s*址|通讯地址|通信地址|通联"
    r"|身份证号?码?|银行卡号?|卡\s*号|账\s*号|帐\s*号|开户行|户\s*名|姓\s*名|单\s*位|附\s*件\d?"
    r"|笔\s*名|标\s*题|作\s*者|正\s*文|栏\s*目|发件人|收件人|联系人|经办人|收款人|投稿人|主\s*题|日\s*期|备\s*注"
    r"|又\s*及)\s*[:：]"
    r"|(?:遗失|挂失|招租|转让|出租|招聘|拍卖|注销|清算)(?:声明|公告|启事)?\s*[:：]|[【〔\[［]?广\s*告[】〕\]］]?$"
    r"|[（(【\[［](?:全文|编辑|作者|注|备注|照片|附|此|本|该)[^（()）]{0,3}[\u4e00-\u9fff])",
    re.IGNORECASE,
)
# 旧仓库里的声音博物馆……………………8版
_LEADER = re.compile(r"[.…·—]{3,}\s*(?:第?\s*[A-D]?\d{1,2}\s*版?|[一二三四五六七八]版)\s*$")
_GUIDE = re.compile(
    r"^[\s【\[［〖「◆●■★]*(?:今日|本期|本版|要闻)?(?:导\s*读|看\s*点|要\s*目)[】\]］〗」◆●■★:：\s]*$"
)


def begins_form(text: str) -> bool:
    """A salutation or a named field: no paragraph goes on with it."""
    return bool(_FORM.match(text))


def ends_entry(text: str) -> bool:
    """A line of a 导读 box, with leaders and a page; or the box's label."""
    return bool(_LEADER.search(text) or _GUIDE.match(text))
