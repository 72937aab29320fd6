"""Every command of `python -m scripts`, one function each; the first line of its docstring is its help."""

import argparse
import os
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from scripts.errors import WikiError
from scripts.files import default_jobs, write_whole
from scripts.progress import Progress

Command = Callable[[Namespace], int]
DONE, FINDINGS, COULD_NOT = 0, 1, 2
ROOT = Path(__file__).resolve().parent.parent


say = Progress()
"""For people, on stderr."""


def convert(args: Namespace) -> int:
    """把来源文档变成页面：sources/ → docs/examples/，或任意文件夹 → --into 文件夹。"""
    from scripts import convert as work
    from scripts.telling import tell

    pages = args.into or ROOT / "docs" / "examples"
    index = args.into / "index.yml" if args.into else ROOT / "sources" / "index.yml"
    place = work.Place(ROOT, pages, index, Path(os.environ.get("WIKI_CACHE") or ROOT / ".cache"))
    jobs = args.cluster or args.jobs
    result = work.convert(args.paths or [ROOT / "sources"], place, check=args.check, jobs=jobs, say=say)
    if args.report:
        write_whole(args.report, result.report.encode("utf-8", "replace"))
    tell(result, say, check=args.check)
    failed = any(source.error for source in result.sources)
    return COULD_NOT if failed else FINDINGS if args.check and result.changed else DONE


def explain(args: Namespace) -> int:
    """逐条说明清洗改了哪里：行号、哪一种清洗、改前和改后。"""
    from scripts.explain import explain as work

    failed = False
    for each in work(args.paths, ROOT, say):
        failed |= isinstance(each, WikiError)
        say(f"没有读　{each}") if isinstance(each, WikiError) else print(each)
    return COULD_NOT if failed else DONE


def check(args: Namespace) -> int:
    """检查页面是否合乎规矩；规矩见 docs/contribute/rules.md。"""
    from scripts import findings

    paths = args.paths or [ROOT / "docs"]
    if args.fix:
        for path in findings.pages_in(paths):
            if findings.fix(path):
                say(f"已改：{path}")
    found = tuple(findings.find(paths, ROOT))
    text = findings.render_findings(found, args.format)
    if text:
        print(text)
    say(f"{len(found)} 个问题")
    return FINDINGS if found else DONE


def index(args: Namespace) -> int:
    """给一个文件夹里的 Markdown 建措辞检索的索引：本站、别的 MkDocs 网站、没有网站的文件夹都行。"""
    from scripts import cluster, gate
    from scripts.files import only_run
    from scripts.index import build_index
    from scripts.index.target import replaceable
    from scripts.scheme import pages_of

    pages = pages_of(args.root)
    into = replaceable(args.into or pages.into, pages.folder)
    spread = partial(cluster.spread, address=args.cluster, limits=gate.LIMITS) if args.cluster else map
    with only_run(into.parent):
        report = build_index(pages.folder, args.pages, into, pages.scheme, say, spread)
    for error in report.errors:
        say(f"没有读好　{error}")
    print(f"{report.passages} 段，{report.bytes} 字节，{report.files} 个文件，{report.seconds:.1f} 秒 → {into}")
    return COULD_NOT if report.errors else DONE


def site(args: Namespace) -> int:
    """生成繁体页和各处列表，供 mkdocs build 使用。"""
    from scripts.site import build_site_files

    local = ROOT / "docs" / "examples" / "local"
    if local.exists() and not args.local:
        raise WikiError(
            str(local.relative_to(ROOT)), "里面是 make serve SOURCES= 留下的外来文档，不能发布", "删掉这个文件夹再来"
        )
    started = time.perf_counter()
    written = build_site_files(ROOT)
    print(f"生成 {written} 个文件，{time.perf_counter() - started:.1f} 秒")
    return DONE


def serve(args: Namespace) -> int:
    """在本机打开建好的网站。"""
    from scripts.serve import serve_folder

    return serve_folder(args.folder, args.port, say)


def new(args: Namespace) -> int:
    """按页面类型起一页新稿，写到给定的路径。"""
    from scripts.new import new_page

    print(f"已建：{new_page(args.type, args.path, args.title)}")
    return DONE


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="python -m scripts",
        description="报告写作知识库的命令。退出码：0 做完，1 有问题或有差别，2 没能做成。",
    )
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True)

    def add(command: Command) -> ArgumentParser:
        help_text = (command.__doc__ or "").strip()
        added = commands.add_parser(command.__name__, help=help_text, description=help_text)
        added.set_defaults(run=command)
        return added

    _ingest_options(add)
    _site_options(add)
    return parser


def _ingest_options(add: Callable[[Command], ArgumentParser]) -> None:
    one = add(convert)
    one.add_argument("paths", nargs="*", type=Path, metavar="路径", help="来源文件或文件夹，不写就是 sources/")
    one.add_argument("--into", type=Path, metavar="文件夹", help="页面和登记表写到这里，不动仓库")
    one.add_argument("--check", action="store_true", help="只看会不会变，什么都不写；有差别退出码为 1")
    where = one.add_mutually_exclusive_group()
    where.add_argument(
        "--jobs", type=_at_least_one, metavar="N", default=default_jobs(), help="同时转换几份，默认等于核数"
    )
    where.add_argument(
        "--cluster", type=_address, metavar="地址", help="用几台机器转换：dask scheduler 的地址，如 tcp://主机:8786"
    )
    one.add_argument("--report", type=Path, metavar="文件", help="把每份来源、每一篇的情况写成 Markdown 表")
    add(explain).add_argument("paths", nargs="+", type=Path, metavar="来源", help="要看的来源文件或文件夹")
    one = add(check)
    one.add_argument("paths", nargs="*", type=Path, metavar="路径", help="页面或文件夹，不写就是 docs/")
    one.add_argument("--format", choices=("text", "github", "json"), default="text", help="输出的样子")
    one.add_argument("--fix", action="store_true", help="把拿得准的标点问题直接改好")


def _site_options(add: Callable[[Command], ArgumentParser]) -> None:
    one = add(index)
    one.add_argument(
        "--root", type=Path, default=ROOT / "docs", metavar="文件夹",
        help="放页面的文件夹，或 mkdocs.yml 所在的文件夹；默认本站的 docs/",
    )  # fmt: skip
    one.add_argument("--pages", type=Path, nargs="+", default=(), metavar="文件夹", help="只收这些文件夹里的页面")
    one.add_argument(
        "--into", type=Path, metavar="文件夹",
        help="索引写到这里，整个换掉；不写，就写到网站取它的地方（别的网站先 mkdocs build）",
    )  # fmt: skip
    one.add_argument("--cluster", type=_address, metavar="地址", help="用几台机器读页面：dask scheduler 的地址")
    one = add(site)
    one.add_argument("--local", action="store_true", help="连同 docs/examples/local 里的外来文档，只供本机看")
    one = add(serve)
    one.add_argument("folder", nargs="?", type=Path, default=ROOT / "site", metavar="文件夹", help="默认 site/")
    one.add_argument("--port", type=int, default=8000, metavar="端口", help="默认 8000")
    one = add(new)
    one.add_argument("type", metavar="类型", help="页面类型，如 guide、requirement、topic、term")
    one.add_argument("path", type=Path, metavar="路径", help="如 docs/guide/opening.md")
    one.add_argument("title", metavar="标题", help="页面的标题")


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("至少是 1")
    return number


def _address(text: str) -> str:
    if "://" not in text:
        raise argparse.ArgumentTypeError("写成 tcp://主机:8786")
    return text


def main(argv: Sequence[str]) -> int:
    """Run one command line; errors of ours become one line on stderr and exit code 2."""
    args = _parser().parse_args(argv)
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except WikiError as error:
        say(str(error))
        return COULD_NOT
    except KeyboardInterrupt:
        say("已停下；已经写好的都在，再运行一次会接着做。")
        return COULD_NOT
    except BrokenPipeError:  # who read our lines has gone, as `head` does; at exit Python would flush once more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT
    return code
