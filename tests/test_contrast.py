"""Contrast of the tokens of site.css and dark.css: body text 7 at least, every other text pair 4.5, borders 3."""

import re
from pathlib import Path

import pytest

ASSETS = Path(__file__).parent.parent / "overrides" / "assets"
GROUNDS = ("paper", "surface", "sunken")
PAIRS = [
    *((text, ground, 7.0) for text in ("ink", "ink-2") for ground in GROUNDS),
    *((text, ground, 4.5) for text in ("ink-3", "accent", "accent-hover", "zhu") for ground in GROUNDS),
    ("ink", "accent-soft", 7.0), ("accent", "accent-soft", 4.5), ("on-accent", "accent", 4.5),
    ("on-accent", "accent-hover", 4.5), ("on-mark", "mark", 7.0), ("edge", "paper", 3.0), ("edge", "surface", 3.0),
]  # fmt: skip


def _tokens(name: str) -> dict[str, str]:
    root = (ASSETS / name).read_text("utf-8").split(":root {")[1].split("}")[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", root))


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("sheet", ["site.css", "dark.css"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_contrast(sheet: str, text: str, ground: str, least: float) -> None:
    tokens = _tokens(sheet)
    dark, light = sorted((_luminance(tokens[text]), _luminance(tokens[ground])))
    assert (light + 0.05) / (dark + 0.05) >= least
