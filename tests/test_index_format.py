"""The format page is enough to write a reader from: a second one finds what brute force finds."""

import random
from pathlib import Path

import pytest

from scripts.index import build_index
from scripts.index.documents import collect
from scripts.index.key import key
from scripts.index.letters import MOST, ONE_BYTE, Encoder, letters
from scripts.scheme import OURS
from tests.second_reader import SecondReader

WORDS = "谁主管预案演练登记清单舆情应急处置联系人名单核对修订𠮷㐂ABC123网络"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of random words; one of 4,500 short passages, so that some lists are long."""
    folder = tmp_path_factory.mktemp("format") / "docs"
    folder.mkdir()
    dice = random.Random(20261124)
    for number in range(12):
        texts = ["".join(dice.choices(WORDS + "，。", k=dice.randrange(4, 60))) + "。" for _ in range(30)]
        (folder / f"{number}.md").write_text(f"# 第{number}篇 {{#a0}}\n\n" + "\n\n".join(texts) + "\n", "utf-8")
    many = "\n\n".join(f"预案{dice.choice(WORDS)}{number}次。" for number in range(4_500))
    (folder / "many.md").write_text(f"# 很多 {{#a0}}\n\n{many}\n", "utf-8")
    build_index(folder, (), folder.parent / "index", OURS)
    return folder


@pytest.mark.parametrize("length", [1, 2, 3, 4, 6, 8, 12])
def test_a_second_reader_finds_the_same_passages(corpus: Path, length: int) -> None:
    reader = SecondReader(corpus.parent / "index")
    found = [(page.path, passage.id, passage.text) for page in collect(corpus, (), OURS) for passage in page.passages]
    short = [each for each in found if each[0] != "many.md"]
    dice = random.Random(length)
    for _ in range(8):
        text = key(dice.choice([one for one in short if len(key(one[2])) >= length])[2])
        at = dice.randrange(len(text) - length + 1)
        cut = text[at : at + length]
        candidates = reader.candidates(cut)
        expected = [each for each in found if cut in key(each[2])]
        assert {found[number] for number in candidates} >= set(expected), "the masks lose nothing"
        if len(candidates) < 60:
            assert reader.find(cut) == expected, cut


def test_a_long_list_is_read_from_its_blocks(corpus: Path) -> None:
    reader = SecondReader(corpus.parent / "index")
    held = [key(passage.text) for page in collect(corpus, (), OURS) for passage in page.passages]
    assert (ord("预"), ord("案")) in reader.blocks
    assert reader.candidates("预案") == [number for number, text in enumerate(held) if "预案" in text]
    assert reader.candidates("预") == [number for number, text in enumerate(held) if "预" in text]


def test_letters_of_every_width_are_read_back() -> None:
    rare = "".join(map(chr, range(0x20000, 0x20000 + MOST)))
    common = "".join(map(chr, range(0x4E00, 0x4E00 + ONE_BYTE + 300)))
    known = letters([common * 3, rare])
    assert len(known) == MOST
    coded = Encoder(known).encode(common + rare[-300:] + "\U0003fffd")
    assert len(coded) == ONE_BYTE + 2 * 300 + 4 * 301
