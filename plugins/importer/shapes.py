"""The signs that papers set before headlines, headings and labels: shapes without a meaning."""

from __future__ import annotations

SHAPES = "■□▢▣◆◇◈●○◎◉★☆✦✧✩✪❖▲△▴▵▼▽▾▿▶▷►▸▹◢◣◤◥▌▍▎▐█▓▒░┃♦♠♣✿❀※➤➢"
"""The inside of a character class. Without what points backwards (◀◁◄) and without list dots."""
