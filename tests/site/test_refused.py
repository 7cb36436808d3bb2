"""Whatever is wrong with the sources: exit 1, every fault said, yesterday's site as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.commands import build as building
from plugins.commands import console

CASES = Path(__file__).resolve().parents[1] / "checks" / "source"
WRONG = [
    case
    for case in sorted(CASES.iterdir(), key=lambda folder: folder.name)
    if "error " in (case / "problems.txt").read_text(encoding="utf-8")
]


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.name)
def test_a_build_of_wrong_sources_writes_nothing(
    case: Path, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "index.html").write_text("昨天的网站", encoding="utf-8")
    job = building.Build(root=root, content=case / "in", output=output)

    assert console.answer(lambda: building.run(job)) == console.PROBLEMS

    said = capsys.readouterr().err
    assert "Traceback" not in said
    for line in (case / "problems.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("error "):
            assert line.removeprefix("error ") in said
    assert [path.name for path in tmp_path.rglob("*")] == ["output", "index.html"]
    assert (output / "index.html").read_text(encoding="utf-8") == "昨天的网站"
