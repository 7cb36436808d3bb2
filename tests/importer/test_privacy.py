from __future__ import annotations

import pytest

from plugins.importer.privacy import mask

HIDDEN = [
    ("电话13803511234。", "电话1＊＊＊＊＊＊＊＊＊＊。"),
    ("138 0351 1234", "1＊＊ ＊＊＊＊ ＊＊＊＊"),
    ("身份证140105199001011234", "身份证1＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊"),
    ("卡号6222 0212 3456 7890 123", "卡号6＊＊＊ ＊＊＊＊ ＊＊＊＊ ＊＊＊＊ ＊＊＊"),
    ("微信：lin_zhiyuan", "微信：l＊＊＊＊＊＊＊＊＊＊"),
]
SHOWN = [
    "热线0351-7230180",
    "投资13.8亿元",
    "总第4363期",
    "2025年4月25日",
    "邮发代号21-465",
    "9000PFLOPS",
]


@pytest.mark.parametrize(("text", "shown"), HIDDEN)
def test_private_data_is_hidden_and_the_length_stays(text: str, shown: str) -> None:
    assert mask(text) == shown
    assert len(shown) == len(text)


@pytest.mark.parametrize("text", SHOWN)
def test_the_papers_own_numbers_stay(text: str) -> None:
    assert mask(text) == text


def test_in_a_private_line_every_long_number_and_address_goes() -> None:
    assert mask("请寄 lin@yunling.cn 或 0351-7230180，谢谢", whole=True) == (
        "请寄 l＊＊＊＊＊＊＊＊＊＊＊＊＊ 或 0＊＊＊＊＊＊＊＊＊＊＊，谢谢"
    )


def test_in_a_private_line_addresses_and_banks_go() -> None:
    assert mask("通讯地址：迎泽大街十二号，开户行：建设银行", whole=True) == (
        "通讯地址：迎＊＊＊＊＊＊，开户行：＊＊＊＊"
    )
