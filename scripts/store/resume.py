"""Each source of a run finished once: from the store where its bytes are known, else by workers.

What comes back goes to the store at once. A run holds the small facts of all sources and the drafts of one.
"""

import hashlib
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress
from functools import lru_cache
from secrets import token_hex
from typing import TypeAlias

from scripts import gate, office
from scripts.errors import MachineError, SourceError
from scripts.readers import doc
from scripts.sources import SourceFile
from scripts.store import Store, key_of
from scripts.store.outcome import Draft, Finished, Packed, Say, unpack
from scripts.workers import Breach

Make: TypeAlias = Callable[[Sequence[SourceFile]], Generator[tuple[Finished, Packed]]]
"""Sources → facts and packed drafts of each, in any order."""


class Sources:
    """The sources of one run: `finish` gives their facts, `drafts` the drafts of one of them."""

    def __init__(self, store: Store, make: Make, say: Say) -> None:
        self._files: dict[str, SourceFile] = {}
        self._store, self._make, self._say = store, make, say
        self._keys: dict[str, bytes] = {}
        self._run = token_hex(8)
        self.drafts = lru_cache(2)(self._drafts)

    def finish(self, files: Sequence[SourceFile | SourceError]) -> tuple[Finished, ...]:
        """The facts of each source, in order; a source that can't be read or be had has its error."""
        good = [each for each in files if isinstance(each, SourceFile)]
        self._files.update((each.file, each) for each in good)
        done = {each.file: known for each in good if (known := self._known(each.file))}
        done |= {each.file: Finished(each.file, error=each) for each in files if isinstance(each, SourceError)}
        if ready := sum(each.error is None for each in done.values()):
            self._say(f"已有 {ready} 份没有变，跳过")
        left = [each for each in good if each.file not in done]
        with closing(self._make(left)) as made:
            for count, (found, drafts) in enumerate(made, 1):
                self._say(f"[{count}/{len(left)}] {found.file}")
                self._keep(found, drafts)
                done[found.file] = found
        return tuple(done[each.file] for each in files)

    def _known(self, file: str) -> Finished | None:
        """What the store has of a source, or the error of one that can't even be opened."""
        try:
            self._keys[file] = key_of("source", file, self._digest(file))
        except SourceError as error:
            return Finished(file, error=error)
        known = self._store.facts(self._keys[file])
        return known if isinstance(known, Finished) else None

    def _keep(self, found: Finished, drafts: Packed) -> None:
        """Keep what is done under the bytes it was made of, and an error only if the file is still what it was."""
        if found.sha256:
            by_chance = doc.NOTE in found.notes and office.program_path()  # LibreOffice may do better the next time
            self._keys[found.file] = key_of("source", found.file, found.sha256, *([self._run] if by_chance else ()))
        elif isinstance(found.error, MachineError):
            return
        else:
            with suppress(SourceError):
                if self._keys[found.file] != key_of("source", found.file, self._digest(found.file)):
                    return
        self._store.keep(self._keys[found.file], found, drafts)

    def _digest(self, file: str) -> str:
        return hashlib.sha256(gate.content_of(self._files[file].path, file)).hexdigest()

    def _drafts(self, file: str) -> tuple[Draft, ...]:
        """The drafts of a source; made again when another run took them away. Raises WikiError if that fails."""
        kept = self._store.drafts(self._keys[file])
        if isinstance(kept, tuple):
            return kept
        found, packed = next(self._make([self._files[file]]))
        if found.error:
            raise found.error
        return tuple(unpack(packed))


def breach_error(file: str, breach: Breach) -> SourceError:
    """What a person is told of a source that broke a limit or that our code failed on."""
    if breach.cause == "error":
        return SourceError(file, f"转换出错（{breach.detail}）", "请带上这份来源报一个问题")
    limits = gate.LIMITS
    reasons = {
        "time": f"到时限还没有读完（计算 {limits.cpu_seconds} 秒，等待 {limits.wall_seconds // 60} 分钟）",
        "memory": f"要用的内存超过 {limits.megabytes} MB",
        "crash": "读的时候进程崩溃，或者内存不够用",
    }
    return MachineError(file, reasons[breach.cause], "把正文另存为 .txt 再来")
