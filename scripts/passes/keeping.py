"""What passes promise to keep beyond `pipeline.han`: the same text but for exactly what the pass may touch."""

import re
from collections.abc import Callable

from scripts.document import Blocks, map_text
from scripts.pipeline import Promise, han, holds_for, same

GAP = "〔缺〕"
_ZEROS = re.compile("〇{2,}")


@same
def han_but_gaps(blocks: Blocks) -> str:
    """All Chinese characters in order, marked gaps and what masks look like (〇〇县) aside."""
    return han(map_text(blocks, lambda text: _ZEROS.sub("", text.replace(GAP, ""))))


@holds_for
def han_or_fewer(before: Blocks, after: Blocks) -> bool:
    """Chinese characters only go: those left stand in the order they stood in."""
    rest = iter(han(before))
    return all(char in rest for char in han(after))


def han_after(change: Callable[[Blocks], Blocks]) -> Promise:
    """All Chinese characters in order once `change` is made: it may be made once, and nothing else."""
    kept = same(han)
    return lambda before, after: kept(change(before), change(after))


def han_once(change: Callable[[Blocks], Blocks]) -> Promise:
    """The same for a pass that is `change` and nothing else: made again, it changes no Chinese character."""
    kept = same(han)
    return lambda _, after: kept(after, change(after))


def han_folded(pairs: dict[str, str]) -> Promise:
    """All Chinese characters in order, look-alikes (`pairs`: one character → the other or nothing) told as one."""
    table = str.maketrans(pairs)
    return same(lambda blocks: han(blocks).translate(table))
