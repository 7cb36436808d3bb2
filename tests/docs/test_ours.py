"""Everything in the repository is written by us: the real page's sentences stay in ../shared."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.shared

RUN_CHARS = 13
"""A run of Han characters as long as this is a sentence's, unless it is one of the names below."""

TEXT_FILES = (".md", ".toml", ".txt", ".json", ".py", ".js", ".html", ".css", ".cmd", ".yml")

# Names of bodies, projects and documents, and masthead facts: facts carry over.
NAMES = (
    "山西省科学技术协会主管山西科技新闻出版传媒集团有限责任公司主办",
    "加强开发区建设推动高质量发展",
    "第二三届山西出版奖提名奖",
    "互联互通低碳绿色智算中心暨太原智算中心一期项目",
    "山西省算力基础设施高质量发展实施方案",
    "山西省重大项目建设年行动方案",
    "中部地区国家高新区联盟成立大会",
    "阳泉高新技术产业开发区的山西云峰大数据智能算力中心",
    "繁峙县零碳智算产业园项目",
)


def han(text: str) -> str:
    return "".join(re.findall(r"[\u3400-\u9fff]", text))


def runs(text: str) -> set[str]:
    return {text[i : i + RUN_CHARS] for i in range(len(text) - RUN_CHARS + 1)}


def test_no_sentence_of_the_real_page_is_in_the_repository(root: Path, shared: Path) -> None:
    seed = next((shared / "seeds").glob("*.txt")).read_text(encoding="utf-8")
    allowed = set().union(*(runs(han(name)) for name in NAMES))
    theirs = set().union(*(runs(han(line)) for line in seed.splitlines())) - allowed
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    copied = []
    for name in listed:
        if not name.endswith(TEXT_FILES) or not (root / name).is_file():
            continue
        text = (root / name).read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            copied += [f"{name}:{number}: {run}" for run in runs(han(line)) & theirs]
    assert copied == []
