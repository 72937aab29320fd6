"""What a person is told of a finished conversion."""

from scripts.convert import Result
from scripts.store.outcome import Finished, Say


def tell(result: Result, say: Say, *, check: bool) -> None:
    """Results on stdout, what a person should look at on stderr."""
    for source in result.sources:
        say(f"没有转换　{source.error}") if source.error else print(line_for(source))
    for path in result.edited:
        say(f"有人改过，没有动：{path}")
    for old, new in result.renamed:
        say(f"来源改了名，页没有动：{old} → {new}")
    for file in result.vanished:
        say(f"来源不见了，页还留着：{file}")
    for path in result.changed if check else ():
        print(f"会变：{path}")
    failed = sum(source.error is not None for source in result.sources)
    print(
        f"共 {len(result.sources)} 份来源，{result.pages} 篇；新写或改写 {len(result.changed)} 篇，没有转换 {failed} 份"
    )


def line_for(source: Finished) -> str:
    """The result line of one file: pages, repairs, gaps."""
    if not source.articles:
        return f"{source.file}：{'；'.join(source.notes)}"
    repairs = sum(sum(article.repairs.values()) for article in source.articles)
    gaps = sum(article.gaps for article in source.articles)
    notes = "".join(f"；{note}" for note in source.notes)
    return f"{source.file} → {len(source.articles)} 篇，清洗 {repairs} 处，缺 {gaps} 处{notes}"
