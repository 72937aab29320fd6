"""The folder an index is written to: replaced whole, so never one that holds anything else."""

from pathlib import Path

from scripts.errors import WikiError

_OURS = {".bin", ".js", ".json"}


def replaceable(into: Path | None, pages: Path) -> Path:
    """`into`, where an index of `pages` may replace it; None where nobody knows one. Raises WikiError."""
    if into is None:
        reason = "不知道索引写到哪里：没有建好的网站，或网站里没有 wording/"
        raise WikiError(str(pages), reason, "先照 docs/contribute/lift.md 做好并 mkdocs build，或加上 --into 文件夹")
    there, home = into.resolve(), pages.resolve()
    if there == home or there in home.parents:
        raise WikiError(str(into), "里面是要建索引的页面，会被索引整个换掉", "--into 换一个新的文件夹")
    if home in there.parents:
        raise WikiError(str(into), "在页面文件夹里面，下一次会把索引也当成页面的文件", "--into 换到页面文件夹外面")
    if into.exists() and not into.is_dir():
        raise WikiError(str(into), "是文件，不是文件夹", "--into 换一个文件夹")
    other = next((file for file in into.rglob("*") if file.is_file() and file.suffix not in _OURS), None)
    if other:
        raise WikiError(str(into), f"里面有别的文件（{other.name}），会被索引整个换掉", "--into 换一个新的文件夹")
    return into
