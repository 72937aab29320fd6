"""Wording search beside two plain ways, in one run: share found, bytes fetched, time a query.

The corpus is our own example sentences put together anew, so many passages share phrases. The peers: reading all
text from beginning to end (what is true), and one JSON file of all bigrams (what most static sites ship).

    .venv/bin/python -m benchmarks.search --pages 1000
"""

import argparse
import json
import random
import re
import subprocess
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from scripts.index import build_index
from scripts.index.documents import collect
from scripts.index.key import key
from scripts.scheme import OURS

ROOT = Path(__file__).parent.parent
CHARACTERS = 2000
LENGTHS = (2, 4, 6, 8, 12)
QUERIES = 40
SENTENCE = re.compile(r"[^。！？；]+[。！？；]")


def sentences() -> list[str]:
    """Every sentence of our example pages, as printed."""
    found = collect(ROOT / "docs", (ROOT / "docs" / "examples",), OURS)
    return [text for page in found for passage in page.passages for text in SENTENCE.findall(passage.text)]


def write_pages(folder: Path, count: int, dice: random.Random) -> None:
    """`count` pages of about 2,000 characters; digits are thrown anew, so that passages differ."""
    known = sentences()
    for number in range(count):
        body, length = [f"---\ntitle: 第{number}篇\ntype: example\n---\n\n# 第{number}篇 {{#a0}}\n"], 0
        while length < CHARACTERS:
            text = "".join(dice.choices(known, k=4))
            text = re.sub(r"\d", lambda _: str(dice.randrange(10)), text)
            body.append(re.sub(r"([\\`*_{}\[\]|<>#])", "", text) + "\n")
            length += len(text)
        file = folder / f"{number // 500}" / f"{number}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(body), "utf-8")


def queries(keys: list[str], dice: random.Random) -> Iterator[tuple[int, str, list[int]]]:
    """Random cuts with the passages that hold them, by reading everything."""
    for length in LENGTHS:
        for _ in range(QUERIES):
            text = dice.choice([text for text in dice.choices(keys, k=20) if len(text) >= length])
            start = dice.randrange(len(text) - length + 1)
            cut = text[start : start + length]
            yield length, cut, [number for number, held in enumerate(keys) if cut in held]


def bigram_file(keys: list[str]) -> int:
    """Bytes, compressed, of one JSON file with the passages of every bigram and the text."""
    lists: dict[str, list[int]] = {}
    for number, text in enumerate(keys):
        for pair in {text[at : at + 2] for at in range(len(text) - 1)}:
            lists.setdefault(pair, []).append(number)
    return len(zlib.compress(json.dumps({"lists": lists, "text": keys}, ensure_ascii=False).encode(), 6))


def measure(folder: Path, asked: list[tuple[int, str, list[int]]]) -> dict[str, float]:
    """The reading side under node: each query on a warm index, the first of a fresh visit counted apart."""
    script = ROOT / "benchmarks" / "search.js"
    told = json.dumps([{"length": length, "text": text, "expected": expected} for length, text, expected in asked])
    run = subprocess.run(["node", script, folder], input=told, capture_output=True, text=True, check=True)
    answer: dict[str, float] = json.loads(run.stdout)
    return answer


def main() -> None:
    """Build, ask, print one table."""
    parser = argparse.ArgumentParser(description="量找措辞：找到几成、取多少字节、要多久")
    parser.add_argument("--pages", type=int, default=200, help="拼多少页（默认 200）")
    pages = parser.parse_args().pages
    dice = random.Random(20261124)  # the same corpus every run
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_pages(folder / "docs", pages, dice)
        report = build_index(folder / "docs", (), folder / "index", OURS)
        found = collect(folder / "docs", (), OURS)
        keys = [key(passage.text) for page in found for passage in page.passages]
        answer = measure(folder / "index", list(queries(keys, dice)))
        whole = bigram_file(keys)
    print(f"{pages} pages, {report.passages} passages: index {report.bytes:,} bytes, {report.files} files")
    print(f"built in {report.seconds:.1f} s ({report.seconds / pages * 1000:.1f} ms a page)")
    print(f"recall {answer['recall']:.4f}, precision {answer['precision']:.4f}, {answer['queries']:.0f} queries")
    cold, ms, scan = answer["cold"], answer["ms"], answer["scan"]
    print(f"first query fetches {cold:,.0f} bytes (median); one file of bigrams {whole:,} (x{whole / cold:.1f})")
    print(f"later queries fetch {answer['later']:,.0f} bytes (median), {answer['later95']:,.0f} (95 %)")
    print(f"{ms:.2f} ms a query (median), {answer['ms95']:.2f} (95 %); reading it all {scan:.2f} ms (x{scan / ms:.1f})")


if __name__ == "__main__":
    main()
