"""`.published.json` and what is read from it."""

from __future__ import annotations

import json

import pytest

from plugins.publishing import manifest
from plugins.publishing.manifest import Published
from tests.publishing.trees import FIRST, SECOND, write

SHA = "0" * 64


def published(**files: str) -> Published:
    return Published(files={name.replace("__", "/"): sha for name, sha in files.items()})


def test_it_lists_every_file_sorted_with_its_sha256(tmp_path):
    write(tmp_path, FIRST)
    text = manifest.of_tree(tmp_path).dump()
    document = json.loads(text)
    assert list(document["files"]) == sorted(FIRST)
    assert document["files"][".nojekyll"].startswith("e3b0c44298fc")
    assert document["previous"] == []
    assert text == manifest.of_tree(tmp_path).dump()


def test_what_is_written_is_read(tmp_path):
    write(tmp_path, FIRST)
    made = manifest.of_tree(tmp_path, previous=["theme/aaaa1111/css/base.css"])
    assert manifest.parse(made.dump()) == made


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<!doctype html>",
        "[]",
        "null",
        '{"files": {}}',
        '{"files": [], "previous": []}',
        json.dumps({"files": {"../x": SHA}, "previous": []}),
        json.dumps({"files": {"/etc/x": SHA}, "previous": []}),
        json.dumps({"files": {"C:/x": SHA}, "previous": []}),
        json.dumps({"files": {"a\\b": SHA}, "previous": []}),
        json.dumps({"files": {"a": "xyz"}, "previous": []}),
        json.dumps({"files": {"a": SHA}, "previous": [], "sizes": ["x"]}),
    ],
)
def test_a_file_that_is_no_list_or_leaves_the_site_is_none(text):
    assert manifest.parse(text.encode()) is None


def test_changes_are_new_changed_and_gone_with_their_bytes(tmp_path):
    write(tmp_path / "old", FIRST)
    write(tmp_path / "new", SECOND)
    changes = manifest.compare(
        manifest.of_tree(tmp_path / "old"), manifest.of_tree(tmp_path / "new")
    )
    assert dict(changes.new) == {"2025-05-02/0101.html": 9, "theme/bbbb2222/css/base.css": 9}
    assert dict(changes.changed) == {"index.html": 9}
    assert dict(changes.gone) == {"theme/aaaa1111/css/base.css": 9}
    assert changes.touched_old == 2
    assert not changes.is_empty


def test_the_previous_generation_stays_once_more_and_then_goes():
    first = published(theme__a="1" * 64, search__data__x="2" * 64, index="3" * 64)
    second = published(theme__b="4" * 64, search__data__y="5" * 64, index="6" * 64)
    assert manifest.staying(first, second) == ("search/data/x", "theme/a")
    kept = Published(
        files={**second.files, **{p: first.files[p] for p in ("theme/a", "search/data/x")}},
        previous=("search/data/x", "theme/a"),
    )
    third = published(theme__c="7" * 64, search__data__y="5" * 64, index="6" * 64)
    assert manifest.staying(kept, third) == ("theme/b",), "what stayed once does not stay again"


def test_pages_do_not_stay():
    assert manifest.staying(published(a="1" * 64), published(b="1" * 64)) == ()
