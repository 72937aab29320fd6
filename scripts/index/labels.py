"""Labels of filter values in the site's three languages, so that the reading side knows no vocabulary of ours."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from scripts.hant import to_hant
from scripts.index.documents import IndexedPage
from scripts.vocabulary import ORG_TYPES, PAGE_TYPES, PARTS, REPORT_TYPES, Label

_VOCABULARIES = {"part": PARTS, "org_type": ORG_TYPES, "report_type": REPORT_TYPES, "type": PAGE_TYPES}


def labels(found: Sequence[IndexedPage]) -> dict[str, dict[str, list[str]]]:
    """By facet and value: simplified, traditional, English; values in the order a reader expects.

    A topic is called by the title of its page, in English too.
    """
    topics = [page for page in found if page.shown.get("type") == "topic"]
    named = {PurePosixPath(page.path).stem: Label(page.shown["title"], page.shown["title"]) for page in topics}
    known = {**_VOCABULARIES, "topic": named}
    return {facet: {name: _three(label) for name, label in names.items()} for facet, names in known.items()}


def _three(label: Label) -> list[str]:
    return [label.zh, to_hant(label.zh), label.en]
