"""The word index: real lunr.js answers with the same hits and the same scores."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

import pytest

from plugins.newspaper.files import write_all
from plugins.search.build import ROOT, SearchSettings, build
from plugins.search.cutting import cutting
from plugins.search.documents import documents
from plugins.search.words import fields_of, lunr_index
from tests.factory import archive, article

WORDS = (
    *("算力", "网络", "晋创谷", "太原", "山西", "开发区", "建设", "企业"),
    *("入驻", "项目", "投资", "园区", "人才", "服务", "科技", "成果"),
)


def test_lunr_js_loads_the_index_and_our_shards_give_its_scores(root: Path, tmp_path: Path) -> None:
    if not (root / "node_modules" / "lunr").is_dir():
        pytest.fail("lunr.js 2.3.9 没有装：先运行 npm install")
    rng = random.Random(11)
    day = "2025-04-25"
    articles = [
        article(
            day,
            number,
            "".join(rng.sample(WORDS, 3)),
            "".join(rng.choice(WORDS) for _ in range(40)),
            kicker="".join(rng.sample(WORDS, 2)),
            authors=rng.sample(["王春宇", "丁洁", "王龙飞"], 2),
            keywords=tuple(rng.sample(WORDS, 2)),
        )
        for number in range(1, 90)
    ]
    made = archive((day, articles))
    with cutting(keywords=8, words=(), folder=None) as cut:
        rows = [fields_of(document, cut.cut(document)) for document in documents(made)]
    (tmp_path / "lunr.json").write_text(json.dumps(lunr_index(rows)), encoding="utf-8")
    write_all(tmp_path, build(made, SearchSettings(keywords=8)))
    terms = sorted({word for row in rows for field in row for word in field})
    command = ["node", str(root / "tests/search/parity.mjs"), str(tmp_path), str(tmp_path / ROOT)]
    done = subprocess.run(
        command, input=json.dumps(terms), capture_output=True, encoding="utf-8", check=False
    )
    assert done.stderr == ""
    assert json.loads(done.stdout) == {"terms": len(terms), "different": []}
    assert len(terms) > 20
