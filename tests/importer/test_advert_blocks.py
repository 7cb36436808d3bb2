"""An advertisement without a label is told by its shape: a cry, an offer, whom to turn to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer import golds

ABOVE = (
    "桥头的修车铺\n"
    "　　本报讯（记者 简川）桥头的修车铺开了二十年，补一条胎还是五块钱，师傅说涨价的话说不出口。\n"
)
BELOW = (
    "屋顶上的菜园\n"
    "　　本报讯（通讯员 洪舟）印刷厂的职工在屋顶种了三分地的菜，头一茬小白菜已经上了食堂。\n"
)


def _printed(tmp_path: Path, text: str) -> list[str]:
    return [article["title"] for article in golds.articles(tmp_path, text)]


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize(
    "advert",
    [
        "汇丰模具厂急聘\n钳工3名，学徒若干名，日薪280元，管吃住\n地址：北环路7号（水塔旁）\n",
        "好再来饭店新张开业\n羊肉泡馍、手抓、烤全羊\n订座电话：0900-0000118\n",
        "吉屋出租\n河滨小区三室一厅，精装，拎包入住，年付优先\n联系电话 13900000733\n",
        "益民中医诊所\n针灸、推拿、理疗，周末不休\n节假日照常接诊，医保可刷\n电话：0900-0000226\n",
        "远航职业学校秋季招生\n数控、焊接、电商三个专业，学费全免\n报名处：火车站北侧200米\n",
    ],
)
def test_an_advertisement_between_two_articles_is_in_neither(
    tmp_path: Path, advert: str, blank: str
) -> None:
    text = f"{ABOVE}{blank}{advert}{blank}{BELOW}"
    printed = "".join(map(str, golds.articles(tmp_path, text)))
    assert _printed(tmp_path, text) == ["桥头的修车铺", "屋顶上的菜园"]
    assert [line for line in advert.split() if line in printed] == []


@pytest.mark.parametrize("day", ["二〇二六年五月十八日", "2026年5月18日", "二○二六年四月三日"])
def test_a_notice_of_an_office_stays_with_who_signs_it_and_the_day(
    tmp_path: Path, day: str
) -> None:
    notice = (
        "关于举办园区专场招聘会的公告\n"
        "　　定于5月30日在文体中心举办专场招聘会，四十家企业到场，欢迎参加。\n"
        f"　　咨询电话：0900-0000334\n　　　　北川经济开发区管理委员会\n　　　　　　{day}\n"
    )
    text = f"{ABOVE}\n{notice}\n·广 告·\n汇丰模具厂急聘\n钳工3名，日薪280元\n电话：0900-0000118\n"
    found = golds.articles(tmp_path, text)
    assert [article["title"] for article in found] == [
        "桥头的修车铺",
        "关于举办园区专场招聘会的公告",
    ]
    assert [block["text"] for block in found[1]["body"]][-2:] == ["北川经济开发区管理委员会", day]


@pytest.mark.parametrize(
    "news",
    [
        (
            "模具厂为何招不到钳工\n　　本报记者 简川\n"
            "　　“月薪九千，管吃管住，招了半年只来了两个人。”厂长说，年轻人宁可去送外卖。\n"
        ),
        (
            "百年茶楼重新开张\n"
            "　　本报讯（记者 洪舟）茶楼停业三年后重新开张，一碗盖碗茶八元，头一天来了三百人。\n"
        ),
    ],
)
def test_news_of_those_who_hire_and_sell_are_articles(tmp_path: Path, news: str) -> None:
    title = news.partition("\n")[0]
    assert _printed(tmp_path, f"{ABOVE}\n{news}\n{BELOW}") == [
        "桥头的修车铺",
        title,
        "屋顶上的菜园",
    ]


@pytest.mark.parametrize("unit", ["单位：亿元", "（计量单位：万吨、%）", "单位：元/亩"])
def test_what_figures_count_is_the_tables_title_and_nobodys_office(
    tmp_path: Path, unit: str
) -> None:
    table = "园区\t一季度\t同比\n北川\t12.4\t+3.1%\n南川\t9.8\t-0.4%\n"
    text = f"{ABOVE}\n一季度园区产值\n{unit}\n{table}\n{BELOW}"
    found = golds.articles(tmp_path, text)[1]
    assert (found["title"], found["body"][0]["title"]) == ("一季度园区产值", unit)


@pytest.mark.parametrize("asks", ["问：", "记者："])
def test_who_signs_the_opening_of_an_interview_signs_it_whole(tmp_path: Path, asks: str) -> None:
    text = (
        f"{ABOVE}\n缴存基数怎么算\n"
        "　　不少职工来电询问公积金，本报请中心主任作答。（本报记者 洪舟）\n"
        f"{asks}换了单位还能接着缴吗？\n答：能。由新单位办转入，三天办结。\n{BELOW}"
    )
    found = golds.articles(tmp_path, text)
    assert [article["title"] for article in found] == [
        "桥头的修车铺",
        "缴存基数怎么算",
        "屋顶上的菜园",
    ]
    assert (found[1]["authors"], len(found[1]["body"])) == (["洪舟"], 3)


def test_a_name_between_a_headline_and_an_editors_note_signs(tmp_path: Path) -> None:
    text = (
        "门楼为什么没有修\n冉生魁\n编者按　花钱多少在其次，这里说的是一个小镇怎样过日子。\n"
        "　　镇口只有一块石头，上面刻着镇名，过路的司机常常开过了头，再倒回来。\n"
    )
    (article,) = golds.articles(tmp_path, text)
    assert (article["title"], article["authors"]) == ("门楼为什么没有修", ["冉生魁"])


@pytest.mark.parametrize(
    "served",
    [
        "工友读书会\n时间：5月20日19时\n地点：文化宫二楼\n咨询电话：0900-0000811\n",
        "夜校书法班\n对象：园区职工\n报名时间：5月底前\n报名电话：0900-0000822\n",
    ],
)
def test_what_serves_the_readers_sells_nothing(tmp_path: Path, served: str) -> None:
    printed = str(golds.articles(tmp_path, f"{ABOVE}\n{served}\n{BELOW}"))
    assert served.partition("\n")[0] in printed


def test_a_small_title_above_a_lost_seal_goes_with_it(tmp_path: Path) -> None:
    lost = "声　明\n南川县聚源粮油行财务章（编号6209990005678）遗失，声明作废。\n"
    assert _printed(tmp_path, f"{ABOVE}\n{lost}\n{BELOW}") == ["桥头的修车铺", "屋顶上的菜园"]
