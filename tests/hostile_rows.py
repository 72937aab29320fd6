"""The 46 inputs that a converter must stand and the attack files, as the list of this project words them: `ROWS`.

Numbers and words are those of the list, 45 and a part of 46 are tests of their own. 攻 1–6 are the attack files
measured against other converters.
"""

import html
from collections.abc import Callable
from dataclasses import dataclass

from opencc import OpenCC

from tests import hostile_files as made
from tests.docx_files import NS, packed, word_file
from tests.hostile_files import document, page_of, parts, pdf_file, pdf_text


def report(number: str, body: str = "", title: str = "澄溪县档案馆2021年上半年工作报告") -> str:
    """A short report that is told from all others by its number."""
    return f"""{title}

2021年上半年，我馆召开会议6次，接待查档{number}人次，现将有关情况报告如下。

一、工作开展情况

馆长为第一责任人，4个股室各定1名联络员，记录齐全。{body}

二、存在的问题

培训没有到边，12人中只有5人参加，编号{number}的一卷还没有整理。

2021年7月2日
"""


def paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line)


def word(text: str, more: str = "") -> str:
    return "".join(f"<w:p><w:r><w:t>{html.escape(line)}</w:t></w:r></w:p>" for line in text.split("\n") if line) + more


@dataclass(frozen=True, slots=True)
class Row:
    """One input: its number and words in the list, its file, and what must come of it.

    `refused`: the reason holds these words; else it is converted, and its page holds and lacks what is said.
    """

    number: str
    words: str
    name: str
    content: bytes | str | Callable[[], bytes]
    refused: str = ""
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


MARKDOWN = (
    '# 不是标题 [点](javascript:alert(1)) ![图](x.png) --8<-- "mkdocs.yml" {{ 7*7 }} {: onclick=alert(1) } '
    "<script>alert(1)</script> <img src=x onerror=alert(1)> `码` *斜* __粗__ | 竖 | &lt;b&gt; [^1] ==亮== ~~删~~ :smile:"
)
TRACKED = word(report("28")).replace(
    "记录齐全。",
    '记录齐全。</w:t></w:r><w:ins w:id="1" w:author="测试员甲"><w:r><w:t>插入的一句留下。</w:t></w:r></w:ins>'
    '<w:del w:id="2" w:author="测试员甲"><w:r><w:delText>删除的一句不留。</w:delText></w:r></w:del>'
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏的一句不读。</w:t></w:r><w:r><w:t>",
)
OUTSIDE = "http://127.0.0.1:9/x"


def outside(kind: str) -> str:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{office}/{kind}" Target="{OUTSIDE}" TargetMode="External"/></Relationships>'
    )


def with_parts(number: str, more: dict[str, str | bytes]) -> bytes:
    return packed(parts(document(word(report(number))), more))


def many_entries() -> bytes:
    return packed({**parts(document(word(report("18")))), **{f"word/media/{at}": b"" for at in range(100_000)}})


def old_word() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(600)


def encrypted_pdf() -> bytes:
    lock = b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32)
    return pdf_file([pdf_text(report("29"))], {10_001: lock})


def scanned_pdf() -> bytes:
    picture = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    return pdf_file([b"q 500 0 0 700 40 60 cm /I1 Do Q"], {10_002: picture + b"\nstream\n\x80\nendstream"})


def pdf_with(number: str, root: bytes, action: bytes) -> bytes:
    return pdf_file([pdf_text(report(number))], {10_003: action}, catalog=root)


def cut_utf8(number: str) -> bytes:
    return report(number, "最后一句没有写完").strip().encode()[:-1]


SCRIPT = "<script>alert('甲')</script><style>p{color:red}</style><iframe src='http://127.0.0.1:9/'></iframe>"
ACTIVE = (
    "<base href='http://127.0.0.1:9/'><meta http-equiv='refresh' content='0;url=http://127.0.0.1:9/'>"
    "<p onclick='alert(1)'>点 <a href='javascript:alert(1)'>这一份通知</a>，4月印发到各股室，当天收到回执。<img src=x onerror=alert(1)></p>"
)
TITLES = {
    "39 斜线和点": "../../../etc/澄溪县档案馆/2021年上半年工作报告",
    "39 换行和标签": "澄溪县档案馆</title><script>alert(1)</script>2021年工作报告",
    "40 YAML": "工作: #1 “报告” 'a': [b, {c}] & *d !e 2021年工作报告",
    "41 五千字": "澄溪县档案馆" + "很" * 5_000 + "长的工作报告",
    "44 CON": "CON",
}

ROWS = (
    Row("1", "empty file", "01.txt", b"", "文件是空的"),
    Row("2", "whitespace only", "02.txt", " \r\n\t\u3000\n".encode(), "文件里没有汉字"),
    Row("3", "only BOM", "03.txt", b"\xef\xbb\xbf", "文件里没有汉字"),
    Row("4", "1 byte", "04.txt", b"a", "文件里没有汉字"),
    Row("5", "NUL bytes", "05.txt", report("5", "零\x00字节").encode(), holds=("零字节",)),
    Row("6", "C0 controls", "06.txt", report("6", "控\x01\x08\x1b制").encode(), holds=("控制",)),
    Row("7", "lone surrogates", "07.txt", report("7", "代\ud800理").encode("utf-16-le", "surrogatepass"), holds=("〔缺〕",)),
    Row("7", "U+FFFE", "07b.txt", report("71", "非\ufffe字").encode(), holds=("编号71",), lacks=("\ufffe",)),
    Row("8", "GBK", "08.txt", report("8").encode("gbk"), holds=("编号8",)),
    Row("9", "GB18030", "09.txt", report("9", "䲟鱼").encode("gb18030"), holds=("䲟鱼",)),
    Row("10", "Big5", "10.txt", OpenCC("s2tw").convert(report("10")).encode("big5"), holds=("编号10",)),
    Row("11", "UTF-16 without BOM", "11.txt", report("11").encode("utf-16-be"), holds=("编号11",)),
    Row("11", "UTF-16 with BOM", "11b.txt", report("111").encode("utf-16"), holds=("编号111",)),
    Row("12", "UTF-8 cut in mid-character", "12.txt", cut_utf8("12"), holds=("〔缺〕",)),
    Row("13", "one 50 MB line", "13.txt", lambda: b"x" * 50_000_000, "文件太大"),
    Row("13", "one 19 MB line", "13b.txt", lambda: "全年开会六次".encode() * 1_000_000, "字太多"),
    Row("14", "1 M short lines", "14.txt", lambda: "开会\n".encode() * 1_000_000, "段落太多"),
    Row("15", "inline pinyin", "15.txt", report("15", "學(xué)校和單(dān)位都參(cān)加。"), holds=("编号15",), lacks=("xué",)),
    Row("16", "docx zip bomb (ratio)", "16.docx", lambda: packed(parts(document(made.BODY + "<w:p/>" * 2_000_000))), "倍"),
    Row("17", "nested zips", "17.docx", lambda: packed({"甲.zip": packed({"乙.zip": packed({"丙.txt": "x" * 99})})}), "压缩包"),
    Row("18", "100k entries", "18.docx", many_entries, "里面有 100003 个文件"),
    Row("19", "docx entry ../../x", "19.docx", with_parts("19", {"../../wiki-hostile.xml": "<x/>"}), holds=("编号19",)),
    Row("20", "absolute entry path", "20.docx", with_parts("20", {"/tmp/wiki-hostile.xml": "<x/>"}), holds=("编号20",)),
    Row("21", "XXE file", "21.docx", packed(parts(made.external("file:///etc/passwd"))), "DOCTYPE"),
    Row("22", "XXE URL", "22.docx", packed(parts(made.external(OUTSIDE))), "DOCTYPE"),
    Row("23", "billion laughs", "23.docx", packed(parts(made.laughs())), "DOCTYPE"),
    Row("24", "remote template", "24.docx", with_parts("24", {"word/_rels/settings.xml.rels": outside("attachedTemplate")}), holds=("编号24",)),
    Row("25", "OLE/macros (docm)", "25.docm", with_parts("25", {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0Auto_Open"}), holds=("编号25",), lacks=("Auto_Open",)),
    Row("26", "external images", "26.docx", with_parts("26", {"word/_rels/document.xml.rels": outside("image")}), holds=("编号26",), lacks=("127.0.0.1",)),
    Row("27", "docx encrypted", "27.docx", old_word(), "加了密码"),
    Row("28", "tracked changes, comments, hidden text, author", "28.docx",
        packed(parts(document(TRACKED), {"docProps/core.xml": "<c>测试员甲</c>", "word/comments.xml": f"<w:comments {NS}>批注的话</w:comments>"})),
        holds=("插入的一句留下",), lacks=("删除的一句", "隐藏的一句", "测试员甲", "批注的话")),
    Row("29", "PDF encrypted", "29.pdf", encrypted_pdf(), "密码"),
    Row("30", "scanned images only", "30.pdf", scanned_pdf(), "认不清|tesseract"),
    Row("31", "10k pages", "31.pdf", lambda: pdf_file([b""] * 10_000), "页"),
    Row("32", "PDF with JavaScript", "32.pdf",
        pdf_with("32", b"/OpenAction 10003 0 R", b"<< /S /JavaScript /JS (app.alert\\('A'\\)) >>"), holds=("编号32",), lacks=("alert",)),
    Row("33", "PDF with attachments", "33.pdf",
        pdf_with("33", b"/Names << /EmbeddedFiles << /Names [(a.exe) 10003 0 R] >> >>", b"<< /Type /Filespec /F (a.exe) >>"), holds=("编号33",), lacks=("a.exe",)),
    Row("34", "100k nested divs", "34.html", lambda: page_of("<div>" * 100_000 + paragraphs(report("34"))), "套得太深"),
    Row("35", "1M attributes", "35.html", lambda: page_of(f"<p {' '.join(f'a{at}=1' for at in range(1_000_000))}>" + paragraphs(report("35"))), holds=("编号35",)),
    Row("36", "script, on*, javascript:, meta refresh, base", "36.html", page_of(SCRIPT + ACTIVE + paragraphs(report("36"))),
        holds=("编号36",), lacks=("alert", "127.0.0.1", "javascript")),
    Row("37", "HTML meta charset lies", "37.html", page_of(paragraphs(report("37"))).decode().encode("gbk"), holds=("编号37",)),
    Row("38", "Markdown-active text", "38.txt", report("38", MARKDOWN), holds=(r"\[点\](javascript", r"\{\{ 7", "&lt;script&gt;")),
    *(Row(name.split()[0], f"title: {name}", f"{name}.txt", report(f"{390 + at}", title=title), holds=(f"编号{390 + at}",))
      for at, (name, title) in enumerate(TITLES.items())),
    Row("42", "titles equal but for case", "a/REPORT.txt", report("42"), holds=("编号42",)),
    Row("42", "titles equal but for case", "a/report.txt", report("421"), holds=("编号421",)),
    Row("43", "NFC", "a/caf\u00e9报告.txt", report("43"), holds=("编号43",)),
    Row("43", "NFD", "a/cafe\u0301报告.txt", report("431"), holds=("编号431",)),
    Row("43", "full-width", "a/ｒｅｐｏｒｔ.txt", report("432"), holds=("编号432",)),
    *(Row("44", f"name {name}", f"b/{name}.txt", report(f"{440 + at}"), holds=(f"编号{440 + at}",))
      for at, name in enumerate(("CON", "NUL", "a.", "a ", "-rf", "--into", "𝐚"))),
    Row("46", "same document twice", "46.txt", report("46"), holds=("编号46",)),
    Row("46", "same document twice", "46b.txt", report("46"), holds=("编号46",)),
    Row("攻1", "docx of one 60 MB text node", "x1.docx", lambda: packed(parts(document(f"<w:p><w:r><w:t>{'字' * 20_000_000}</w:t></w:r></w:p>"))), "展开"),
    Row("攻2", "docx of 400 thousand paragraphs", "x2.docx", lambda: packed(parts(document(made.BODY * 400_000))), "展开"),
    Row("攻2", "docx of 60 thousand different paragraphs", "x2b.docx", lambda: word_file("".join(word(f"第{at}次会议，记录{at * 7919 % 99991}页。") for at in range(60_000))), "段落太多"),
    Row("攻3", "entity bomb, external entity", "x3.docx", packed(parts(made.laughs())), "DOCTYPE"),
    Row("攻4", "pdf inflating to 150 MB", "x4.pdf", lambda: pdf_file([b"BT /F1 9 Tf " + b" " * 150_000_000 + b"ET"], flate=True), "汉字|字|内存"),
    Row("攻5", "pdf of 1.5 M text operators", "x5.pdf", lambda: pdf_file([b"BT /F1 9 Tf 9 9 Td " + b"<4f1a> Tj " * 1_500_000 + b"ET"], flate=True), "上限|内存"),
    Row("攻6", "html nested 50 thousand deep", "x6.html", lambda: page_of("<span>" * 50_000 + paragraphs(report("6"))), "套得太深"),
)  # fmt: skip
