"""Which encoding a text file has: byte order mark, strict UTF-8, then the best of four decodes by common characters.

Right from 20 characters up, in tests/test_encodings.py; general detectors miss UTF-16 without a mark.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_FAMILIES = (("gb18030",), ("utf-8",), ("utf-16-le",), ("utf-16-be",), ("big5", "big5hkscs"))
"""What a file may be in, the most usual first; two of one family differ in few characters."""
_WIDE = {"utf-16-le", "utf-16-be"}
_SAMPLE = 8_192
"""Bytes looked at; even, so that UTF-16 is not cut in the middle of a character."""
_LEAST = 0.35
"""Mean score a character below which no decode makes sense; Chinese text in the right encoding has 0.8 or more."""
_CERTAIN, _CERTAIN_FROM = 0.85, 200
"""Mean score above which, on this many bytes, no other encoding need be tried."""
_PUNCTUATION = frozenset(
    "　、。，；：？！“”‘’《》（）〔〕【】「」『』—…·○×÷①②③④⑤⑥⑦⑧⑨⑩─│┌┐└┘├┤┬┴┼→←↑↓■□●◆◇★☆▲△※℃\n\r\t"
    + "".join(map(chr, range(0xFF01, 0xFF5F)))
)

# The characters most used in reports, in simplified and in traditional form.
_COMMON = frozenset(
    "一七万三上下不与专且世业东两严个中丰为主举么义之九也习乡书了争事二于互五些交产京亲人什今介从他代以们件价任企伍众优会传但位低住体何作你使例供依便促保信候值倾做健儿元充先光克党入全八公六共关兴其具典养内"
    "再写军农决况准凝几出击分切刊划列则创初判利别到制刻前力办功加务动努励劳势包化北区十千升半华协单南博即却厂历压原去县参又及双反发取受变口只叫召可台史号司各合同名后向吸告员周命和品响商善器四回因团园围固国"
    "图圆土在地场坚坛型城域培基堂境增声处备复外多够大天太夫央头她好如始委媒子存学它守安完定实审客宣室家容密富对导将小少就局层届展属履山岗工己已市布师带常干平年并广序应府度康建开式引弘张强当形影彻往很律得微"
    "德心必志快念态思急性总息恶患情想意感成我或战截户所手才扎打执扫扬批技把抓护报担拉拓持指按挥据掌排接控推措提握摆播支收改攻放政效敏教敢数整文斗料断斯新方施族无日早时明易是显更最月有服期未本术机权村条来板"
    "极构析林果查标栏树校样核根格案检次正此步武段每比毛民气氛水求江没油治法泛注活派流测济海消深清渠温源满激火点热然照爱片牌牢物特状狠率王环现班球理瑞生用由电界略白百的益监目直相省看真眼着督知石矿研础确示社"
    "神离种科积称移程稳究空突立站章第等策签算管篇米类精系素索紧约级纪纳线组细织终经结绕给络统继续维编网置署美群老考者而职联聚育能脱自至致舆般良色节花苗范营落融行表被装西要见观规视觉角解言计订认讨训议记讲许"
    "论设证评识话语误说读课谁调谈象负责质贫贯资走起越趋足路践身车转软载较边达过运近还这进违连述送适选通速造道那部都配酸采里重量金针错键镇长门问间闻队防阵阶际院除险随难集需青非面革音项须预领题风首马验高黑齐"
    "並來個們備傳傾價優兒內兩別則創劃動務勞勢勵區協卻參員問單嚴國圍園圓圖團執堅報場壇壓夠學實審寫將專對導屆層屬崗師帶幹幾廠廣張強後從復徹惡愛態應戰戶掃採揚揮擊擔據擺數斷於時書會東條業極構標樣樹機檢欄權歷氣"
    "決沒況測準溫滿濟無熱營爭爲狀現環產當發監確礎礦種稱積穩節範籤紀約納級細終組結絡給統經維網緊線編縣總織繞繼續羣義習聞聯聲職脫臺與興舉華萬處號衆術裏裝見規視親覺觀訂計討訓記設許評話認語誤說誰課調談論講證識"
    "議護讀變豐負貧貫責資質趨踐車軍軟較載輿轉辦農這連進運過達違適選還邊鄉針錯鍵鎮長門開間關陣隊階際隨險雙離難電響項須預領頭題類顯風養馬驗體鬥麼點黨齊"
)


def _level_1(leads: Iterable[int], trails: Iterable[int], encoding: str) -> frozenset[str]:
    """The first level of a national standard: the characters its makers thought usual."""
    pairs = bytes(code for pair in product(leads, trails) for code in pair)
    return frozenset(pairs.decode(encoding, errors="ignore"))


_USUAL = _level_1(range(0xB0, 0xD8), range(0xA1, 0xFF), "gb2312") | _level_1(
    range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF)), "big5"
)


def decode(data: bytes) -> str | None:
    """The text in `data`, U+FFFD for bytes cut or damaged; None when no encoding makes sense of it."""
    found = decoded(data)
    return found[0] if found else None


def decoded(data: bytes, shown: bytes = b"") -> tuple[str, str] | None:
    """The text, and the encoding that it, or most of it, is in.

    `shown` is the part people read, for formats whose markup says nothing of the encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace").rstrip("\0"), encoding
    if text := _strict_utf8(data.rstrip(b"\0")):
        return text, "utf-8"
    sample = (shown or data).rstrip(b"\0")[:_SAMPLE]
    if not (found := _best(sample)):
        return None
    return data.decode(found, errors="replace").rstrip("\0") if found in _WIDE else _by_lines(data, found), found


def _best(sample: bytes) -> str | None:
    """The encoding in which the sample reads best, None when it makes no sense in any."""
    found: list[tuple[float, str]] = []
    for family in _FAMILIES:
        found.extend((score(sample, encoding), encoding) for encoding in family)
        best, encoding = max(found)
        if best > _CERTAIN and len(sample) > _CERTAIN_FROM:
            return encoding
    return encoding if best >= _LEAST else None


def _by_lines(data: bytes, usual: str) -> str:
    """The text of a file pasted together of several: a line that is plainly in another encoding is read in that."""
    lines = data.rstrip(b"\0").split(b"\n")
    return "\n".join(line.decode(_of_line(line, usual), errors="replace") for line in lines)


def _of_line(line: bytes, usual: str) -> str:
    is_utf8 = _strict_utf8(line) is not None
    if line.isascii() or is_utf8 == (usual == "utf-8"):
        return usual
    best = usual
    for other in ("utf-8",) if is_utf8 else ("gb18030", "big5hkscs"):
        if score(line[:_SAMPLE], other) > score(line[:_SAMPLE], best):
            best = other
    return best


def _strict_utf8(data: bytes) -> str | None:
    """UTF-8 without control and private characters: a word in UTF-16 or GBK can be valid UTF-8, not without those."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if re.search(r"[\x00-\x08\x0e-\x1f\ue000-\uf8ff]", text) else text


def is_chinese(text: str) -> bool:
    """Whether text reads as Chinese: enough of its characters are common ones."""
    sample = "".join(text.split())[:_SAMPLE]
    return bool(sample) and _worth_of(sample) >= _LEAST


def score(data: bytes, encoding: str) -> float:
    """Mean worth of a character of the decode: common ones count, impossible ones count against it.

    The last character may be one the sample was cut in, so it is not counted.
    """
    text = data.decode(encoding, errors="replace")
    text = text.removesuffix("\ufffd") or text
    return _worth_of(text) if text else 0.0


def _worth_of(text: str) -> float:
    return sum(_worth(char) * times for char, times in Counter(text).items()) / len(text)


@lru_cache(maxsize=30_000)
def _worth(char: str) -> float:
    if char in _COMMON or char in _PUNCTUATION:
        return 1.0
    if char in _USUAL:
        return 0.6
    if "\x20" <= char < "\x7f":
        return 0.5
    if "\u4e00" <= char <= "\u9fa5":
        return 0.1
    return -2.0 if char < "\x20" or char == "\ufffd" or "\ue000" <= char < "\uf900" else -0.5
