"""Similar wording beside comparing every sentence with every other, in one run: share found, CPU time, memory.

The corpus is our own example sentences with pieces of other sentences and new ones put in, so every sentence has
relatives far and near, as many in a large library as in a small one. The peer compares a sample of sentences with
all others as sets, which is what is true.

    .venv/bin/python -m benchmarks.similar --pages 1000
"""

import argparse
import math
import random
import re
import resource
import time
from collections import Counter

import numpy as np

from benchmarks.corpus import sentences
from scripts.similar import SAME_PART, edges

A_PAGE, SAMPLE = 40, 100


def corpus(pages: int, dice: random.Random) -> tuple[list[str], list[int]]:
    """`pages` times A_PAGE sentences: families of ten, each member half its own."""
    known = [text for text in sentences() if len(text) >= 12]
    pieces = [text[at : at + 4] for text in known for at in range(0, len(text) - 5, 4)]
    letters = sorted({letter for text in known for letter in text if "\u4e00" <= letter <= "\u9fff"})

    def piece() -> str:
        """Something said before, or something new: real libraries have more words the larger they are."""
        return dice.choice(pieces) if dice.random() < 0.6 else "".join(dice.choices(letters, k=4))

    def mixed(text: str, kept: float) -> str:
        cut = [text[at : at + 4] for at in range(0, len(text) - 1, 4)]
        return "".join(said if dice.random() < kept else piece() for said in cut) + "。"

    heads = [mixed(text, 0.2) for text in dice.choices(known, k=pages * A_PAGE // 10)]
    made = [mixed(text, 0.5) for text in dice.choices(heads, k=pages * A_PAGE)]
    told = [re.sub(r"\d", lambda _: str(dice.randrange(10)), text) for text in made]
    return told, [at // A_PAGE for at in range(len(told))]


def pairs_of(text: str) -> frozenset[str]:
    """Neighbouring Chinese characters."""
    runs = re.findall(r"[\u3400-\u9fff]+", text)
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))


def compare_all(spoken: list[str], pages: list[int], asked: list[int]) -> set[tuple[int, int]]:
    """The sentences alike to each asked one, by comparing it with all."""
    sets = [pairs_of(text) for text in spoken]
    counts = Counter(pair for each in sets for pair in each)
    weights = {pair: math.log(len(sets) / count) ** 2 for pair, count in counts.items()}
    norms = [math.sqrt(sum(weights[pair] for pair in each)) for each in sets]
    found = set()
    for first in asked:
        for second, other in enumerate(sets):
            shared = sets[first] & other
            if pages[first] == pages[second] or len(shared) < 5 or min(len(sets[first]), len(other)) < 8:
                continue
            if sum(weights[pair] for pair in shared) / (norms[first] * norms[second]) >= SAME_PART:
                found.add((first, second))
    return found


def main() -> None:
    """Compare both ways, print one table."""
    parser = argparse.ArgumentParser(description="量相似写法：找到几成、要多久、占多少内存")
    parser.add_argument("--pages", type=int, default=200, help="拼多少页（默认 200）")
    pages = parser.parse_args().pages
    dice = random.Random(20261124)  # the same corpus every run
    spoken, places = corpus(pages, dice)
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    found = {(first, second) for first, second, _ in edges(spoken, np.array(places))}
    ours, after = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    asked = dice.sample(range(len(spoken)), SAMPLE)
    start = time.process_time()
    true = compare_all(spoken, places, asked)
    peer = (time.process_time() - start) * len(spoken) / SAMPLE
    memory = (after - before) / 1024
    print(f"{pages} pages, {len(spoken):,} sentences: {len(found):,} alike, {ours:.1f} CPU s, {memory:.0f} MB")
    print(f"{ours / pages * 1000:.2f} CPU ms a page; comparing all would take {peer:,.0f} s (x{peer / ours:,.0f})")
    first_found = {pair for pair in found if pair[0] in set(asked)}
    share = len(first_found & true) / max(1, len(true))
    print(f"of {len(true):,} alike in a sample of {SAMPLE}: found {share:.4f}, wrong {len(first_found - true)}")


if __name__ == "__main__":
    main()
