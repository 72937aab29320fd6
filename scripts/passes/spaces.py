"""Spaces that Chinese text does not have: indents, spaces between characters, runs of them in Latin text."""

import re

from scripts.document import Blocks, map_text
from scripts.pipeline import HAN, cleaning_pass

_HAN = HAN.pattern[1:-1]
_WIDE = rf"{_HAN}　-〿＀-￯“”‘’—…〔〕_*"
_BETWEEN = re.compile(rf"(?<=[{_WIDE}])\s+|\s+(?=[{_WIDE}])")
_SPACE = re.compile(r"\s")
_NUMBER = re.compile(r"^(\d{1,2}[.．、]|[(（]\d{1,2}[)）])\s+")


@cleaning_pass()
def spaces(blocks: Blocks) -> Blocks:
    """空格：去掉段首和汉字之间多余的空格。"""
    return map_text(blocks, _tidy)


def _tidy(text: str) -> str:
    if not _SPACE.search(text):
        return text
    return _NUMBER.sub(r"\1", _BETWEEN.sub("", " ".join(text.split())))
