"""Labels of filter values in the site's three languages, so that the reading side knows no vocabulary of ours."""

import opencc

from scripts.vocabulary import ORG_TYPES, PARTS, REPORT_TYPES, Label

_VOCABULARIES = {"part": PARTS, "org_type": ORG_TYPES, "report_type": REPORT_TYPES}


def labels() -> dict[str, dict[str, list[str]]]:
    """By facet and value: simplified, traditional, English; values in the order a reader expects."""
    traditional = opencc.OpenCC("s2twp")

    def three(label: Label) -> list[str]:
        return [label.zh, traditional.convert(label.zh), label.en]

    return {facet: {name: three(label) for name, label in known.items()} for facet, known in _VOCABULARIES.items()}
