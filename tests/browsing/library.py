"""A small wiki of texts of our own for tests that look and for pictures: a printed paper and the samples."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate, Paragraph
from sqlalchemy import select

from wikimind.actions import articles, sources
from wikimind.extensions import db
from wikimind.models.article import Article, Claim
from wikimind.models.author import PERSON, Author
from wikimind.models.source import Source
from wikimind.models.space import Space

SAMPLES = Path(__file__).resolve().parents[2] / "wikimind" / "samples"
TITLE = "How tide mills kept time with the moon"
HERE = Path(__file__).resolve().parent
PAPER = (HERE / "tide-mills.txt").read_text()
WORD_IN_PAPER = "sluice"  # to search for


@dataclass(frozen=True)
class Library:
    """What stands where: the printed paper with its article and a claim on a later page, and a sample."""

    paper: int
    claim: int
    page: int
    article: str
    sample: int
    sample_article: str
    concept: str


def a_paper() -> bytes:
    """The paper in two columns, as printed ones are."""
    file = io.BytesIO()
    title = ParagraphStyle("title", fontName="Times-Bold", fontSize=19, leading=23, alignment=1)
    head = ParagraphStyle("head", fontName="Times-Bold", fontSize=12, leading=15, spaceBefore=8, spaceAfter=4)
    body = ParagraphStyle(
        "body", fontName="Times-Roman", fontSize=11.5, leading=15, alignment=TA_JUSTIFY, firstLineIndent=10
    )
    wide, high = A4
    columns = [Frame(x, 60, wide / 2 - 65, high - 120, id=f"c{x}") for x in (55, wide / 2 + 10)]
    first = [Frame(55, high - 150, wide - 110, 90, id="title")]
    first += [Frame(x, 60, wide / 2 - 65, high - 215, id=f"f{x}") for x in (55, wide / 2 + 10)]
    document = BaseDocTemplate(file, pagesize=A4, title=TITLE, author="A. Millwright")
    document.addPageTemplates([PageTemplate("first", first), PageTemplate("later", columns)])
    story = [Paragraph(TITLE, title), FrameBreak(), NextPageTemplate("later")]
    for block in PAPER.strip().split("\n\n"):
        text = " ".join(block.split())
        story.append(Paragraph(text.removeprefix("# "), head if text.startswith("# ") else body))
    document.build(story)
    return file.getvalue()


def fill(space: Space, work: Callable[[], None]) -> None:
    """Feed everything, let it be compiled, and let a person edit an article; one file cannot be read."""
    sources.feed(space, io.BytesIO(a_paper()), filename="tide-mills.pdf", user=None)
    for path in (HERE / "tidal-power.md", *sorted(SAMPLES.glob("*.md"))):
        sources.feed(space, io.BytesIO(path.read_bytes()), filename=path.name, user=None)
    work()
    sources.feed(space, io.BytesIO(b"%PDF-1.4 cut off here"), filename="broken.pdf", user=None)
    work()
    found = _article_of("linked-notes.md")
    text = found.body.split("---\n", 2)[2].replace(
        "## Open questions", "## Notes\n\nAsk Ada.\n\n## Open questions"
    )
    ada = Author(PERSON, None, "Ada")
    articles.save_edit(found.id, text, author=ada, base_revision=found.revision, note="a note")
    db.session.expire_all()


def look_up() -> Library:
    article, sample = _article_of("tide-mills.pdf"), _article_of("linked-notes.md")
    claim = db.session.scalars(
        select(Claim)
        .where(Claim.article_id == article.id, Claim.page > 1, Claim.section == "Key claims")
        .order_by(Claim.id)
    ).first()
    concept = db.session.scalars(
        select(Article).where(Article.kind == "concept").order_by(Article.id)
    ).first()
    assert claim and claim.page and article.source_id and sample.source_id and concept
    return Library(
        article.source_id, claim.id, claim.page, article.slug, sample.source_id, sample.slug, concept.slug
    )


def _article_of(filename: str) -> Article:
    return db.session.scalars(
        select(Article).join(Source, Source.id == Article.source_id).where(Source.filename == filename)
    ).one()
