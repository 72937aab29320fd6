"""The one file that knows MkDocs. i18n builds once a language with one config, so every event may come again."""

from typing import Any

from jinja2 import Environment
from markdown import Extension, Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from scripts import cards, labels, passages, report, safety


class _NoRawHtml(Extension):  # type: ignore[misc]
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Markdown calls
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")


def on_config(config: MkDocsConfig) -> MkDocsConfig:  # noqa: D103
    if not any(isinstance(known, _NoRawHtml) for known in config.markdown_extensions):
        config.markdown_extensions.append(_NoRawHtml())
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:  # noqa: D103
    # not Material's scripts and styles: no page of ours asks for them
    ours = {config.docs_dir, config.theme.custom_dir}
    kept = [file for file in files if file.src_dir in ours]
    return Files([file for file in kept if not safety.leaves(file.abs_src_path, config.docs_dir)])


def on_env(env: Environment, **_: Any) -> None:  # noqa: D103
    env.globals.update(labels.FOR_TEMPLATES, cards=cards, report=report)


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:  # noqa: D103
    page.meta = safety.safe_front_matter(page.meta)
    return passages.with_ids(safety.printable(markdown))


def on_page_content(html: str, **_: Any) -> str:  # noqa: D103
    return safety.safe_html(html)
