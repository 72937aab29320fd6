"""Our own sources ready to be read: taken from their archive, with the Word copy their format is read by way of."""

import pytest

from scripts.errors import MachineError
from scripts.office import program_path
from scripts.sources import SourceFile
from tests import gold


def ready(file: str) -> SourceFile:
    """The source of this name; the test is skipped where a program is missing that its format needs."""
    try:
        return gold.source_of(gold.place_of(file))
    except MachineError as error:
        if program_path():
            raise
        pytest.skip(str(error))
