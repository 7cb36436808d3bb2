"""`check` says what is wrong and `--fix` adds what can be added, never changing an address."""

from __future__ import annotations

from tests.commands.conftest import Copy


def test_good_sources_are_said_to_be_good(project: Copy) -> None:
    said = project.run("check")
    assert said.returncode == 0, said.stderr
    assert "没有错误" in said.stdout


def test_a_new_author_is_a_problem_until_fix_writes_the_slug(project: Copy) -> None:
    article = project.article()
    table = project.root / "content" / "authors.toml"
    text = article.read_text(encoding="utf-8")
    fields = [line for line in text.split("\n\n")[0].splitlines() if not line.startswith("Authors")]
    body = text.partition("\n\n")[2]
    article.write_text("\n".join([*fields, "Authors: 欧阳若兰"]) + "\n\n" + body, encoding="utf-8")
    before = "# 手写的一行\n" + table.read_text(encoding="utf-8")
    table.write_text(before, encoding="utf-8")

    said = project.run("check")
    assert said.returncode == 1
    assert "欧阳若兰" in said.stderr
    assert "check --fix" in said.stderr
    assert table.read_text(encoding="utf-8") == before

    fixed = project.run("check", "--fix")
    assert fixed.returncode == 0, fixed.stderr
    assert "欧阳若兰 = ouyang-ruolan" in fixed.stdout
    assert table.read_text(encoding="utf-8") == f'{before}"欧阳若兰" = "ouyang-ruolan"\n'
    assert "没有需要自动补的" in project.run("check", "--fix").stdout
