"""What a font's name tells: the kind of letters offices tell apart (黑 楷 仿宋 宋 小标宋), and whether it is bold."""

import re

_CLASSES = (
    ("标宋", re.compile(r"标宋|小标|biaosong|xbs|zhongsong|中宋", re.IGNORECASE)),
    ("楷", re.compile(r"楷|kai", re.IGNORECASE)),
    ("仿宋", re.compile(r"仿|fang", re.IGNORECASE)),
    ("黑", re.compile(r"黑|hei|gothic|sans|deng|等线|pingfang", re.IGNORECASE)),
    ("宋", re.compile(r"宋|song|sun|ming|serif|batang", re.IGNORECASE)),
)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|heavy|black|semibold|demi|粗", re.IGNORECASE)


def class_of(name: str) -> str:
    """The kind of a font by its name; the name itself, without the tag of a subset, where it tells nothing."""
    bare = _SUBSET.sub("", name)
    return next((kind for kind, shape in _CLASSES if shape.search(bare)), bare)


def is_bold(name: str) -> bool:
    """Whether a font's name says that it is bold, as Word writes it (SimSun,Bold) or as fonts are named."""
    return bool(_BOLD.search(_SUBSET.sub("", name)))
