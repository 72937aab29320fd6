"""PDF files from a description a person can read, for tests.

`张 300 200` opens a sheet of that width and height (then `旋转90`, `裁40 40 260 160`); `40 60 12 粗 字` prints 字 from 40
points right of its left and 60 below its top edge in size 12; `排16缩2` before the text sets it in lines of 16
characters, the first two in; looks: 粗 黑 楷 号 (each character by its code, whatever that is) 重 (printed twice) 斜 (turned) 灰 暗 (not
shown). `线 x y x y` draws a line, `图` a picture over the whole sheet. The fonts are named, not embedded: no metrics
but the full width of every character.
"""

import re
import zlib
from collections.abc import Sequence

_FONTS = {"": "STSong-Light", "粗": "SimSun,Bold", "黑": "SimHei", "楷": "KaiTi_GB2312", "号": "Code"}
_LINE = re.compile(r"([\d.]+) ([\d.]+) ([\d.]+) (?:([粗黑楷号重斜灰暗]+) )?(?:排(\d+)(?:缩(\d))? )?(.*)")


def pdf_file(description: str, tail: bytes = b"") -> bytes:
    """A whole PDF of a description; `tail` as in `packed`."""
    sheets: list[tuple[str, bytes]] = []
    for line in description.strip("\n").split("\n"):
        if line.startswith("张"):
            width, height = (float(each) for each in line.split()[1:3])
            sheets.append((line, b""))
        else:
            sheets[-1] = (sheets[-1][0], sheets[-1][1] + _drawn(line, width, height))
    return packed([(_box(head), content) for head, content in sheets], tail=tail)


def packed(pages: Sequence[tuple[bytes, bytes]], *, tail: bytes = b"", copies: int = 1) -> bytes:
    """A PDF of pages, each its entries and its content; `tail` goes into the trailer, each page is there `copies` times."""
    count = len(_FONTS)
    fonts = b" ".join(b"/%s %d 0 R" % (_name(kind), 4 + at) for at, kind in enumerate(_FONTS))
    first = 4 + count
    kids = b" ".join(b"%d 0 R" % (first + 2 * at) for at in range(len(pages)) for _ in range(copies))
    picture = _stream(
        b"\xaa" * 100, b"/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]/Resources<</Font<<%s>>/XObject<</P 3 0 R>>>>>>"
        % (len(pages) * copies, kids, fonts),
        picture,
        *(_font(name) for name in _FONTS.values()),
    ]
    for at, (entries, content) in enumerate(pages):
        objects.append(b"<</Type/Page/Parent 2 0 R%s/Contents %d 0 R>>" % (entries, first + 2 * at + 1))
        objects.append(_stream(content))
    return _written(objects, tail)


def _written(objects: Sequence[bytes], tail: bytes) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for at, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (at, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, tail, len(data),
    )  # fmt: skip


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    small = zlib.compress(content, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (entries, len(small), small)


def _font(name: str) -> bytes:
    about = (
        f"/Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120"
        "/CapHeight 880/StemV 80"
    )
    order, encoding = ("Identity", "Identity-H/ToUnicode/Identity-H") if name == "Code" else ("GB1", "UniGB-UCS2-H")
    inner = (
        f"<</Type/Font/Subtype/CIDFontType0/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering({order})"
        f"/Supplement 2>>/DW 1000/W[1 95 500]/FontDescriptor<<{about}>>>>"
    )
    return f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/{encoding}/DescendantFonts[{inner}]>>".encode()


def _name(kind: str) -> bytes:
    return b"F%d" % list(_FONTS).index(kind)


def _box(head: str) -> bytes:
    width, height = head.split()[1:3]
    entries = f"/MediaBox[0 0 {width} {height}]"
    if turned := re.search(r"旋转(\d+)", head):
        entries += f"/Rotate {turned[1]}"
    if cut := re.search(r"裁(\S+) (\S+) (\S+) (\S+)", head):
        entries += f"/CropBox[{' '.join(cut.groups())}]"
    return entries.encode()


def _drawn(line: str, width: float, height: float) -> bytes:
    if line == "图":
        return f"q {width} 0 0 {height} 0 0 cm /P Do Q\n".encode()
    if line.startswith("线"):
        left, top, right, bottom = (float(each) for each in line.split()[1:])
        return f"{left} {height - top} m {right} {height - bottom} l S\n".encode()
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError(f"看不懂的一行：{line}")
    x, y, size, looks = float(found[1]), height - float(found[2]), float(found[3]), found[4] or ""
    kind = next((each for each in looks if each in _FONTS), "")
    turn = "0.7 0.7 -0.7 0.7" if "斜" in looks else "1 0 0 1"
    start = f"q {'0.85 g ' if '灰' in looks else ''}BT {'3 Tr ' if '暗' in looks else ''}".encode()
    shown = f"/{_name(kind).decode()} {found[3]} Tf ".encode()
    rows = _set(found[7], int(found[5] or 0), int(found[6] or 0))
    prints = "".join(
        f"{turn} {x + indent * size + shift} {y - at * 1.5 * size} Tm <{text.encode('utf-16-be').hex()}> Tj "
        for at, (indent, text) in enumerate(rows)
        for shift in ((0, 0.4) if "重" in looks else (0,))
    )
    return start + shown + prints.encode() + b"ET Q\n"


def _set(text: str, width: int, indent: int) -> list[tuple[int, str]]:
    """The text in lines of so many characters, each with its indent."""
    if not width:
        return [(0, text)]
    first = width - indent
    rest = [text[at : at + width] for at in range(first, len(text), width)]
    return [(indent, text[:first]), *((0, each) for each in rest)]
