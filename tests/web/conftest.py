"""What the pages' tests put into the database by hand, so that no pipeline has to run."""

from collections.abc import Callable
from typing import Any

import pytest

from wikimind.articles.names import name_head
from wikimind.extract.document import Document, DocumentBuilder
from wikimind.models.article import Article, ArticleName, Claim, Revision
from wikimind.models.source import COMPILED, Passage, Source, StoredDocument
from wikimind.models.space import Space
from wikimind.wiki import files
from wikimind.wiki.page import Footnote, Page, Section, SourceRef
from wikimind.wiki.titles import title_head, title_key

TEXT = (
    ("heading", "On tea", 1, 1),
    ("paragraph", "Tea grows slowly. Its leaves are picked twice a year.", 0, 1),
    ("list", "Green tea is steamed.", 0, 2),
    ("list", "Black tea is oxidised.", 0, 2),
    ("paragraph", "White tea is withered in the sun.", 0, 2),
)


@pytest.fixture
def other_space(add: Callable[..., Any]) -> Space:
    return add(Space(slug="other", name="Other"))


@pytest.fixture
def a_source(add: Callable[..., Any], space: Space) -> Callable[..., Source]:
    """A source; every call makes another one."""
    made = []

    def a_source(**values: Any) -> Source:
        made.append(None)
        defaults = {
            "space_id": space.id,
            "sha256": f"{len(made):064x}",
            "size": 1234,
            "media_type": "text/markdown",
            "filename": f"note-{len(made)}.md",
            "state": COMPILED,
        }
        return add(Source(**{**defaults, **values}))

    return a_source


@pytest.fixture
def tea() -> Document:
    """Two pages about tea."""
    builder = DocumentBuilder()
    for kind, text, level, page in TEXT:
        builder.add(kind, text, level=level, page=page)
    return builder.build(title="On tea", page_count=2)


@pytest.fixture
def tea_source(a_source: Callable[..., Source], add: Callable[..., Any], tea: Document) -> Source:
    """A source with the text about tea; every block is a passage."""
    source = a_source(title="On tea", filename="tea.pdf", page_count=2, language="en")
    layout = tea.to_json()
    text = layout.pop("text")
    passages = [
        Passage(
            space_id=source.space_id,
            source_id=source.id,
            ordinal=ordinal,
            page=tea.page_at(block.start),
            start=block.start,
            end=block.end,
            text=tea.block_text(block),
        )
        for ordinal, block in enumerate(tea.blocks)
    ]
    add(StoredDocument(source_id=source.id, text=text, layout=layout), *passages)
    return source


@pytest.fixture
def an_article(add: Callable[..., Any], space: Space) -> Callable[..., Article]:
    """An article made of sections {heading: Markdown} and footnotes {label: quote}."""

    def an_article(
        title: str,
        sections: dict[str, str] | None = None,
        footnotes: dict[str, str] | None = None,
        source: Source | None = None,
        **values: Any,
    ) -> Article:
        page = Page(
            type="source",
            title=title,
            sections=tuple(Section(*pair) for pair in (sections or {"": f"About {title}."}).items()),
            footnotes=tuple(Footnote(label, quote, "s1") for label, quote in (footnotes or {}).items()),
            sources=(SourceRef("s1", source.name, source.sha256, source.filename),) if source else (),
        )
        slug = title_key(title).replace(" ", "-")
        body = files.render(page)
        article = add(
            Article(
                **{
                    "space_id": space.id,
                    "kind": "source",
                    "slug": slug,
                    "title": title,
                    "title_key": title_key(title),
                    "title_head": title_head(title),
                    "path": f"sources/{slug}.md",
                    "summary": f"About {title}.",
                    "body": body,
                    "file_sha256": "0" * 64,
                    "source_id": source.id if source else None,
                    **values,
                }
            )
        )
        add(
            ArticleName(
                space_id=article.space_id,
                article_id=article.id,
                key=article.title_key,
                name=title,
                head=name_head(title, source.language if source else "en"),
            ),
            Revision(
                space_id=article.space_id,
                article_id=article.id,
                number=1,
                title=title,
                body=body,
                author="wikimind",
            ),
        )
        return article

    return an_article


@pytest.fixture
def a_claim(add: Callable[..., Any], tea: Document) -> Callable[..., Claim]:
    """A claim of an article that quotes the text about tea, from the first to the last of these words."""

    def a_claim(article: Article, source: Source, first: str, last: str = "", **values: Any) -> Claim:
        start = tea.text.index(first)
        end = tea.text.index(last or first, start) + len(last or first)
        defaults = {
            "space_id": article.space_id,
            "article_id": article.id,
            "source_id": source.id,
            "sha256": source.sha256,
            "section": "Key claims",
            "label": "c1",
            "text": tea.text[start:end],
            "quote": tea.text[start:end],
            "page": tea.page_at(start),
            "start": start,
            "end": end,
            "standing": "exact",
        }
        return add(Claim(**{**defaults, **values}))

    return a_claim
