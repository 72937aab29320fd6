"""Names of WordprocessingML as lxml spells them, and the attributes that are read everywhere."""

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE, CHOICE, FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


def w(name: str) -> str:
    """The full name of a Word element or attribute."""
    return _W + name


VAL = w("val")


def child(element: Element | None, *path: str) -> Element | None:
    """The first element down a path of Word names, None where a step is missing."""
    for name in path:
        tag = _W + name
        for each in element if element is not None else ():  # `find` compiles a path each time and takes twice as long
            if each.tag == tag:
                element = each
                break
        else:
            return None
    return element


def value(element: Element | None, *path: str) -> str | None:
    """`w:val` of the first element down a path; None where there is none."""
    found = child(element, *path)
    return None if found is None else found.get(VAL)


def is_on(element: Element | None) -> bool:
    """Whether a switch that is present (w:b, w:vanish …) is on."""
    return element is not None and element.get(VAL, "1") not in {"0", "false", "off", "none"}


def whole(text: str | None) -> int | None:
    """A whole number, None for anything else a file may hold there."""
    try:
        return int(float(text)) if text is not None else None
    except (ValueError, OverflowError):
        return None


def alternative(element: Element) -> Element | None:
    """The one branch of an AlternateContent that is read: the first choice, else the fallback; never both."""
    choice = element.find(CHOICE)
    return choice if choice is not None else element.find(FALLBACK)
