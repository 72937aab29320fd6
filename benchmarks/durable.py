"""What a long run needs and whether it survives: memory of all its processes, speed, kills at random moments.

`python -m benchmarks.durable` converts 500 and 2,000 mixed documents and prints the peak of the memory of the whole
process tree (proportional set size, sampled), documents a second, and the time of a second run over the same.
`python -m benchmarks.durable kills` kills a run over 200 documents twenty times and compares the bytes.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.many import write_many
from tests.test_durable import ROOT, command, convert, kill_often, processes, surroundings, tree, watched


def main() -> None:
    """Print the numbers of one kind."""
    with tempfile.TemporaryDirectory() as folder:
        if sys.argv[1:] == ["kills"]:
            _kills(Path(folder))
        else:
            for count in (500, 2000):
                _long_run(Path(folder), count)


def _long_run(folder: Path, count: int) -> None:
    source, place = folder / f"in{count}", folder / f"run{count}"
    write_many(source, count - 80, seed=count, via_office=20)
    number = sum(path.is_file() for path in source.rglob("*"))
    peak, seconds = _measured(command(source, place / "out"), place)
    again_peak, again = _measured(command(source, place / "out"), place)
    size = (place / "cache" / "convert.sqlite").stat().st_size
    print(
        f"{number} 份：最多 {peak:.0f} MB，{seconds:.0f} 秒，每秒 {number / seconds:.1f} 份；"
        f"再来一次 {again:.1f} 秒，最多 {again_peak:.0f} MB；暂存 {size / 1e6:.1f} MB",
        flush=True,
    )


def _measured(run: list[str], place: Path) -> tuple[float, float]:
    """Peak of the memory of all processes in megabytes, and seconds."""
    peak, started = 0.0, time.monotonic()
    with subprocess.Popen(
        run, cwd=ROOT, env=surroundings(place), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            peak = max(peak, _held(process.pid))
            time.sleep(0.1)
    return peak, time.monotonic() - started


def _held(pid: int) -> float:
    """Megabytes a process and all below it hold, shared pages counted once (PSS)."""
    total = 0.0
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) / 1000
        for thread in Path(f"/proc/{pid}/task").iterdir():
            total += sum(_held(int(child)) for child in (thread / "children").read_text().split())
    except (OSError, ValueError):
        pass
    return total


def _kills(folder: Path) -> None:
    source = folder / "in"
    write_many(source, 180, seed=1, via_office=5)
    convert(source, folder / "calm" / "out", folder / "calm")
    wanted = tree(folder / "calm" / "out")
    hard = folder / "hard"
    with watched(hard / "out", wanted) as wrong:
        alive = kill_often(source, hard, wanted, kills=20, dice=random.Random(1))
        time.sleep(1)
        left = processes(hard)
        for each in (hard / "tmp").iterdir():
            os.utime(each, (0, 0))
        last = convert(source, hard / "out", hard)
    same = tree(hard / "out") == wanted
    print(
        f"{len(wanted) - 1} 篇，杀了 {alive} 次：字节{'一样' if same else '不一样'}，退出码 {last.returncode}，"
        f"看到写了一半的 {len(wrong)} 次，留下进程 {len(left)} 个，"
        f"留下临时文件夹 {len(list((hard / 'tmp').iterdir()))} 个"
    )
    shutil.rmtree(folder / "hard")


if __name__ == "__main__":
    main()
