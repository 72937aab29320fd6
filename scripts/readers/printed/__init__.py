"""Printed documents: lines of text with their places on sheets become blocks.

What is read from a PDF, from a scan or from any other fixed layout goes through here. `lines` of a block are
sheet and row, see `document.SHEET`: rows counted from the top in reading order, running heads and page numbers not.
"""

from collections.abc import Sequence

from scripts.document import Blocks
from scripts.readers.docx.outline import blocks_of as outlined
from scripts.readers.printed.flow import flow_of
from scripts.readers.printed.furniture import without_furniture
from scripts.readers.printed.paragraphs import paragraphs_of
from scripts.readers.printed.sheets import Line, Rule, Run, Sheet

__all__ = ["Line", "Rule", "Run", "Sheet", "blocks_of"]


def blocks_of(sheets: Sequence[Sheet]) -> Blocks:
    """The blocks of a printed document: what is on every page left out, paragraphs put together, headings found."""
    return outlined(list(paragraphs_of(flow_of(without_furniture(sheets)))))
