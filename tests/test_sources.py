"""Our own source documents against their gold (tests/cases/sources): what a reader finds in them, read by hand."""

import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml

from scripts.convert import convert_file
from scripts.document import Heading, plain_text
from scripts.errors import MachineError
from scripts.sources import sources_in
from scripts.sources.archives import expand
from scripts.store.outcome import Draft
from tests.cases_format import text_of
from tests.ready import ready

ROOT = Path(__file__).parent.parent
GOLD = sorted((ROOT / "tests" / "cases" / "sources").glob("*.yml"))
FIELDS = ("org", "org_type", "report_type", "period", "date")


def pairs(gold: Path) -> list[tuple[Draft, dict[str, Any]]]:
    wanted = yaml.safe_load(gold.read_text(encoding="utf-8"))
    outcome = convert_file(replace(ready(wanted["file"]), file=wanted["file"]))
    if isinstance(outcome.error, MachineError) and not shutil.which("tesseract"):
        pytest.skip(str(outcome.error))
    assert outcome.error is None
    return list(zip(outcome.drafts, wanted["articles"], strict=True))


def packed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_source_comes_out_as_read_by_hand(gold: Path) -> None:
    for draft, wanted in pairs(gold):
        blocks = draft.article.blocks
        headings = [f"{b.level} {b.number}{b.text}" for b in blocks if isinstance(b, Heading)]
        assert [packed(each) for each in headings] == [packed(each) for each in wanted["headings"]]
        text = plain_text(blocks)
        assert [each for each in wanted["must_contain"] if packed(each) not in packed(text)] == []
        assert [each for each in wanted["must_not_contain"] if each in text] == []
        assert (text + draft.description.title).count("〔缺〕") == wanted["gaps"]
        assert {name: getattr(draft.description, name) for name in FIELDS} == {name: wanted[name] for name in FIELDS}


def test_every_source_has_gold() -> None:
    named = [yaml.safe_load(gold.read_text(encoding="utf-8"))["file"] for gold in GOLD]
    with TemporaryDirectory() as into:
        found = expand(sources_in([ROOT / "sources"], ROOT / "sources"), Path(into))
    assert named == [each.file for each in found]
    stems = [Path(file.split("/")[0]).stem for file in named]
    assert [gold.stem[: len(stem)] for gold, stem in zip(GOLD, stems, strict=True)] == stems


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_every_source_has_its_whole_text(gold: Path, accepting: bool) -> None:
    """What tests/gold.py scores against. `--accept` writes it where there is none yet, to be read against the source."""
    text = gold.with_suffix(".md")
    if accepting and not text.exists():
        found = pairs(gold)
        fences = [
            f"## 第{at}篇\n\n~~~ 正文\n{text_of(draft.article.blocks)}~~~\n" for at, (draft, _) in enumerate(found, 1)
        ]
        text.write_text("\n".join([f"# {found[0][0].article.source.file} 的全文\n", *fences]), encoding="utf-8")
    assert text.exists(), f"没有 {text.name}：pytest tests/test_sources.py --accept 写一份，再对着来源读一遍"
