"""Labels of filter values in the site's three languages, so that the reading side knows no vocabulary of ours."""

from scripts.hant import to_hant
from scripts.vocabulary import ORG_TYPES, PARTS, REPORT_TYPES, Label

_VOCABULARIES = {"part": PARTS, "org_type": ORG_TYPES, "report_type": REPORT_TYPES}


def labels() -> dict[str, dict[str, list[str]]]:
    """By facet and value: simplified, traditional, English; values in the order a reader expects."""
    return {facet: {name: _three(label) for name, label in known.items()} for facet, known in _VOCABULARIES.items()}


def _three(label: Label) -> list[str]:
    return [label.zh, to_hant(label.zh), label.en]
