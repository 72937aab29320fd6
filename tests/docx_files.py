"""Small Word files from a readable description: what tests and benchmarks read.

One line a paragraph, `[…]` in front says how it looks: 粗 居中 居右, 字体黑体, a size in points, 大纲1, a style's name,
`编号1.0` (list 1, level 0), 删段 (deleted paragraph end), 隐段. Inside: `**粗**` `~~删~~` `++增++` `==隐==` `↵` (line break).
`| a | b |` is a row of a table with lines, `: a : b :` of one without. A line of XML stands for itself. Before all that,
`样式 名 ← 母样式：…` makes a style with a look, `编号 1：chineseCounting %1、；decimal %2.` a list with its levels,
`默认：…` the look of the text.
"""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from itertools import groupby
from xml.sax.saxutils import escape

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/></Types>'
)
RELS = (
    f'<Relationships xmlns="{_RELATIONSHIPS}">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_INLINE = {"**": "<w:b/>", "==": "<w:vanish/>"}
_CHANGED = {"~~": "del", "++": "ins"}
_ALIGNED = {"居中": "center", "居右": "right"}
_STYLE = re.compile(r"样式 (?P<name>[^←：]+?)(?: ← (?P<base>[^：]+))?：(?P<look>.*)")
_LIST = re.compile(r"编号 (?P<name>\d+)：(?P<levels>.*)")


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts, the same bytes every time."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def word_file(body: str, **parts: str) -> bytes:
    """A Word file with this XML as its body; `styles`, `numbering`, `footnotes` hold the inside of those parts."""
    whole = {f"word/{name}.xml": f"<w:{name} {NS}>{inside}</w:{name}>" for name, inside in parts.items()}
    document = f"<w:document {NS}><w:body>{body}<w:sectPr/></w:body></w:document>"
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{name}+xml"/>' for name in parts)
    rels = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for at, name in enumerate(parts)
    )
    return packed(
        {
            "[Content_Types].xml": TYPES.replace("</Types>", f"{types}</Types>"),
            "_rels/.rels": RELS,
            "word/document.xml": document,
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONSHIPS}">{rels}</Relationships>',
            **whole,
        }
    )


def described(text: str) -> bytes:
    """The Word file a description stands for."""
    styles, numbering, body = "", "", ""
    rows = [line for line in text.split("\n") if line]
    for kind, group in groupby(rows, key=lambda line: line[0] if line[0] in "|:" else ""):
        lines = list(group)
        if kind:
            body += _table(lines, kind)
            continue
        for line in lines:
            if found := _STYLE.fullmatch(line):
                styles += _style(found)
            elif line.startswith("默认："):
                styles = f"<w:docDefaults><w:rPrDefault>{_looks(line[3:])[1]}</w:rPrDefault></w:docDefaults>" + styles
            elif found := _LIST.fullmatch(line):
                numbering += _list(found["name"], found["levels"])
            else:
                body += line if line.startswith("<") else paragraph(line)
    nums = re.findall(r'w:abstractNumId="(\d+)"', numbering)
    numbering += "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in nums)
    return word_file(body, styles=styles, numbering=numbering)


def paragraph(line: str) -> str:
    """One paragraph of a description."""
    found = re.match(r"\[([^\]]*)\]\s?", line)
    properties, look = _looks(found[1] if found else "")
    return f"<w:p>{properties}{_runs(line[found.end() :] if found else line, look)}</w:p>"


def _runs(text: str, look: str) -> str:
    runs = ""
    for piece in re.split(r"(\*\*.*?\*\*|~~.*?~~|\+\+.*?\+\+|==.*?==)", text):
        mark = piece[:2] if len(piece) > 4 and piece[:2] in {*_INLINE, *_CHANGED} else ""
        inside = piece[2:-2] if mark else piece
        own = look.replace("</w:rPr>", _INLINE.get(mark, "") + "</w:rPr>")
        change = _CHANGED.get(mark)
        run = "<w:r><w:br/></w:r>".join(
            f'<w:r>{own}<w:t xml:space="preserve">{escape(each)}</w:t></w:r>' for each in inside.split("↵") if each
        )
        if change == "del":
            run = run.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
        runs += f'<w:{change} w:id="1" w:author="测试员">{run}</w:{change}>' if change else run
    return runs


def _looks(words: str) -> tuple[str, str]:
    """Paragraph and run properties for the words of a look."""
    paragraph = mark = look = ""
    for word in words.split():
        if word in _ALIGNED:
            paragraph += f'<w:jc w:val="{_ALIGNED[word]}"/>'
        elif word == "粗":
            look += "<w:b/>"
        elif word in {"删段", "隐段"}:
            mark += "<w:del/>" if word == "删段" else "<w:vanish/>"
        elif found := re.fullmatch(r"编号(\d+)\.(\d)", word):
            paragraph += f'<w:numPr><w:ilvl w:val="{found[2]}"/><w:numId w:val="{found[1]}"/></w:numPr>'
        elif re.fullmatch(r"大纲\d", word):
            paragraph += f'<w:outlineLvl w:val="{int(word[2]) - 1}"/>'
        elif re.fullmatch(r"\d+", word):
            look += f'<w:sz w:val="{int(word) * 2}"/>'
        elif word.startswith("字体"):
            look += f'<w:rFonts w:eastAsia="{word[2:]}"/>'
        else:
            paragraph = f'<w:pStyle w:val="{word}"/>' + paragraph
    return f"<w:pPr>{paragraph}<w:rPr>{mark}</w:rPr></w:pPr>", f"<w:rPr>{look}</w:rPr>"


def _style(found: re.Match[str]) -> str:
    properties, look = _looks(found["look"])
    base = f'<w:basedOn w:val="{found["base"]}"/>' if found["base"] else ""
    name = found["name"]
    return f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>{base}{properties}{look}</w:style>'


def _list(name: str, levels: str) -> str:
    made = ""
    for at, level in enumerate(levels.split("；")):
        style, _, text = level.partition(" ")
        made += f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{escape(text)}"/></w:lvl>'
    return f'<w:abstractNum w:abstractNumId="{name}">{made}</w:abstractNum>'


def _table(lines: list[str], kind: str) -> str:
    borders = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>' if kind == "|" else ""
    rows = ""
    for line in lines:
        cells = (cell.strip() for cell in line.strip(kind).split(kind))
        rows += "<w:tr>" + "".join(f"<w:tc>{_cell(cell)}</w:tc>" for cell in cells) + "</w:tr>"
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{rows}</w:tbl>"


def _cell(text: str) -> str:
    """A cell: `＞2 ` in front makes it two columns wide, `＾` goes on from the cell above, `＋` parts paragraphs."""
    merged = '<w:vMerge w:val="restart"/>' if text.startswith("＿") else "<w:vMerge/>" if text == "＾" else ""
    wide = re.match(r"＞(\d) ", text)
    span = f'<w:gridSpan w:val="{wide[1]}"/>' if wide else ""
    inside = text[wide.end() :] if wide else text.strip("＿＾")
    return f"<w:tcPr>{span}{merged}</w:tcPr>" + "".join(paragraph(each) for each in inside.split("＋"))
