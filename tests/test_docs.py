"""The pages about the machinery keep up with it."""

from pathlib import Path

from scripts.passes import PASSES
from scripts.readers import READERS

CONVERT = (Path(__file__).parent.parent / "docs" / "contribute" / "convert.md").read_text(encoding="utf-8")


def test_every_pass_is_told_in_order() -> None:
    places = [CONVERT.find(f"`{each.name}`") for each in PASSES]
    assert -1 not in places
    assert places == sorted(places)


def test_every_format_is_told() -> None:
    assert [suffix for suffix in READERS if suffix.removeprefix(".") not in CONVERT] == []
