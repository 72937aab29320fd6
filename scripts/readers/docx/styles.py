"""Styles: what a paragraph is (its outline level, title, contents) and how its runs look, with everything inherited."""

import re
from dataclasses import dataclass, replace

from scripts.readers.docx.names import VAL, Element, child, is_on, value, w, whole

TITLE = 0
"""The level of a title; headings have 1 to 9."""
_HEADING_NAME = re.compile(r"(?:heading|标题|標題|題目)\s*([1-9])(?:\s*char)?$|([一二三四五])级标题", re.IGNORECASE)
_TITLE_NAME = re.compile(r"title|标题|標題|(?:公文|文件|文档|报告|大|主|总)标题", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"(?:toc|目录|目錄)\s*[1-9]$|table of figures$", re.IGNORECASE)
_DEPTH = 20
"""Styles a style may be based on, one on the other; more is a circle."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; `size` in half points, `font` that of Chinese text."""

    bold: bool = False
    font: str = ""
    size: int = 21
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What holds for a whole paragraph. `level` None: body text; `number`: list and level of automatic numbers."""

    level: int | None = None
    align: str = ""
    number: tuple[int, int | None] | None = None
    style: str = ""
    is_contents: bool = False
    look: Look = Look()


class Styles:
    """The styles of one document by id; a document without styles has the defaults."""

    def __init__(self, root: Element | None) -> None:
        found = root.iterchildren(w("style")) if root is not None else ()
        self._elements = {each.get(w("styleId"), ""): each for each in found}
        self._default = next((name for name, each in self._elements.items() if _is_default(each)), "")
        self._base = dressed(Look(), child(root, "docDefaults", "rPrDefault", "rPr"))
        self._forms: dict[str | None, Form] = {}

    def form(self, name: str | None) -> Form:
        """The form of a paragraph in this style (in the default style for None)."""
        if name not in self._forms:
            self._forms[name] = self._resolved(name)
        return self._forms[name]

    def look(self, base: Look, properties: Element | None) -> Look:
        """A run's look: that of its paragraph, its character style, its own properties."""
        if properties is None:
            return base
        for element in self._chain(value(properties, "rStyle")):
            base = dressed(base, child(element, "rPr"))
        return dressed(base, properties)

    def list_of(self, name: str) -> int | None:
        """The automatic numbers a (numbering) style stands for."""
        return whole(value(self._elements.get(name), "pPr", "numPr", "numId"))

    def _resolved(self, name: str | None) -> Form:
        known = name if name in self._elements else self._default
        form = Form(style=name or self._default, look=self._base)
        if name and name not in self._elements:
            form = replace(form, level=_level_named(name))
        for element in self._chain(known):
            form = shaped(form, child(element, "pPr"))
            named = value(element, "name") or ""
            level = _level_named(named)
            form = replace(
                form,
                level=level if level is not None else form.level,
                is_contents=form.is_contents or bool(_CONTENTS_NAME.match(named)),
                look=dressed(form.look, child(element, "rPr")),
            )
        return form

    def _chain(self, name: str | None) -> list[Element]:
        """The elements of a style from what it is based on down to itself."""
        chain: list[Element] = []
        while name in self._elements and len(chain) < _DEPTH:
            chain.append(self._elements[name])
            name = value(chain[-1], "basedOn")
        return chain[::-1]


def shaped(form: Form, properties: Element | None) -> Form:
    """The form with a paragraph's (or style's) own properties laid over it."""
    if properties is None:
        return form
    if (outline := whole(value(properties, "outlineLvl"))) is not None:
        form = replace(form, level=outline + 1 if 0 <= outline < 9 else None)
    if (numbered := child(properties, "numPr")) is not None:
        own, level = whole(value(numbered, "numId")), whole(value(numbered, "ilvl"))
        before = form.number or (0, None)
        form = replace(form, number=(before[0] if own is None else own, before[1] if level is None else level))
    return replace(form, align=value(properties, "jc") or form.align)


def dressed(look: Look, properties: Element | None) -> Look:
    """The look with run properties laid over it."""
    if properties is None:
        return look
    own = {each.tag: each for each in properties}
    bold, size, fonts = own.get(w("b")), own.get(w("sz")), own.get(w("rFonts"))
    switches = [each for name in ("vanish", "webHidden") if (each := own.get(w(name))) is not None]
    return Look(
        is_on(bold) if bold is not None else look.bold,
        (_font(fonts) if fonts is not None else "") or look.font,
        (whole(size.get(VAL)) if size is not None else 0) or look.size,
        any(map(is_on, switches)) if switches else look.hidden,
    )


def _font(fonts: Element) -> str:
    return next((name for key in ("eastAsiaTheme", "eastAsia", "ascii") if (name := fonts.get(w(key)))), "")


def _is_default(style: Element) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}


def _level_named(name: str) -> int | None:
    if found := _HEADING_NAME.match(name):
        return int(found[1]) if found[1] else "一二三四五".index(found[2]) + 1
    return TITLE if _TITLE_NAME.fullmatch(name) else None
