"""The cleaning passes, in the order they run. A new pass is a file, a case file and a name here."""

from scripts.passes.boilerplate import boilerplate
from scripts.passes.doubled_words import doubled_words
from scripts.passes.gaps import gaps
from scripts.passes.glued_headings import glued_headings
from scripts.passes.headings import headings
from scripts.passes.inner_headings import inner_headings
from scripts.passes.items import items
from scripts.passes.join_lines import join_lines
from scripts.passes.lookalikes import lookalikes
from scripts.passes.mojibake import mojibake
from scripts.passes.names import names
from scripts.passes.pinyin import pinyin
from scripts.passes.punctuation import punctuation
from scripts.passes.roles import roles
from scripts.passes.run_in_headings import run_in_headings
from scripts.passes.simplify import simplify
from scripts.passes.spaces import spaces
from scripts.passes.titles import titles
from scripts.pipeline import CleaningPass

PASSES: tuple[CleaningPass, ...] = (
    mojibake,
    pinyin,
    simplify,
    boilerplate,
    join_lines,
    spaces,
    punctuation,
    lookalikes,
    doubled_words,
    gaps,
    names,
    titles,
    roles,
    inner_headings,
    glued_headings,
    run_in_headings,
    headings,
    items,
)
