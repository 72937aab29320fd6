"""What passes promise to keep beyond `pipeline.han`: the same text but for exactly what the pass may touch."""

import re
from collections.abc import Callable

from scripts.document import Blocks, map_text
from scripts.pipeline import han

GAP = "〔缺〕"
_ZEROS = re.compile("〇{2,}")


def han_but_gaps(blocks: Blocks) -> object:
    """All Chinese characters in order, marked gaps and what masks look like (〇〇县) aside."""
    return han(map_text(blocks, lambda text: _ZEROS.sub("", text.replace(GAP, ""))))


def han_after(change: Callable[[Blocks], Blocks]) -> Callable[[Blocks], object]:
    """All Chinese characters in order once `change` is made: it may be made once, and nothing else."""
    return lambda blocks: han(change(blocks))


def han_folded(pairs: dict[str, str]) -> Callable[[Blocks], object]:
    """All Chinese characters in order, look-alikes (`pairs`: one character → the other or nothing) told as one."""
    table = str.maketrans(pairs)
    return lambda blocks: str(han(blocks)).translate(table)
