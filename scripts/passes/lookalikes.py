"""Signs and characters mistaken for one that looks like them (typing and OCR), where only one reading is possible."""

import re

from scripts.document import Blocks, map_text
from scripts.passes.keeping import han_folded
from scripts.pipeline import HAN, cleaning_pass

_HAN = HAN.pattern[1:-1]
# A dash for 一: words that 一 begins or ends, and nothing else fits.
_ONE_BEFORE = "岗双责|票否决|把手|体化|系列|方面|致|律|直|切|些|般|流|线|支|批|股|起|定|道|旦|再|贯|把|把手|盘棋|张网|会一|报到底|网统管"
_ONE_AFTER = "进|统|第|唯|专|单|万|同|逐|每|任|其|之|不|师德"
_DASHES = "—–―─－-"
_RULES = tuple(
    (needs, re.compile(pattern), put)
    for needs, pattern, put in (
        (_DASHES, rf"(?<![{_DASHES}])[{_DASHES}](?=岗双责|票否决|把手(?!续)|盘棋|体化)", "一"),
        (_DASHES, rf"(?<=[{_HAN}，。、；“])(?<![{_DASHES}])[—–―─](?=(?:{_ONE_BEFORE}))(?![{_DASHES}])", "一"),
        (
            _DASHES,
            rf"(?<=进)[{_DASHES}](?=步)|(?<=统)[{_DASHES}](?=[领思管战部安])|(?<=第)[{_DASHES}](?=[责时位批步书手])"
            rf"|(?<=唯)[{_DASHES}](?=[的性])|(?<=师德)[{_DASHES}](?=票)|(?<=落实)[—](?=岗)",
            "一",
        ),
        ("qQ", r"(?<![0-9A-Za-z])[0OoＯ][qQ](?=群|空间|号|、|，)", "QQ"),
        ("Oo", r"(?<=\d)[Oo](?=\d|年|月|日|%)", "0"),
        ("lI", r"(?<=\d)[lI](?=\d|[条个次人件年月日份篇期名项场%])", "1"),
        ("已", "自已", "自己"),
        ("已", "补已之短", "补己之短"),
        ("贵", "(?<=严肃)问贵|(?<=追责)问贵|问贵(?=机制|制度|追责)", "问责"),
        ("未", "(?<=[年月周])未(?=[，。；、）]|前|底|$|召开|总结|考核)", "末"),
        ("乎", "习近乎(?=总书记|新时代|同志)", "习近平"),
    )
)
"""Characters one of which a text must have for a rule to be tried, what is mistaken, and what it is."""
_MAY_BE_MISTAKEN = re.compile(f"[{re.escape(''.join(needs for needs, _, _ in _RULES))}]")
_FOLDED = {"一": "", "已": "己", "贵": "责", "未": "末", "乎": "平"}


@cleaning_pass(keeps=han_folded(_FOLDED))
def lookalikes(blocks: Blocks) -> Blocks:
    """形近：把形状相近的误字改正，如横线代替的“一”。"""
    return map_text(blocks, _corrected)


def _corrected(text: str) -> str:
    for needs, pattern, put in _RULES if _MAY_BE_MISTAKEN.search(text) else ():
        if any(map(text.__contains__, needs)):
            text = pattern.sub(put, text)
    return text
