"""An editor's desk for tests: a project with settings, an empty content folder, page texts."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.importer import command

ROOT = Path(__file__).resolve().parents[2]

PAGE = """\
第1版 要闻 2025年5月2日 星期五

责编:林致远 美编:沈一禾

云岭新区的灯亮到天明

本报记者 赵文博

夜里十点,云岭新区的实验楼还亮着一半的灯。值班员说,灯不是为了好看,是因为机器不能停。

第二天早上,他把一夜的数据抄在本子上,交给了接班的人,本子已经写到第三册。

石榴滩把废品摆上桌

本报讯 石榴滩高新区办了一场“废品展”。二十三件废品摆上了桌,每件旁边都写着为什么废。

来看的人不少,带走的是教训。(孟青禾)
"""
"""Two articles, an unmistakable page."""


@dataclass(frozen=True)
class Desk:
    """Where things lie."""

    root: Path
    options: command.Options

    @property
    def content(self) -> Path:
        """content/."""
        return self.options.content

    @property
    def imports(self) -> Path:
        """imports/."""
        return self.root / "imports"

    def page(self, name: str, text: str = PAGE, encoding: str = "utf-8") -> Path:
        """Put a page text on the desk."""
        path = self.root / "版面" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))
        return path

    def run(self, path: Path, **changes: object) -> int:
        """Import it; the exit code."""
        return command.run(path, replace(self.options, **changes))  # type: ignore[arg-type]  # fields of Options

    def files(self) -> dict[str, bytes]:
        """Every file below content/ and imports/."""
        return {
            str(path.relative_to(self.root)): path.read_bytes()
            for folder in (self.content, self.imports)
            if folder.is_dir()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    def articles(self, issue: str = "2025-05-02") -> dict[str, str]:
        """The issue's articles by file name."""
        return {
            p.name: p.read_text(encoding="utf-8")
            for p in sorted((self.content / issue).glob("*.md"))
        }


def make(folder: Path) -> Desk:
    """A new desk with the project's own settings."""
    shutil.copy(ROOT / "pelicanconf.py", folder / "pelicanconf.py")
    content = folder / "content"
    content.mkdir()
    return Desk(root=folder, options=command.Options(root=folder, content=content))
