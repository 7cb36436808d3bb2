"""Whole pages as groups, on-line documents and commented proofs leave them: what is said stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import chats
from tests.importer import golds

STORY = (
    "井口的新表\n通讯员 卓玛\n"
    "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。\n"
    "镇上的人说，表走得准，水价就说得清；说得清的事情，不必吵。\n"
)
SECOND = STORY.replace("井口的新表", "夜校开在老车间")

EXPORTED = f"""消息记录（此消息记录为文本格式，不支持重新导入）

================================================================
消息对象:《青溪周报》通联群
================================================================

2026-03-17 08:51:12 编辑部-小巴(10233321)
@全体成员 各位老师，本周四截稿。

2026-03-17 08:55:40 水厂通联站-卓玛(77120933)
[表情][表情]

2026-03-17 09:40:02 水厂通联站-卓玛(77120933)
巴老师，稿子来了，标题您给想想
{STORY}
2026-03-17 09:45:00 水厂通联站-卓玛(77120933)
不好意思，值班员的名字打错了，以这版为准

2026-03-17 10:05:18 水厂通联站-卓玛(77120933)
可以，工号0277

2026-03-17 11:20:05 后勤-花姐(5520197)
我也凑个热闹，不知道行不行
{SECOND}
2026-03-17 11:30:00 编辑部-小巴(10233321)
好，就用这个
"""
BESIDE = f"""群聊导出
[2026-04-20 09:00:11] 总编室 巴桑：各位早，今天下午四点前把稿子发齐
[2026-04-20 09:30:45] 通讯员 卓玛：发一条

{STORY}
[2026-04-20 09:35:16] 总编室 巴桑：好。水表的数核一下，是六口还是七口？
[2026-04-20 09:36:40] 卓玛：六口

{SECOND}
[2026-04-20 10:15:40] 卓玛：我在乡下，有事打家里0999 - 5 550 123
[2026-04-20 17:55:00] 总编室 巴桑：齐了，收工
"""
DOCUMENT = f"""【腾讯文档】青溪周报第12期二版稿件
创建者：小巴　最后编辑：昨天 21:40　共 5 人参与编辑
评论 7

1. 消息

{STORY}
巴桑 3月16日 10:22
“新表”是谁家的要不要写？
回复 巴桑：不写

2. 言论

{SECOND}（批：结尾好，保留。——主任）
卓老师的联系方式在我这儿，要的话私我
"""
PROOF = f"""{STORY.replace("新表，值班员", "新表，[A1]值班员")}
[A1] 巴桑：几个值班员？
[A2] 卓玛：OK

已删除: 在上级部门的正确领导下，
责任编辑批：两段对调。签字：巴桑
[主任：开头可以再短]
校后：无错。柏

{SECOND}
投稿须知（不登）
来稿请注明真实姓名、单位、电话。
"""


@pytest.mark.parametrize(
    "page", [EXPORTED, BESIDE, DOCUMENT, PROOF], ids=["qq", "beside", "document", "proof"]
)
def test_two_articles_come_out_of_it_and_nothing_else(tmp_path: Path, page: str) -> None:
    articles = golds.articles(tmp_path, page)
    body = [block.strip() for block in STORY.splitlines()[2:]]
    assert [(a["title"], a["kicker"], a["column"]) for a in articles] == [
        ("井口的新表", None, None),
        ("夜校开在老车间", None, None),
    ]
    assert [[block["text"] for block in a["body"]] for a in articles] == [body, body]


def test_an_agenda_is_no_chat() -> None:
    agenda = ["8:30 签到：一楼大厅", "9:00 开幕：二楼报告厅", "10:30 参观：水表车间"]
    assert chats.chat(agenda, [1, 0, 0]) == set()


def test_a_list_of_kinds_inside_a_call_is_its_list(tmp_path: Path) -> None:
    asked = "　　本报副刊征集以下体裁的来稿：\n1. 散文\n2. 诗歌\n"
    call = f"征稿启事\n\n{asked}　　来稿请发至本报编辑部。\n"
    (article,) = golds.articles(tmp_path, call)
    assert "散文" in str(article)
    assert "诗歌" in str(article)
