"""The measured half of `bench search`: builds an index in a process of its own.

`weeks` is how long before the bench's day the newest issue appears.

python -m plugins.commands.bench_search_build texts.json output cache|- weeks
"""

from __future__ import annotations

import json
import sys
import time
from datetime import timedelta
from pathlib import Path

from plugins.commands.search_corpora import NEWEST, Text, archive
from plugins.newspaper.files import write_all
from plugins.search.build import SearchSettings, build


def texts_of(path: Path) -> tuple[Text, ...]:
    """The texts that `bench search` has written down."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Text(title=title, lines=tuple(lines), questions=tuple(questions))
        for title, lines, questions in rows
    )


def main() -> None:
    """Build, and print what it took."""
    texts, output, cache = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    made = archive(texts_of(texts), newest=NEWEST - timedelta(weeks=int(sys.argv[4])))
    began = time.process_time()
    folder = None if cache == "-" else Path(cache)
    write_all(output, build(made, SearchSettings(), cache=folder))
    print(json.dumps({"cpu_seconds": time.process_time() - began}))


if __name__ == "__main__":
    main()
