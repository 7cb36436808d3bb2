"""`invoke bench feeds --validator DIR`."""

from __future__ import annotations

import pytest

from plugins.commands.bench_feeds import validated
from plugins.commands.console import EnvironmentFault
from tests.feeds import archives


def test_a_folder_that_is_no_clone_of_the_validator_is_a_sentence(root, tmp_path):
    with pytest.raises(EnvironmentFault, match="没有 W3C 校验器的源码"):
        list(validated(root, tmp_path))


def test_what_is_validated_is_what_the_issue_asks_for():
    made = archives.made()
    assert set(made) == {"empty", "hostile", "a year"}
    assert not made["empty"].articles
    assert len(made["a year"].articles) == 52 * 30
