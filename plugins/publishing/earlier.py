"""What was published before: its list, and its style and search files that stay once more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.publishing import manifest, online
from plugins.publishing.manifest import NAME, Published
from plugins.publishing.memory import Memory
from plugins.publishing.targets import Target

Say = Callable[[str], None]
"""Where a line for the editor goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveSite:
    """The live site as a place to bring files from."""

    url: str

    def bring(self, paths: Iterable[str], into: Path) -> None:
        """Copy those of its files that it serves below a folder; the caller checks them."""
        for path in paths:
            answer = online.get(f"{self.url}/{path}")
            if answer.fault:
                return  # it does not answer: the next file would wait as long
            if answer.status == 200:
                (into / path).parent.mkdir(parents=True, exist_ok=True)
                (into / path).write_bytes(answer.body)


def last(target: Target, memory: Memory, site_url: str, say: Say) -> Published | None:
    """What was published: the target's own list, the live site's, this machine's memory."""
    for text in _lists(target, memory, site_url, say):
        found = manifest.parse(text)
        if found is not None:
            return found
    return None


def _lists(target: Target, memory: Memory, site_url: str, say: Say) -> Iterator[bytes]:
    own = target.published()
    if own is not None:
        yield own
    answer = online.get(f"{site_url}/{NAME}")
    if answer.status == 200:
        yield answer.body
    why = answer.fault or f"网站回答 {answer.status}"
    kept = memory.published()
    if kept is not None:
        say(f"没有取到网站上的 {NAME}（{why}），按这台电脑上次的记录比较。")
        yield kept
    elif own is None:
        say(f"没有取到网站上的 {NAME}（{why}），当作第一次发布。")


def with_previous(
    tree: Path,
    old: Published,
    new: Published,
    places: Iterable[Target | Memory | LiveSite],
    say: Say,
) -> Published:
    """The new publication with the old one's style and search files, as far as they can be had."""
    wanted = list(manifest.staying(old, new))
    for place in places:
        if not wanted:
            break
        place.bring(wanted, tree)
        wanted = [path for path in wanted if not _is_right(tree / path, old.files[path])]
    if wanted:
        say(f"上一次的 {len(wanted)} 个样式和检索文件没有取到，这次不保留。")
    kept = [path for path in manifest.staying(old, new) if path not in wanted]
    return manifest.of_tree(tree, previous=kept)


def _is_right(path: Path, sha: str) -> bool:
    """Is it there with the right bytes? A wrong one is removed."""
    if manifest.sha256_of(path) == sha:
        return True
    path.unlink(missing_ok=True)
    return False
