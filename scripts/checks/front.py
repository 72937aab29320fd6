"""FRONT-1, FRONT-3, FRONT-4: front matter that can be read, changes nothing in the build, and names its sources."""

from collections.abc import Iterator

from scripts.checks.view import Found, View, check

_BUILD_KEYS = {"exclude", "tags", "icon", "social", "comments", "render_macros", "revision_date"} | {
    "disable_toc", "robots", "base_url", "extra_css", "extra_javascript", "hooks", "plugins", "theme"
}  # fmt: skip
"""Keys that the site engine, its theme or a plugin would act on."""

_SOURCE_GRADES = ("A", "B", "C", "D")
_NEVER_LINKED = ("C", "D")


@check("FRONT-1", may_skip=False)
def front_1(view: View) -> Iterator[Found]:
    """页首信息在，而且读得懂"""
    error = view.head[3]
    if error:
        line = error.file.rpartition(":")[2]
        yield int(line) if line.isdecimal() and len(line) < 8 else 1, f"{error.reason}。{error.next_step}"
    elif not view.text.startswith("---\n"):
        yield 1, "没有页首信息。第一行写 ---，下面写 title: 和 type:，再写一行 ---"
    else:
        for key in ("title", "type"):
            if key not in view.front:
                yield 1, f"页首信息缺 {key}。补上一行 {key}: …"


@check("FRONT-3", may_skip=False)
def front_3(view: View) -> Iterator[Found]:
    """页首信息不改网站的生成"""
    for key in view.front:
        if key in _BUILD_KEYS:
            yield view.line_of(key), f"{key} 会改变网站的生成，页面里不能用。删掉这一行"
    template = view.front.get("template")
    if template is not None and (not isinstance(template, str) or template not in view.known.templates):
        yield view.line_of("template"), "template 只能是 overrides 里已有的模板名。删掉这一行"


@check("FRONT-4")
def front_4(view: View) -> Iterator[Found]:
    """要求写明凭据和等级"""
    sources = view.front.get("sources")
    at = view.line_of("sources")
    if view.kind == "requirement" and not sources:
        yield at, "要求页没有 sources。写上凭据，例如 sources: [{code: P6a, grade: B}]"
    for source in sources if isinstance(sources, list) else ():
        if not isinstance(source, dict) or not source.get("code"):
            yield at, "sources 的每一条要有 code 和 grade，例如 {code: P6a, grade: B}"
        elif source.get("grade") not in _SOURCE_GRADES:
            yield at, f"凭据 {source['code']} 的等级要是 A、B、C、D 之一"
        elif source["grade"] in _NEVER_LINKED and any(source.get(key) for key in ("url", "link", "href")):
            yield at, f"凭据 {source['code']} 是 {source['grade']} 级（转载），不给链接。删掉地址，先找官方页面"
