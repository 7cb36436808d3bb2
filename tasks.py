"""The project's commands: `python3 tasks.py NAME`, inside the environment also `invoke NAME`.

Run as a script it first makes its own environment (plugins/commands/bootstrap.py), with nothing but
the standard library. Each task below calls one function; the work is in `plugins/`.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent

if __name__ == "__main__":
    # Before any line that an old Python could not read.
    if sys.version_info < (3, 11):  # noqa: UP036  # this very refusal
        print(
            "这台电脑的 Python 是 {}.{}，本项目需要 3.11 或更高版本。\n"
            "    请到 python.org 下载安装 Python 3.13；Debian、Ubuntu 可输入："
            "sudo apt install python3 python3-venv".format(*sys.version_info[:2]),
            file=sys.stderr,
        )
        sys.exit(2)

    from plugins.commands import bootstrap

    if not (bootstrap.is_inside(ROOT) and bootstrap.is_ready(ROOT, sys.argv[1:])):
        sys.exit(bootstrap.start(ROOT, sys.argv[1:]))

# --- from here on we are in the environment ------------------------------------------------------
# A task imports what it calls when it is called: `preview` need not load the importer.

from collections.abc import Callable

from invoke.context import Context
from invoke.tasks import task

from plugins.commands import console, program

_CONTENT = {"content": "稿件文件夹，默认 content"}
_SITE = {
    **_CONTENT,
    "output": "网站写到哪个文件夹，默认 output",
    "site_url": "网站的公开网址，默认用 pelicanconf.py 里的 SITEURL",
}


def _end(command: Callable[[], int]) -> None:
    """Run a command; one that did not go well ends the process with its exit code."""
    if sys.argv[2:] == ["--help"]:  # Invoke takes it for the file or the day that a task wants
        program.run(sys.modules[__name__], ["--help", sys.argv[1]])
        return
    code = console.answer(command)
    if code != console.GOOD:
        sys.exit(code)


def _folder(typed: str, default: str) -> Path:
    """What was typed, from where it was typed; or the project's own folder."""
    return Path(typed).absolute() if typed else ROOT / default


@task(
    name="import",
    help={
        **_CONTENT,
        "path": "版面文本（.txt .md .docx .pdf），或放着它们的文件夹",
        "json": "另写一份中性 JSON：.json 文件或文件夹",
        "dry_run": "只看结果，不写稿件",
        "encoding": "版面文本的编码，例如 gb18030",
        "date": "出版日，例如 2025-05-02",
        "default_column": "没有印栏目的稿件归到哪个栏目",
        "no_merge": "不与已有的稿件合并，新版本放到 incoming",
        "many": "每个子文件夹是一期，成批导入",
        "yes": "所有提问都答“是”",
    },
)
def import_(
    _context: Context,
    path: str,
    content: str = "",
    json: str = "",
    dry_run: bool = False,
    encoding: str = "",
    date: str = "",
    default_column: str = "",
    no_merge: bool = False,
    many: bool = False,
    yes: bool = False,
) -> None:
    """导入版面文本、Word 稿或 PDF，变成一期草稿。"""
    from plugins.importer import command

    options = command.Options(
        root=ROOT,
        content=_folder(content, "content"),
        json=Path(json).absolute() if json else None,
        dry_run=dry_run,
        encoding=encoding,
        date=date,
        default_column=default_column,
        merge=not no_merge,
        many=many,
        yes=yes,
    )
    _end(lambda: command.run(Path(path).absolute(), options))


@task(help={"folder": "放到哪个文件夹，默认当前文件夹"})
def template(_context: Context, folder: str = "") -> None:
    """做一份 Word 稿件模板，发给作者用。"""
    from plugins.importer import template as command

    _end(lambda: command.run(Path(folder).absolute()))


@task(help={**_CONTENT, "issue": "哪一期，例如 2025-04-25；不写就是最近导入的一期"})
def review(_context: Context, issue: str = "", content: str = "") -> None:
    """打开核对页。"""
    from plugins.commands import review as command
    from plugins.importer import places

    _end(lambda: command.run(places.imports_beside(_folder(content, "content")), issue))


@task(
    help={
        **_CONTENT,
        "issue": "哪一期，例如 2025-04-25",
        "by": "签发人，默认是 git 的 user.name",
        "force": "还有必须处理的问题也签发，并逐条列出",
    }
)
def approve(
    _context: Context, issue: str, content: str = "", by: str = "", force: bool = False
) -> None:
    """签发一期：草稿变成正式稿件。"""
    from plugins.importer import approve as command

    _end(
        lambda: command.run(
            issue, content=_folder(content, "content"), root=ROOT, by=by, force=force
        )
    )


@task(help={**_CONTENT, "fix": "顺手补上能自动补的（authors.toml）"})
def check(_context: Context, content: str = "", fix: bool = False) -> None:
    """检查稿件，列出文件、行号、哪里不对、怎么改。"""
    from plugins.commands import build, checking

    job = build.Build(root=ROOT, content=_folder(content, "content"), output=ROOT / "output")
    _end(lambda: checking.run(job, fix=fix))


@task(help=_SITE)
def build(_context: Context, content: str = "", output: str = "", site_url: str = "") -> None:
    """生成网站，检查无误后整体换上。"""
    from plugins.commands import build as command

    job = command.Build(
        root=ROOT,
        content=_folder(content, "content"),
        output=_folder(output, "output"),
        site_url=site_url,
    )
    _end(lambda: command.run(job))


@task(help={**_CONTENT, "port": "端口，默认 8000，被占用就用下一个"})
def preview(_context: Context, content: str = "", port: int = 8000) -> None:
    """在浏览器里看，草稿也在；保存稿件后网页自己刷新。"""
    from plugins.commands import preview as command

    job = command.Preview(root=ROOT, content=_folder(content, "content"), port=port)
    _end(lambda: command.run(job))


_PUBLISH = {
    **_CONTENT,
    "to": "去处：folder:文件夹、zip:文件、branch、rsync:主机:路径；默认用 PUBLISH_TO",
    "site_url": "网站的公开网址，默认用 pelicanconf.py 里的 SITEURL",
    "dry_run": "只说会改什么，不发布",
    "changed_only": "folder、zip：只放有改动的文件，另列要删除的",
    "yes": "所有提问都答“是”",
}


@task(
    help={
        **_PUBLISH,
        "now": "出版日还没到也发布",
        "leave_drafts": "还没签发的稿件留下，其余照发",
    }
)
def publish(
    _context: Context,
    to: str = "",
    content: str = "",
    site_url: str = "",
    now: bool = False,
    dry_run: bool = False,
    changed_only: bool = False,
    leave_drafts: bool = False,
    yes: bool = False,
) -> None:
    """生成并发布，先说会改什么。"""
    from plugins.publishing import command

    publication = command.Publication(
        root=ROOT,
        content=_folder(content, "content"),
        to=to,
        site_url=site_url,
        now=now,
        dry_run=dry_run,
        changed_only=changed_only,
        leave_drafts=leave_drafts,
        yes=yes,
    )
    _end(lambda: command.publish(publication))


@task(help={**_PUBLISH, "issue": "哪一期，例如 2025-04-25", "now": "别的一期出版日还没到也发布"})
def unpublish(
    _context: Context,
    issue: str,
    to: str = "",
    content: str = "",
    site_url: str = "",
    now: bool = False,
    dry_run: bool = False,
    changed_only: bool = False,
    yes: bool = False,
) -> None:
    """撤下一期：它的稿件改回草稿，网站重新发布。"""
    from plugins.publishing import command

    publication = command.Publication(
        root=ROOT,
        content=_folder(content, "content"),
        to=to,
        site_url=site_url,
        now=now,
        dry_run=dry_run,
        changed_only=changed_only,
        yes=yes,
    )
    _end(lambda: command.unpublish(issue, publication))


@task(help={"url": "线上的网址，例如 https://weekly.example.cn"})
def verify(_context: Context, url: str) -> None:
    """像读者一样看看线上的网站好不好。"""
    from plugins.publishing import command

    _end(lambda: command.verify(url, ROOT))


@task(
    help={
        **_CONTENT,
        "issue": "哪一期，例如 2025-04-25",
        "output": "二维码放到哪个文件夹，默认 qr",
        "site_url": "网站的公开网址，默认用 pelicanconf.py 里的 SITEURL",
    }
)
def qr(
    _context: Context, issue: str, content: str = "", output: str = "", site_url: str = ""
) -> None:
    """做一期的二维码，付印以前就能印在报上。"""
    from plugins.publishing import command

    _end(
        lambda: command.qr(
            issue,
            root=ROOT,
            content=_folder(content, "content"),
            output=_folder(output, "qr"),
            site_url=site_url,
        )
    )


@task(help={"only": "只跑这些测试文件或文件夹", "k": "只跑名字里有这个词的测试"})
def test(_context: Context, only: str = "", k: str = "") -> None:
    """跑全部测试，浏览器测试在内。"""
    from plugins.commands import testing

    _end(lambda: testing.run(ROOT, only=only, word=k))


@task(
    help={
        "what": "build、import、search、feeds 或 pages",
        "articles": "生成多少篇稿件来量，默认 1000",
        "corpora": "search：放着几份公开语料的文件夹",
        "validator": "feeds：W3C 校验器源码的文件夹",
    }
)
def bench(
    _context: Context, what: str, articles: int = 1000, corpora: str = "", validator: str = ""
) -> None:
    """量速度、内存、文件数和字节数。"""
    from plugins.commands import bench as command

    job = command.Bench(
        root=ROOT, what=what, articles=articles, corpora=corpora, validator=validator
    )
    _end(lambda: command.run(job))


@task
def shots(_context: Context) -> None:
    """重拍使用手册里的图（开发用）。"""
    from plugins.commands import shots as command

    _end(lambda: command.run(ROOT))


@task(default=True)
def menu(_context: Context) -> None:
    """中文菜单，周刊.cmd 双击后就是它。"""
    import subprocess

    from plugins.commands import menu as command

    script = str(ROOT / "tasks.py")
    _end(
        lambda: command.run(
            lambda words: subprocess.run([sys.executable, script, *words], check=False).returncode
        )
    )


if __name__ == "__main__":
    program.run(sys.modules[__name__], sys.argv[1:])
