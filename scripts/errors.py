"""What can go wrong, as one small tree. Only `__main__` catches, and only `WikiError`.

A page or draft that breaks a rule is a `Finding`, not an error.
"""


class WikiError(Exception):
    """Something could not be done: which file, why, and what the reader does next (all in Chinese)."""

    def __init__(self, file: str, reason: str, next_step: str) -> None:
        super().__init__(file, reason, next_step)
        self.file = file
        self.reason = reason
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.file}：{self.reason}。{self.next_step}。"


class SourceError(WikiError):
    """A source document that can't be read."""


class MachineError(SourceError):
    """A source this machine can't read as it is now: a program is missing, time or memory ran out. Never remembered."""


class PageError(WikiError):
    """A page whose front matter or Markdown can't be parsed."""


class PassError(WikiError):
    """A cleaning pass that lost or reordered what it promised to keep: a bug of ours, never of the source."""
