"""The order of hits beside the order it replaced, and what each thing it looks at adds, in one run: nDCG@10.

The questions and grades are those of tests/cases/ranking.yml. The peers show all that is found as the static rank
has it (what was shown before), and in no order (the mean of many shuffles).

    .venv/bin/python -m benchmarks.ranking
"""

import random
import re
import shutil
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from tests.test_ranking import ROOT, Answers, Question, answers, judged, mean, ndcg

WORDING = ROOT / "overrides/assets/wording"
SHUFFLES = 50
SAID = (
    "我们高度重视{0}工作，不断强化责任意识，切实增强使命感，扎实推进各项任务，取得了显著成效。",
    "{0}是一项长期任务，必须全面加强领导，牢固树立大局意识，始终保持清醒头脑，努力开创新局面。",
    "下一步要进一步深化认识，充分发挥作用，狠抓{0}各项措施的落实，积极营造良好氛围。",
)
"""What can be said of anything: our own examples hold next to none of it, other libraries are full of it."""
BUILD: dict[str, dict[str, object]] = {
    "这一页能不能当样子": {"_OF_PAGE": (0, 0, 0, 0)},
    "推荐的、普通的、较弱的之分": {"_OF_PAGE": (0, 6, 6, 6)},
    "长短": {"_OF_LENGTH": ((0, 0),)},
    "末尾的标点": {"_CLOSED": ()},
    "报告的开头": {"_OPENING": 0},
    "实不实": {"_specific": lambda _: 0},
    "建索引时的整个分": {"HIGHEST": 0},
}
READ = {
    "题目": ("TITLE",),
    "上面的标题": ("HEADING",),
    "在段里的位置": ("LEAD",),
    "多出现一次": ("AGAIN",),
    "让开同一页": ("SAME_PAGE",),
    "让开同样的说法": ("SAME_WORDS",),
    "读到原文以后的全部": ("TITLE", "HEADING", "LEAD", "AGAIN", "SAME_PAGE", "SAME_WORDS"),
}


def main() -> None:
    """Print the table."""
    questions, _ = judged()
    print("| 次序 | 全部 | 没有看的三分之一 |\n| --- | --- | --- |")
    row("现在的次序", answers())
    for name, changed in BUILD.items():
        row(f"去掉：{name}", variant(changed))
    for name, weights in READ.items():
        row(f"去掉：{name}", variant({}, weights))
    row("掺进口号", variant({}, more=slogans()))
    row("掺进口号，去掉：实不实", variant(BUILD["实不实"], more=slogans()))
    static = variant({"HIGHEST": 0}, READ["读到原文以后的全部"])
    row("以前的次序（只按等级、年份）", static)
    dice = random.Random(1)
    mixed = [[dice.sample(each, len(each)) for each in static] for _ in range(SHUFFLES)]
    shares = [[values(questions, each, held) for each in mixed] for held in (False, True)]
    print(f"| 随便排（{SHUFFLES}次平均） | {mean(shares[0]):.3f} | {mean(shares[1]):.3f} |")


def row(name: str, found: Answers) -> None:
    """One line of the table."""
    questions, _ = judged()
    print(f"| {name} | {values(questions, found, False):.3f} | {values(questions, found, True):.3f} |")


def values(questions: tuple[Question, ...], found: Answers, held: bool) -> float:
    """Mean nDCG of all questions, or only of those held out."""
    pairs = [pair for pair in zip(questions, found, strict=True) if pair[0].held or not held]
    return mean([ndcg([question.grades.get(name, 1) for name, _ in answer]) for question, answer in pairs])


def slogans() -> dict[str, str]:
    """Three ordinary reports that say something empty of everything that is asked."""
    asked = sorted({word for question in judged()[0] for word in re.findall(r"[\w.]+", question.ask)})
    front = "type: example\ngrade: ordinary\norg_type: {0}\nreport_type: work\nperiod: '2025'\nparts: {{a1: progress}}"
    return {
        f"examples/2025/said-{number}.md": f"---\ntitle: 某单位工作报告\n{front.format(kind)}\n---\n\n"
        "# 某单位工作报告 {#a0}\n\n## 一、开展情况 {#a1}\n\n" + "\n\n".join(said.format(word) for word in asked)
        for number, (said, kind) in enumerate(zip(SAID, ("school", "hospital", "enterprise"), strict=True))
    }


def variant(
    changed: dict[str, object], weights: tuple[str, ...] = (), more: Mapping[str, str] | None = None
) -> Answers:
    """What is shown with these names of score.py changed and these weights of rank.js zero."""
    with TemporaryDirectory() as folder:
        scripts = Path(shutil.copytree(WORDING, Path(folder) / "wording", ignore=shutil.ignore_patterns("index")))
        text = (scripts / "rank.js").read_text("utf-8")
        for weight in weights:
            text, count = re.subn(rf"const {weight} = \d+", f"const {weight} = 0", text)
            assert count == 1, weight
        (scripts / "rank.js").write_text(text, "utf-8")
        names = vars(import_module("scripts.index.score"))
        with patch.dict(names, changed), patch.dict("os.environ", {"WIKI_WORDING": str(scripts)}):
            return answers(more or {})


if __name__ == "__main__":
    main()
