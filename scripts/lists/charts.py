"""Bars of a chart as HTML: the value printed at each bar, one sentence that says it all, the same as a table.

Geometry stands in SVG attributes, colour in classes: the site allows no `style=`.
"""

from collections.abc import Sequence

from scripts.labels import say

Row = tuple[str, int, str]
"""Name (HTML), number, the number as printed."""


def chart(rows: Sequence[Row], sentence: str, heads: tuple[str, str], locale: str) -> str:
    """Horizontal bars and the table under them; `sentence` and `heads` are HTML in the reader's language."""
    most = max((number for _, number, _ in rows), default=0) or 1
    bars = "".join(_bar(name, 100 * number / most, shown) for name, number, shown in rows)
    body = "".join(f'<tr><td>{name}</td><td align="right">{shown}</td></tr>' for name, _, shown in rows)
    head = f'<tr><th scope="col">{heads[0]}</th><th scope="col" align="right">{heads[1]}</th></tr>'
    return (
        f'<div class="chart" role="img" aria-label="{sentence}">{bars}</div>\n'
        f"<details><summary>{say('看成表格', 'See as a table', locale)}</summary>"
        f"<table><thead>{head}</thead><tbody>{body}</tbody></table></details>\n"
    )


def _bar(name: str, length: float, shown: str) -> str:
    bar = f'<rect class="bar-rest" width="{length:.1f}" height="12"/>'
    return (
        f'<p><span>{name}</span><svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">{bar}</svg>'
        f"<span>{shown}</span></p>"
    )
