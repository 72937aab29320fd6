"""The pages about the machinery keep up with it."""

from pathlib import Path

from scripts import gate
from scripts.passes import PASSES
from scripts.readers import READERS

CONVERT = (Path(__file__).parent.parent / "docs" / "contribute" / "convert.md").read_text(encoding="utf-8")


def test_every_pass_is_told_in_order_in_its_own_words() -> None:
    rows = [line.split(" | ")[:2] for line in CONVERT.splitlines() if line.startswith("| ")]
    told = [(name.removeprefix("| "), summary + "。") for name, summary in rows]
    passes = [(each.name, each.summary) for each in PASSES]
    assert [row for row in told if row in passes] == passes


def test_every_format_is_told() -> None:
    assert [name for name in READERS if gate.FORMATS[name].suffixes[0] not in CONVERT] == []
