"""Front matter of any wiki's page, taken off its Markdown: YAML, TOML, or lines of `key: value` as MkDocs has them."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from scripts.errors import PageError

_YAML = re.compile(r"---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?\n)??\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^[ ]{0,3}([A-Za-z0-9_-]+):[ \t]*(.*)$")
_LONGEST, _MOST_BRACKETS = 50_000, 1_000
"""Characters, and brackets: the C loader of YAML overflows the stack on deep nesting and takes the process along."""

_MOST_PAIRS = 100

_SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXTS = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def split(content: bytes, file: str) -> tuple[dict[str, Any], str, PageError | None]:
    """Front matter, body, and what is wrong with the front matter: then only its lines of `key: value` are taken.

    A mark of byte order and the line ends of other systems are passed over, as MkDocs does.
    Raises PageError for a page that is not UTF-8.
    """
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise PageError(file, "不是 UTF-8 编码", "另存为 UTF-8 再来") from error
    found = _TOML.match(text) or _YAML.match(text)
    if not found:
        return *_pairs(text), None
    head, body = found[1] or "", text[found.end() :]
    try:
        front = _toml(head, file) if text.startswith("+") else _yaml(head, file)
    except PageError as error:
        return _pairs(head)[0], body, error
    return (front, body, None) if isinstance(front, dict) else ({}, text if front else body, None)


def texts(value: object) -> Iterator[str]:
    """The entries of a value of front matter as text: a list's, those between commas, or the one it is."""
    for entry in value if isinstance(value, list | tuple) else str(one(value)).replace("，", ",").split(","):
        if text := str(one(entry)).strip():
            yield text


def one(value: object) -> str:
    """A single value as text that any file can hold; "" for none, and for what is no single value."""
    if value is None or isinstance(value, Mapping | list | tuple | set | bytes):
        return ""
    return str(value).encode("utf-8", "replace").decode()


def _yaml(head: str, file: str) -> Any:
    if len(head) > _LONGEST or head.count("[") + head.count("{") > _MOST_BRACKETS:
        raise PageError(file, "页首信息太长或括号太多", "页首只写字段，正文写在后面")
    try:
        try:
            front = yaml.load(head, Loader=_SAFE)  # noqa: S506 - a safe loader, the C one where there is one
        except (yaml.constructor.ConstructorError, ValueError, LookupError, AttributeError):
            front = yaml.load(head, Loader=_TEXTS)  # noqa: S506 - texts only: a date like 2021-13-45, an own tag
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise PageError(f"{file}:{line}", "页首信息不是正确的 YAML", "检查这一行的冒号、引号和缩进") from error
    return {str(key): value for key, value in front.items()} if isinstance(front, dict) else front


def _toml(head: str, file: str) -> dict[str, Any]:
    try:
        front = tomllib.loads(head)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PageError(file, "页首信息不是正确的 TOML", "检查等号和引号") from error
    groups = [value for name in ("taxonomies", "extra", "params") if isinstance(value := front.get(name), dict)]
    return {key: value for group in (*groups, front) for key, value in group.items()}


def _pairs(text: str) -> tuple[dict[str, Any], str]:
    """Lines of `key: value` at the very top."""
    front: dict[str, Any] = {}
    rows = text.split("\n", _MOST_PAIRS)
    while rows and (found := _PAIR.match(rows[0])):
        front[found[1].lower()] = found[2].strip(" \t\"'")
        rows.pop(0)
    return front, "\n".join(rows)
