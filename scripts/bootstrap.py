"""Set this folder up from nothing but Python: `python3 scripts/bootstrap.py` (or `--test` for all the tests need).

Standard library only, and readable by old Pythons so that they can be told they are too old.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NEEDS = (3, 11, 2)


def say(line):
    """Progress, on stderr."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def fail(reason, next_step):
    """Stop with one line: what, why, what to do."""
    say("准备环境：%s。%s。" % (reason, next_step))
    raise SystemExit(2)


def run(*command):
    """Run a command in the repo; True when it went well. Its output goes to stderr."""
    try:
        return subprocess.call([str(part) for part in command], cwd=str(ROOT), stdout=sys.stderr) == 0
    except OSError:
        return False


def apt(packages):
    """Install Debian packages when this process may; True when it did."""
    if os.name == "nt" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say("正在安装系统软件包：" + "、".join(packages))
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return (run("apt-get", "update", "-qq") and run(*install)) or run(*install)


def make_venv():
    """A fresh .venv, with Debian's python3-venv fetched where the system Python came without it."""
    shutil.rmtree(str(VENV), ignore_errors=True)
    made = run(sys.executable, "-m", "venv", VENV)
    if not made and apt(["python3-venv"]):
        shutil.rmtree(str(VENV), ignore_errors=True)
        made = run(sys.executable, "-m", "venv", VENV)
    if not made:
        fail("建不了 .venv", "装上 python3-venv（apt-get install python3-venv）再来")


def set_up(lock):
    """The venv with everything of one lock file; nothing is done when that already stands."""
    wanted = hashlib.sha256((ROOT / lock).read_bytes() + sys.version.encode() + str(ROOT).encode()).hexdigest()
    stamp = VENV / ("stamp-" + lock)
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    base = VENV / "base"
    if not PYTHON.exists() or not base.exists() or base.read_text() != sys.version + str(ROOT):
        say("正在建 .venv（%s）" % sys.executable)
        make_venv()
        base.write_text(sys.version + str(ROOT))
    say("正在按 %s 安装" % lock)
    if not run(PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--require-hashes", "-r", lock):
        fail("安装 %s 没有成功" % lock, "看上面的原因；多半是没有网络，接上网络或设好 pip 的镜像再来")
    site = subprocess.check_output(
        [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"], text=True
    )
    (Path(site.strip()) / "report-wiki.pth").write_text(str(ROOT) + "\n", encoding="utf-8")
    stamp.write_text(wanted)


def system_packages():
    """Install what system-packages.txt names and this machine lacks; say what could not be."""
    rows = [line.split("#")[0].split() for line in (ROOT / "system-packages.txt").read_text("utf-8").splitlines()]
    missing = [row[0] for row in rows if row and not present(row[1])]
    if missing and not apt(missing):
        say("没有装上：%s。需要它们的测试会跳过；装法：apt-get install %s" % ("、".join(missing), " ".join(missing)))


def present(sign):
    """Whether the command or file that shows a package is there."""
    return Path(sign).exists() if sign.startswith("/") else bool(shutil.which(sign))


def main():
    """Set up; with --test also the tests' Python packages, system packages and node packages."""
    if sys.version_info < NEEDS:
        found = ".".join(str(part) for part in sys.version_info[:3])
        fail("Python 太旧（%s）" % found, "装 3.11.2 或更新的 Python，再运行 make PYTHON=它的路径")
    testing = "--test" in sys.argv[1:]
    set_up("requirements-dev.txt" if testing else "requirements.txt")
    if testing:
        system_packages()
        if shutil.which("npm") and not (ROOT / "node_modules" / ".package-lock.json").exists():
            say("正在安装 node 检查工具")
            if not run("npm", "ci", "--no-audit", "--no-fund", "--silent"):
                say("npm ci 没有成功：tsc 和 axe 的检查会跳过")


if __name__ == "__main__":
    main()
