"""All checks, in the order of their rules in docs/contribute/rules.md. This list is the index."""

from scripts.checks.files import file_1, path_1
from scripts.checks.front import front_1, front_3, front_4
from scripts.checks.headings import head_1
from scripts.checks.patterns import char_1, gap_1, name_1, priv_1, time_1
from scripts.checks.punctuation import punc_1, punc_2, punc_3
from scripts.checks.safe import safe_1, safe_2
from scripts.checks.schema import front_2
from scripts.checks.view import Check

CHECKS: tuple[Check, ...] = (
    path_1,
    file_1,
    front_1,
    front_2,
    front_3,
    front_4,
    head_1,
    punc_1,
    punc_2,
    punc_3,
    gap_1,
    char_1,
    safe_1,
    safe_2,
    priv_1,
    name_1,
    time_1,
)

OF_FILES = (path_1, file_1)
"""The two that any file must pass; what FILE-1 refuses, no other check reads."""
