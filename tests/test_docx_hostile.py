"""Word files that are broken, locked, hostile or too large: refused with a reason and a next step, or read; no file written."""

import random
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from scripts.convert import convert_file
from scripts.document import plain_text
from scripts.errors import SourceError
from scripts.readers import read
from scripts.readers.docx import read_docx
from scripts.sources import SourceFile
from scripts.workers import Limits, each
from tests.docx_files import NS, RELS, TYPES, described, packed, word_file
from tests.hostile_files import BODY, TEXT, document, external, laughs, locked_zip, long_document, many_members, parts

LIMITS = Limits(cpu_seconds=60, wall_seconds=1_800, megabytes=900)

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "压缩炸弹，倍数": (lambda: packed(parts(document(BODY + "<w:p/>" * 2_000_000))), "倍"),
    "压缩炸弹，总量": (lambda: long_document(500), "展开以后太大（524 MB，上限 300 MB）"),
    "一份 XML 太大": (lambda: long_document(40), "word/document.xml 展开以后太大（上限 24 MB）"),
    "十亿大笑": (lambda: packed(parts(laughs())), "word/document.xml 里有 DOCTYPE 声明"),
    "外部实体，文件": (lambda: packed(parts(external("file:///etc/passwd"))), "里有 DOCTYPE 声明"),
    "外部实体，网址": (lambda: packed(parts(external("http://127.0.0.1:9/x"))), "里有 DOCTYPE 声明"),
    "UTF-16 的 DOCTYPE": (
        lambda: packed(parts(external("file:///etc/passwd").replace("UTF-8", "UTF-16").encode("utf-16"))),
        "里有 DOCTYPE 声明",
    ),
    "别的部件里的 DOCTYPE": (
        lambda: packed(parts(more={"customXml/item1.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"})),
        "customxml/item1.xml 里有 DOCTYPE 声明",
    ),
    "加密的压缩包": (locked_zip, "加了密码"),
    "成员太多": (many_members, "里面有 6003 个文件，上限 5000 个"),
    "XML 断了": (lambda: packed(parts(f"<w:document {NS}><w:body>{BODY}")), "word/document.xml 不是完整的 XML"),
    "正文是空的": (lambda: packed(parts(f"<w:document {NS}/>")), "里面没有 Word 正文"),
    "没有正文": (lambda: packed({"[Content_Types].xml": TYPES, "_rels/.rels": RELS}), "里面没有 Word 正文"),
    "两百层表": (
        lambda: word_file("<w:tbl><w:tr><w:tc>" * 200 + BODY + "</w:tc></w:tr></w:tbl>" * 200),
        "word/document.xml 嵌套太深",
    ),
    "一个字两千万遍": (lambda: packed(parts(document(f"<w:p><w:r><w:t>{'字' * 7_000_000}</w:t></w:r></w:p>"))), "倍"),
    "坏的压缩包": (lambda: packed(parts())[:300], "文件坏了或不完整"),
}


def refusal(name: str) -> SourceError | None:
    """What `read_docx` says of one of the files above."""
    try:
        read_docx(REFUSED[name][0](), "来源/甲.docx")
    except SourceError as error:
        return error
    return None


def test_what_is_refused_says_why_and_what_to_do() -> None:
    for (_, reason), told in zip(REFUSED.values(), each(refusal, REFUSED, jobs=2, limits=LIMITS), strict=True):
        assert isinstance(told, SourceError), (reason, told)
        assert reason in told.reason
        assert told.file == "来源/甲.docx"
        assert told.next_step


def test_bytes_changed_inside_a_part_are_noticed() -> None:
    data = bytearray(packed(parts(document(BODY * 50))))
    data[data.find(b"word/document.xml") + 60] ^= 0xFF
    with pytest.raises(SourceError, match=r"文件坏了或不完整|不是完整的 XML"):
        read_docx(bytes(data), "甲.docx")


def test_member_names_that_point_elsewhere_are_only_names(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    escaping: dict[str, str | bytes] = {
        "../../x.xml": "<x/>",
        "/tmp/wiki-x.xml": "<x/>",
        "..\\y": "y",
        "word/嵌入.docx": packed(parts()),
    }
    (tmp_path / "in" / "甲.docx").write_bytes(packed(parts(more=escaping)))
    before = sorted(tmp_path.rglob("*"))
    assert plain_text(read(SourceFile(tmp_path / "in" / "甲.docx", "甲.docx")).blocks) == TEXT
    assert sorted(tmp_path.rglob("*")) == before
    assert not Path("/tmp/wiki-x.xml").exists()


def test_nothing_outside_the_file_is_fetched_and_macros_are_not_read() -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    outside = "".join(
        f'<Relationship Id="r{at}" Type="{office}/{kind}" Target="http://127.0.0.1:9/{kind}.xml" TargetMode="External"/>'
        for at, kind in enumerate(("attachedTemplate", "image", "styles", "numbering", "oleObject"))
    )
    rels = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{outside}</Relationships>'
    )
    more: dict[str, str | bytes] = {"word/_rels/document.xml.rels": rels, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}
    assert plain_text(read_docx(packed(parts(more=more)), "甲.docm").blocks) == TEXT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("word/document.xml", "Word/Document.xml"),
        ("word/document.xml", "word\\document.xml"),
        ("word/document.xml", "/word/document.xml"),
        ("word/document.xml", "word/document2.xml"),
    ],
)
def test_members_spelled_otherwise_are_found(old: str, new: str, tmp_path: Path) -> None:
    named = {new if name == old else name: content for name, content in parts().items()}
    if "2" in new:
        named["_rels/.rels"] = RELS.replace("document.xml", "document2.xml")
    (tmp_path / "甲.docx").write_bytes(packed(named))
    assert plain_text(read(SourceFile(tmp_path / "甲.docx", "甲.docx")).blocks) == TEXT


def test_strict_names_are_the_usual_ones() -> None:
    usual = described("样式 heading 1：大纲1\n[heading1] 一、开展情况\n今年开会六次，有记录。")
    strict = {}
    with zipfile.ZipFile(BytesIO(usual)) as package:
        for name in package.namelist():
            content = package.read(name).decode()
            content = content.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            strict[name] = content.replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
    assert read_docx(packed(strict), "甲.docx") == read_docx(usual, "甲.docx")


def test_a_content_type_that_lies_changes_nothing() -> None:
    lying = parts(more={"[Content_Types].xml": TYPES.replace("wordprocessingml.document", "spreadsheetml.sheet")})
    assert plain_text(read_docx(packed(lying), "甲.docx").blocks) == TEXT


def test_personal_properties_are_in_no_part_of_a_page() -> None:
    core = "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties'>测试员</cp:coreProperties>"
    comments = f"<w:comments {NS}><w:comment w:author='测试员'>{BODY}</w:comment></w:comments>"
    reading = read_docx(packed(parts(more={"docProps/core.xml": core, "word/comments.xml": comments})), "甲.docx")
    assert "测试员" not in repr(reading)
    assert (reading.title, reading.date) == (None, None)


def hundred_thousand_runs(paragraphs: int) -> int:
    """How many blocks `read_docx` makes of paragraphs of 40 runs each."""
    dice = random.Random(1)
    text = iter("".join(chr(dice.randrange(0x4E00, 0x9000)) for _ in range(40 * paragraphs)))
    runs = (
        f"<w:p>{''.join(f'<w:r><w:t>{next(text)}</w:t></w:r>' for _ in range(40))}</w:p>" for _ in range(paragraphs)
    )
    return len(read_docx(word_file("".join(runs)), "甲.docx").blocks)


def test_a_hundred_thousand_runs_are_read_within_the_limits() -> None:
    assert list(each(hundred_thousand_runs, [2_500], jobs=1, limits=LIMITS)) == [2_500]


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(packed(parts(laughs())))
    (tmp_path / "好.docx").write_bytes(packed(parts(document(BODY * 3))))
    bad, good = (convert_file(SourceFile(tmp_path / name, name)) for name in ("坏.docx", "好.docx"))
    assert bad.error is not None
    assert good.error is None
    assert TEXT in plain_text(good.drafts[0].article.blocks)
