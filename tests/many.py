"""Many reports that are not copies of each other, in every format we can write here, the same ones for one seed.

Made of the paragraphs of our own example pages, drawn and put together anew for units that don't exist.
"""

import random
import shutil
import subprocess
from collections.abc import Iterator
from html import escape
from pathlib import Path

from scripts import office
from scripts.document import Paragraph
from scripts.page import parse
from tests.docx_files import described

ROOT = Path(__file__).parent.parent
_PLACES = [a + b for a in "云澄砚芷枫汀棠蒲梧岑" for b in "陂溪庄桥湾岭洲浦塘坪"]
_UNITS = ("县档案馆", "县图书馆", "县气象局", "中学", "镇", "街道", "县粮食局", "县公证处", "区民政局", "县人民医院")
_ENCODINGS = ("utf-8", "gb18030", "utf-16", "utf-8-sig", "utf-16-le")


def write_many(folder: Path, count: int, seed: int, *, via_office: int = 0) -> None:
    """`count` files under `folder`, one in nine a changed copy of the one before; `via_office`: of each such format."""
    dice = random.Random(seed)
    paragraphs = list(_paragraphs())
    before: list[str] = []
    for at in range(count):
        lines = _report(dice, paragraphs, at)
        if before and at % 9 == 8:
            lines = [*before[:-2], before[-2] + dice.choice(paragraphs)[:30], before[-1]]
        before = lines
        _write(folder / f"{dice.choice('甲乙丙')}" / f"{at:04d}", lines, at)
    for name, kind in (("doc", "MS Word 97"), ("rtf", ""), ("odt", ""), ("pdf", "")) if via_office else ():
        _by_office(folder, dice, paragraphs, f"{name}:{kind}" if kind else name, via_office)


def _paragraphs() -> Iterator[str]:
    for path in sorted((ROOT / "docs" / "examples").rglob("*.md")):
        if not path.name.endswith(".zh-Hant.md") and path.name != "index.md":
            page = parse(path.read_text(encoding="utf-8"))
            yield from (
                each.text for each in page.body if isinstance(each, Paragraph) and not each.role and len(each.text) > 40
            )


def _report(dice: random.Random, paragraphs: list[str], at: int) -> list[str]:
    unit = dice.choice(_PLACES) + dice.choice(_UNITS)
    year = dice.randrange(2016, 2026)
    body = dice.sample(paragraphs, dice.randrange(6, 14))
    heads = ("一、工作开展情况", "二、存在的问题", "三、下一步打算")
    cut = [0, len(body) // 2, len(body) * 3 // 4, len(body)]
    parts = [line for part in range(3) for line in (heads[part], *body[cut[part] : cut[part + 1]])]
    return [f"{unit}{year}年工作报告", *parts, unit, f"{year + 1}年1月{at % 28 + 1}日"]


def _write(path: Path, lines: list[str], at: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    kind = at % 4
    if kind == 0:
        shown = "".join(f"<p>{escape(line)}</p>" for line in lines[1:])
        page = f"<html><head><title>{lines[0]}</title></head><body><h1>{lines[0]}</h1>{shown}</body></html>"
        path.with_suffix(".html").write_text(page, encoding="utf-8")
    elif kind == 1:
        bold = [f"[居中 粗] {lines[0]}", *(f"[粗] {line}" if line[1] == "、" else line for line in lines[1:])]
        path.with_suffix(".docx").write_bytes(described("\n".join(bold)))
    else:
        encoding = _ENCODINGS[at % len(_ENCODINGS)]
        path.with_suffix(".txt").write_bytes("\n".join(lines).encode(encoding, "replace"))


def _by_office(folder: Path, dice: random.Random, paragraphs: list[str], kind: str, count: int) -> None:
    """Reports as LibreOffice writes them; nothing where there is none."""
    program = office.program_path()
    if program is None:
        return
    suffix = kind.partition(":")[0]
    made = folder / f"{suffix}原件"
    made.mkdir(parents=True)
    for at in range(count):
        text = "\n".join(_report(dice, paragraphs, at))
        (made / f"{suffix}{at:03d}.docx").write_bytes(described(text))
    target = folder / suffix
    command = [str(program), f"-env:UserInstallation={(made / 'profile').resolve().as_uri()}", "--headless"]
    for _ in range(2):  # the first call may only make the profile
        subprocess.run(
            [*command, "--convert-to", kind, "--outdir", str(target), *map(str, sorted(made.glob("*.docx")))],
            check=False, capture_output=True,
        )  # fmt: skip
    shutil.rmtree(made)
