"""What mkdocs.yml says, read without MkDocs: nothing in it is run."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from scripts.errors import WikiError

_NAMES = ("mkdocs.yml", "mkdocs.yaml")
_DEEPEST = 10


class _Loader(yaml.SafeLoader):
    """Names of Python objects stay names."""


def _told(loader: _Loader, suffix: str, node: yaml.Node) -> Any:
    """`!!python/object/apply:a.b` with its arguments, `!!python/name:a.b`, and any other tag as its plain value."""
    if isinstance(node, yaml.MappingNode):
        value = loader.construct_mapping(node, deep=True)
        return {"name": suffix.partition(":")[2], **value} if suffix.startswith("object/") else value
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return suffix.partition(":")[2] or loader.construct_scalar(node)  # type: ignore[arg-type]


def _environment(loader: _Loader, node: yaml.Node) -> Any:
    """`!ENV NAME` or `!ENV [NAME, …, default]`."""
    if not isinstance(node, yaml.SequenceNode):
        return os.environ.get(str(loader.construct_scalar(node)))  # type: ignore[arg-type]
    *names, last = loader.construct_sequence(node, deep=True)
    found = (os.environ[str(name)] for name in (names or [last]) if str(name) in os.environ)
    told = next(found, None)
    return yaml.safe_load(told) if told is not None else last if names else None


_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _told)
_Loader.add_multi_constructor("!", _told)
_Loader.add_constructor("!ENV", _environment)


def site_of(folder: Path) -> tuple[Path, dict[str, Any]] | None:
    """The mkdocs.yml of the site whose project or page folder this is, and what it says. Raises WikiError."""
    for place in (folder, *folder.resolve().parents):
        file = next((place / name for name in _NAMES if (place / name).is_file()), None)
        if file is None:
            continue
        try:
            settings = _read(file, _DEEPEST)
        except WikiError:
            if place == folder:
                raise
            continue  # what lies above may be anybody's
        if place == folder or docs_of(file, settings).resolve() == folder.resolve():
            return file, settings
    return None


def docs_of(file: Path, settings: Mapping[str, Any]) -> Path:
    """The folder of the pages."""
    return file.parent / str(settings.get("docs_dir") or "docs")


def built_of(file: Path, settings: Mapping[str, Any]) -> Path:
    """The folder of the built site."""
    return file.parent / str(settings.get("site_dir") or "site")


def named_table(settings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A table inside another, empty where there is none."""
    found = settings.get(name)
    return found if isinstance(found, Mapping) else {}


def extension(settings: Mapping[str, Any], name: str, among: str = "markdown_extensions") -> Mapping[str, Any]:
    """The options of an extension or plugin, listed or as a table; empty where it has none or is not there."""
    listed = settings.get(among)
    tables = listed if isinstance(listed, list) else [listed]
    found = (table[name] for table in tables if isinstance(table, Mapping) and name in table)
    options = next(found, None)
    return options if isinstance(options, Mapping) else {}


def _read(file: Path, deep: int) -> dict[str, Any]:
    """What a file and those it inherits from say. Raises WikiError."""
    try:
        settings = yaml.load(file.read_text("utf-8-sig"), Loader=_Loader)  # noqa: S506 - safe, see _Loader
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        place = str(file) if line is None else f"{file}:{line + 1}"
        raise WikiError(place, "不是正确的 YAML", "先让 mkdocs build 通过") from error
    if not isinstance(settings, dict):
        raise WikiError(str(file), "不是“键: 值”的形式", "先让 mkdocs build 通过")
    parent = settings.pop("INHERIT", None)
    return _merged(_read(file.parent / str(parent), deep - 1), settings) if parent and deep else settings


def _merged(old: dict[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Tables are merged, anything else replaced."""
    both = {name: _merged(old[name], new[name]) for name in new
            if isinstance(old.get(name), dict) and isinstance(new[name], Mapping)}  # fmt: skip
    return {**old, **new, **both}
