"""The time a report is about (design section 5: 2021, 2021-H1, 2021-Q1, 2021-03, 2020/2021, -H1) and its date."""

import re
from datetime import date

_CUT = re.compile(r"^(?:20(?!\d\d)|〔缺〕|[_＿xX×*]{2,4})")
_SPAN = re.compile(r"(?P<from>20\d\d)(?:年)?(?:—|-|–|~|～|至|到)+(?P<to>20\d\d)(?=学?年)")
_PARTS = (
    (re.compile(r"上半年|(?<!\d)0?1(?:月)?(?:—|-|–|~|～|至|到)+0?6月"), "H1"),
    (re.compile(r"下半年|(?<!\d)0?7(?:月)?(?:—|-|–|~|～|至|到)+12月"), "H2"),
    *((re.compile(rf"第?[{han}{number}]季度|(?<!\d)0?{first}月?(?:—|-|–|~|～|至|到)+0?{first + 2}月"), f"Q{number}")
      for number, han, first in ((1, "一", 1), (2, "二", 4), (3, "三", 7), (4, "四", 10))),
)  # fmt: skip
_MONTH = re.compile(r"20\d\d年(?P<month>1[0-2]|0?[1-9])月(?:份)?(?!\d|[一二三]?十?日|—|-|至|以来)")
_MONTH_ALONE = re.compile(r"(?<![\d—至到-])(?P<month>1[0-2]|0?[1-9])月份?(?!\d|[一二三]?十?日|—|-|–|~|至|到|以来)")
_HAN_YEAR = re.compile(r"二[〇○零Ｏ0O]([一二三四五六七八九〇○零])([一二三四五六七八九〇○零])年")
_HAN_DIGITS = {digit: str(at) for at, digit in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○零Ｏ", "0")
_QUOTED = re.compile(r"《[^《》]*》|〔[^〔〕缺]*〕|“[^“”]*”|[（(][^（(）)]*(?:发|号)[）)]|20\d\d年\d{1,2}月\d{1,2}日")
_STATED = re.compile(r"(?:现将|现就|下面|现对)[^。]*")
_YEAR_AT = re.compile(r"20\d\d(?=年|上半年|下半年|第?[一二三四]季度|年度|学年)")
_SIGNED = re.compile(
    r"^\D{0,30}?(20\d\d)(?:\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日|([.．/-])(\d{1,2})\4(\d{1,2}))[^\u4e00-\u9fff\d]*$"
)
_HAN_SIGNED = re.compile(
    r"^([^。；！？]{0,30}?)([〇○零Ｏ一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日(?=[）)]?$)"
)


def period_of(title: str, opening: str, paragraphs: tuple[str, ...], *, plan: bool = False) -> tuple[str | None, float]:
    """The period and how sure it is. The title decides, then the sentence 现将…如下, then the opening's first words."""
    named, told = _plain(title), _plain(opening)
    if found := _SPAN.search(named) or _SPAN.search(told[:80]):
        return f"{found['from']}/{found['to']}", 0.9
    stated = "".join(_STATED.findall(told))
    year, sure = _year(named, stated, told)
    part = _part(named) or (None if "年度" in named or plan else _part(stated) or _open_part(told, paragraphs))
    if not part and year and (month := _MONTH.search(named) or _MONTH_ALONE.search(named)):
        return f"{year}-{int(month['month']):02d}", sure
    if part:
        return (f"{year}-{part}", sure) if year else (f"-{part}", 0.8)
    return year, sure


def year_of_signing(period: str | None, opening: str, signed: str | None) -> str | None:
    """The period with the year of the signed date, where the opening only says 今年 or 上半年; else as it was."""
    dated = signed or _only_date(opening)
    if not dated or (period and not period.startswith("-")):
        return period
    if period:
        return f"{dated[:4]}{period}" if not _CUT.match(opening) else period
    return dated[:4] if re.search(r"今年|本年度|本年", opening) else None


def _only_date(opening: str) -> str | None:
    years = set(re.findall(r"(20\d\d)年\d{1,2}月\d{1,2}日", opening))
    return years.pop() if len(years) == 1 else None


def _year(named: str, stated: str, told: str) -> tuple[str | None, float]:
    if found := re.search(r"(?<!\d)20\d\d(?!\d)", named):
        return found[0], 0.95
    if found := _YEAR_AT.search(stated):
        return found[0], 0.9
    if found := _YEAR_AT.match(told):
        return found[0], 0.9
    first = re.split(r"[。；]", told)[0]
    years = {match[0] for match in _YEAR_AT.finditer(first)}
    return (years.pop(), 0.7) if len(years) == 1 else (None, 0.6)


def _part(text: str) -> str | None:
    return next((name for pattern, name in _PARTS if pattern.search(text)), None)


def _open_part(told: str, paragraphs: tuple[str, ...]) -> str | None:
    """Half-year or quarter that a paragraph opens with; without one the text is about the whole year."""
    for text in (told, *(_plain(each) for each in paragraphs)):
        if re.match(r"^.{0,8}(?:半年|季度)(?:以来|[，,])", text) and not re.match(r"^(?:下半年|下[一个])", text):
            return _part(text[:12])
    return None


def _plain(text: str) -> str:
    """The text with years in Arabic digits, and without file names, numbers and full dates, which are no period."""
    text = _HAN_YEAR.sub(lambda found: f"20{_HAN_DIGITS[found[1]]}{_HAN_DIGITS[found[2]]}年", text.strip())
    return _QUOTED.sub("", text.replace("20〔缺〕年", "年"))


def signed_date(lines: tuple[str, ...]) -> str | None:
    """ISO date of the last line that is a date (with the unit's name before it at most), None if there is none."""
    for line in reversed(lines):
        if found := _SIGNED.match(_in_digits(line.strip())):
            try:
                return date(*(int(each) for each in found.groups() if each and each.isdigit())).isoformat()
            except ValueError:
                return None
    return None


def _in_digits(line: str) -> str:
    """A date in Chinese numerals (二〇二一年七月二日) with Arabic ones; any other line as it is."""
    found = _HAN_SIGNED.match(line)
    if not found:
        return line
    year = "".join(_HAN_DIGITS[digit] for digit in found[2])
    return f"{found[1]}{year}年{_number(found[3])}月{_number(found[4])}日"


def _number(han: str) -> int:
    tens, mark, ones = han.rpartition("十")
    unit = int(_HAN_DIGITS.get(ones, "0")) if ones else 0
    return (int(_HAN_DIGITS.get(tens, "1")) if tens else 1) * 10 + unit if mark else unit
