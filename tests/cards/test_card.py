"""Share pictures: the right size, the same bytes, the headline inside the card."""

import io
from pathlib import Path

import pytest
from PIL import Image

from plugins.cards.card import HEIGHT, MARGIN, WIDTH, Card, draw
from plugins.lettering.source import find_source

ROOT = Path(__file__).parents[2]
HEADLINES = [
    "云岭开工",
    "云岭新区十二个项目集中开工",
    "从一张图纸到一座园区：" + "云岭新区建设者的三百六十五个日夜" * 3,
]


def card(headline):
    return Card(
        paper="科学导报", name="开发区建设周刊", issue="第13期　2025年4月25日", headline=headline
    )


@pytest.fixture(scope="module")
def source():
    return find_source(ROOT, "")


@pytest.mark.parametrize("headline", HEADLINES)
def test_the_headline_stays_inside_the_card(headline, source, tmp_path):
    picture = Image.open(io.BytesIO(draw(card(headline), source, tmp_path))).convert("L")
    assert picture.size == (WIDTH, HEIGHT)
    margins = [
        picture.crop((0, 240, MARGIN - 8, HEIGHT)),
        picture.crop((WIDTH - MARGIN + 8, 240, WIDTH, HEIGHT)),
    ]
    for margin in margins:
        darkest, _ = margin.getextrema()
        assert darkest > 200, "ink in the margin"


def test_the_same_card_is_drawn_the_same(source, tmp_path):
    assert draw(card(HEADLINES[0]), source, tmp_path) == draw(card(HEADLINES[0]), source, tmp_path)


def test_a_card_is_small_enough_to_share(source, tmp_path):
    assert len(draw(card(HEADLINES[1]), source, tmp_path)) < 60_000
