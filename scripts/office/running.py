"""LibreOffice at work: where it lies, and one call of it for a batch of files of one format.

It starts slowly and is not made for hostile files. So: many files in one call, under numbered names in a private
folder, with a fresh profile that forbids macros, links and the network, little memory, and an end when nothing comes
any more. A file that hangs or crashes it is tried once more alone; the others are not harmed.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.workers import limits

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_CPU_SECONDS, _WALL_SECONDS = 60, 900
"""Without a new copy; the second where a busy machine makes all slow."""
_MEGABYTES, _WRITTEN_MEGABYTES = 2_000, 300
"""Of address space; of one file written."""
_FIRST_START = 81
"""Exit code of LibreOffice after it made its profile: it wants to be started again."""
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/opt/libreoffice/program/soffice",
)
_SETTINGS = {
    "org.openoffice.Office.Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
        "DisableActiveContent": "true",
    },
    "org.openoffice.Office.Writer/Content/Update": {"Link": "0", "Field": "false", "Chart": "false"},
    "org.openoffice.Inet/Settings": {
        "ooInetProxyType": "2",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
        "ooInetNoProxy": "",
    },
}
"""No macro, no linked picture, object or text, and all requests sent where nobody listens."""


def program_path() -> Path | None:
    """Where LibreOffice lies on this machine."""
    found = shutil.which("soffice") or next((place for place in _PLACES if Path(place).is_file()), None)
    if found is None:
        return None
    real = Path(found).resolve()
    inner = real.with_name("soffice.bin")  # the program itself, which dies when it is told to, not the script around it
    return inner if inner.is_file() else real


def copies_of(program: Path, batch: Sequence[Path], reading: str, into: Path) -> dict[Path, Path]:
    """The Word copies that could be made of files that LibreOffice reads with the filter `reading`.

    Where it broke off, the first without a copy is tried alone.
    """
    copies: dict[Path, Path] = {}
    groups = [list(batch)]
    while groups:
        group = groups.pop(0)
        ended = _run(program, group, reading, into)
        copies.update((path, copy) for path in group if zipfile.is_zipfile(copy := _copy_of(path)))
        left = [path for path in group if path not in copies]
        if not ended and left and len(group) > 1:
            groups = [part for part in ([left[0]], left[1:]) if part] + groups
    return copies


def _copy_of(path: Path) -> Path:
    return path.parent / "copies" / f"{path.stem}.docx"


def _run(program: Path, group: Sequence[Path], reading: str, into: Path) -> bool:
    """One call for a group of files; whether it came to its own end."""
    profile = into / "profile"
    shutil.rmtree(profile, ignore_errors=True)
    _write_settings(profile)
    command = [
        str(program), f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", "--norestore", "--nologo",
        "--nolockcheck", f"--infilter={reading}", "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(into / "copies"), *map(str, group),
    ]  # fmt: skip
    code: int | None = _FIRST_START
    for _ in range(2):
        if code == _FIRST_START:
            code = _waited(command, into)
    return code == 0


def _write_settings(profile: Path) -> None:
    lines = [
        f'<item oor:path="/{place}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for place, values in _SETTINGS.items()
        for name, value in values.items()
    ]
    path = profile / "user" / "registrymodifications.xcu"
    path.parent.mkdir(parents=True)
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
        + "\n".join(lines) + "\n</oor:items>\n",
        encoding="utf-8",
    )  # fmt: skip


def _waited(command: Sequence[str], into: Path) -> int | None:
    """The exit code, None when it was ended because no copy came for long; nothing of it is left behind."""
    with _started(command, into) as process:
        copies, since, begun = -1, 0.0, time.monotonic()
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                return process.wait(0.5)
            if (now := len(list((into / "copies").glob("*.docx")))) > copies:
                copies, since, begun = now, _worked(process.pid), time.monotonic()
            if _worked(process.pid) - since > _CPU_SECONDS or time.monotonic() - begun > _WALL_SECONDS:
                return None


def _worked(pid: int) -> float:
    """Seconds a process has worked; by the clock where the system doesn't tell. Source: proc_pid_stat(5)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return time.monotonic()


@contextlib.contextmanager
def _started(command: Sequence[str], into: Path) -> Iterator[subprocess.Popen[bytes]]:
    home = into / "home"
    home.mkdir(exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "PROGRAMFILES") if name in os.environ}
    places = {name: str(home) for name in ("HOME", "TMPDIR", "TEMP", "TMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA")}
    with limits.stops_held():
        process = subprocess.Popen(  # noqa: S603 - our program, numbered names
            command,
            env=kept | places | {"LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"},
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=None if os.name == "nt" else _limited,
        )
    try:
        yield process
    finally:
        _end(process)


def _limited() -> None:
    """In the new process: may be stopped, dies with the one who asked; little memory, no huge file, no core dump."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, limits.STOPS)
    if sys.platform == "linux":
        limits.die_with_parent()
    limits.soften(resource.RLIMIT_AS, _MEGABYTES * 1_000_000)
    limits.soften(resource.RLIMIT_FSIZE, _WRITTEN_MEGABYTES * 1_000_000)
    limits.soften(resource.RLIMIT_CORE, 0)


def _end(process: subprocess.Popen[bytes]) -> None:
    limits.end_group(process.pid)
    if process.poll() is None:
        process.kill()
    process.wait()
