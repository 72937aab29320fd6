"""How Word writes a number: 一 十二 ① IV b 甲 … (ECMA-376 part 1, 17.18.59)."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 9_999


def chinese(value: int, digits: str = "零" + _DIGITS[1:], units: str = "十百千") -> str:
    """A number counted in Chinese, 1 to 9,999: 十二, 二十, 一百零一."""
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        gap = gap or (not digit and bool(text))
        if digit:
            text += (digits[0] if gap else "") + digits[digit] + (units[place - 1] if place else "")
            gap = False
    return text[1:] if text.startswith(digits[1] + units[0]) and digits[1] == "一" else text


def _roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (value // worth)
        value %= worth
    return text


def _letters(value: int) -> str:
    return chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 9)


def _by_digit(value: int) -> str:
    return "".join(_DIGITS[int(each)] for each in str(value))


def _counted(value: int) -> str:
    return chinese(value) if value < 100 else _by_digit(value)


def _circled(first: str, last: int) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + value - 1) if value <= last else str(value)


def _turning(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)]


def _wide(value: int) -> str:
    return "".join(chr(ord(each) + 0xFEE0) for each in str(value))


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "numberInDash": lambda value: f"- {value} -",
    "chineseCounting": _counted,
    "taiwaneseCounting": _counted,
    "chineseCountingThousand": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "koreanCounting": chinese,
    "ideographDigital": _by_digit,
    "taiwaneseDigital": _by_digit,
    "japaneseDigitalTenThousand": _by_digit,
    "chineseLegalSimplified": lambda value: chinese(value, _LEGAL, "拾佰仟"),
    "ideographTraditional": _turning("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _turning("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _circled("①", 20),
    "decimalEnclosedCircleChinese": _circled("①", 20),
    "decimalEnclosedFullstop": _circled("⒈", 20),
    "decimalEnclosedParen": _circled("⑴", 20),
    "ideographEnclosedCircle": _circled("㊀", 10),
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "none": lambda value: "",
}
"""How a number is written in each format of Word (`w:numFmt`); what is not here is written as a decimal."""


def written(value: int, style: str) -> str:
    """A number in one of Word's formats; what a format can't write is a decimal."""
    return FORMATS.get(style, str)(value) if 0 < value <= _MOST else str(value)
