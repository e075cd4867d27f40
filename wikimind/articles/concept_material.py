"""What the sources of a space say about a concept: the sentences that name it, found by index.

Bounded: the best passages of the best sources, however large the space is.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session, aliased, undefer

from wikimind import search
from wikimind.extract.document import Document
from wikimind.models.article import SOURCE, Article, Claim
from wikimind.models.concept import ArticleConcept, Concept, ConceptAlias, ConceptDefinition
from wikimind.models.source import Passage, Source, StoredDocument
from wikimind.nlp.definition_patterns import ARTICLES
from wikimind.nlp.definitions import LEAST
from wikimind.nlp.facets import speaks_of_itself
from wikimind.nlp.names import pattern_of
from wikimind.nlp.scripts import is_unspaced
from wikimind.nlp.sentences import split
from wikimind.nlp.speech import label_of
from wikimind.nlp.standalone import flaw
from wikimind.nlp.words import stop_words, tokens, word_set

MOST_SOURCES = 30
MOST_PASSAGES = 60
MOST_EACH = 8  # passages of one source
POOL = 120  # passages among which those are, so that a book leaves room for others
MOST_NAMES = 4  # that are searched for
MOST_DEFINITIONS = 20
MOST_NEIGHBOURS = 8
MOST_BEFORE = 4  # words between the beginning of a clause and the name of its subject
MOST_INTRODUCING = 8  # words before the comma behind which the clause may begin
_LISTING = tuple(",;、，،")
NEVER_BEFORE = word_set("unlike like despite via regarding following concerning using given")
LEADING = word_set(ARTICLES) | word_set("all every each many most some several both")
SAMPLE = 200  # articles in which neighbours are counted


@dataclass(frozen=True)
class Mention:
    """A sentence that names the concept: `text` is `start:end` of the source's document, on one line.

    `place` tells where in it the name stands, from 0 to 1, `subject` whether the sentence begins with it, and
    `strength` how surely it defines the concept.
    `passage` is None where the page is known already.
    """

    source: int
    text: str
    start: int
    end: int
    language: str = "en"
    page: int | None = None
    passage: tuple[int, int] | None = None  # source and ordinal
    place: float = 1.0
    subject: bool = False
    strength: float = 0.0
    own: bool = False  # the source speaks of itself


@dataclass(frozen=True)
class MaterialSource:
    """A source that speaks of the concept, and the article about it."""

    id: int
    article_id: int
    title: str
    name: str
    sha256: str
    resource: str


@dataclass(frozen=True)
class ConceptMaterial:
    """Everything that a concept's article may be made of; `standing` are the quotes that are in it now."""

    space_id: int
    name: str
    aliases: tuple[str, ...]
    sources: tuple[MaterialSource, ...]
    mentions: tuple[Mention, ...]
    neighbours: tuple[str, ...]
    standing: frozenset[str] = frozenset()


def gather(session: Session, concept: Concept) -> ConceptMaterial:
    """Read the material. Sources that the concept is weightiest in come first."""
    rows = session.execute(
        select(ConceptAlias.key, ConceptAlias.name)
        .where(ConceptAlias.concept_id == concept.id)
        .order_by(ConceptAlias.id)
    ).all()
    names = tuple(dict.fromkeys([concept.name, *(name for _, name in rows)]))
    defined = _definitions(session, concept, [concept.key, *(key for key, _ in rows)])
    found = _passages(session, concept.space_id, names)
    ids = _weightiest_first(session, concept, [m.source for m in defined] + [hit.source for hit in found])
    sources = _sources(session, ids)
    known = {source.id for source in sources}
    mentions = _distinct(
        [m for m in defined if m.source in known],
        (m for hit in found if hit.source in known for m in _mentions(hit, names)),
    )
    return ConceptMaterial(
        concept.space_id,
        concept.name,
        tuple(name for name in names if name.casefold() != concept.name.casefold()),
        sources,
        tuple(mentions),
        tuple(_neighbours(session, concept.id)),
        _standing(session, concept.id),
    )


def _definitions(session: Session, concept: Concept, keys: Iterable[str]) -> list[Mention]:
    """The sentences of the space that define the concept, the surest first."""
    rows = session.execute(
        select(ConceptDefinition, Source.language)
        .join(Source, Source.id == ConceptDefinition.source_id)
        .where(
            ConceptDefinition.space_id == concept.space_id,
            ConceptDefinition.key.in_(sorted(set(keys))),
            ConceptDefinition.strength >= LEAST,
        )
        .order_by(ConceptDefinition.strength.desc(), ConceptDefinition.id)
        .limit(MOST_DEFINITIONS)
    )
    return [
        Mention(
            row.source_id,
            row.text,
            row.start,
            row.end,
            language or "en",
            row.page,
            place=0.0,
            subject=True,
            strength=row.strength,
            own=speaks_of_itself(row.text, language or "en"),
        )
        for row, language in rows
    ]


@dataclass(frozen=True)
class _FoundPassage:
    """A passage in which the concept is named."""

    source: int
    ordinal: int
    start: int
    page: int | None
    text: str
    language: str


def _passages(session: Session, space_id: int, names: Sequence[str]) -> list[_FoundPassage]:
    """The best passages, at most MOST_EACH of one source."""
    hits: dict[int, search.Hit] = {}
    for name in names[:MOST_NAMES]:
        words = name.replace('"', " ").strip()
        results = search.find(session, space_id, f'"{words}"', kinds=("passage",), limit=POOL)
        if not results.corrected:
            hits |= {hit.ref_id: hit for hit in results.hits if hit.ref_id not in hits}
    each: Counter[int] = Counter()
    kept: list[search.Hit] = []
    for hit in hits.values():
        if hit.source_id is not None and each[hit.source_id] < MOST_EACH and len(kept) < MOST_PASSAGES:
            each[hit.source_id] += 1
            kept.append(hit)
    places = session.execute(
        select(Passage.id, Passage.source_id, Passage.ordinal, Passage.start, Passage.page).where(
            Passage.id.in_(sorted(hit.ref_id for hit in kept))
        )
    )
    by_id = {row.id: row for row in places}
    return [
        _FoundPassage(row.source_id, row.ordinal, row.start, row.page, hit.body, hit.language)
        for hit in kept
        if (row := by_id.get(hit.ref_id))
    ]


def _weightiest_first(session: Session, concept: Concept, found: Sequence[int]) -> list[int]:
    """The ids of sources: those of articles with the concept, then others that speak of it."""
    attached = session.scalars(
        select(Article.source_id)
        .join(ArticleConcept, ArticleConcept.article_id == Article.id)
        .where(
            ArticleConcept.concept_id == concept.id,
            Article.kind == SOURCE,
            Article.source_id.in_(sorted(set(found))),
        )
        .order_by(ArticleConcept.score.desc(), Article.id)
        .limit(MOST_SOURCES)
    )
    return list(dict.fromkeys([*(one for one in attached if one is not None), *found]))[:MOST_SOURCES]


def _sources(session: Session, ids: Sequence[int]) -> tuple[MaterialSource, ...]:
    rows = session.execute(
        select(Article.id, Article.title, Source)
        .join(Source, Source.id == Article.source_id)
        .where(Article.source_id.in_(ids), Article.kind == SOURCE)
    ).all()
    by_id = {
        source.id: MaterialSource(
            source.id, article_id, title, source.name, source.sha256, source.origin or source.filename
        )
        for article_id, title, source in rows
    }
    return tuple(by_id[one] for one in ids if one in by_id)


def _mentions(passage: _FoundPassage, names: Sequence[str]) -> Iterable[Mention]:
    """The sentences of a passage that name the concept and can be read alone."""
    language = passage.language or "en"
    named = pattern_of(names, language)
    for start, end in split(passage.text, language):
        label, begin = label_of(passage.text[start:end])
        start += begin if label else 0
        text = " ".join(passage.text[start:end].split())
        match = named.search(text)
        if match is None or flaw(text, language):
            continue
        yield Mention(
            passage.source,
            text,
            passage.start + start,
            passage.start + end,
            language,
            passage.page,
            (passage.source, passage.ordinal) if passage.page is not None else None,
            match.start() / max(1, len(text)),
            subject=_is_subject(text[: match.start()], text[match.end() :], language),
            own=speaks_of_itself(text, language),
        )


def _is_subject(before: str, after: str, language: str) -> bool:
    """Whether a sentence says something of what it names between these words.

    Nothing but an article and attributes stands before the name, behind an introduction at most, and what
    follows goes on to say something: it neither lists nor names what the name is only an attribute of.
    """
    introduction, comma, clause = before.rpartition(",")
    stops = stop_words(language)
    words = tokens(clause, language)
    if "," in introduction or len(introduction.split()) > MOST_INTRODUCING or len(words) > MOST_BEFORE:
        return False
    if comma and (after.lstrip()[:1] in _LISTING or tokens(introduction, language)[:1] == []):
        return False
    following = tokens(after[:40], language)[:1]
    goes_on = (
        is_unspaced(after[:40]) or not stops or after.lstrip()[:1] == "(" or stops.intersection(following)
    )
    return bool(goes_on) and not any(word in NEVER_BEFORE or word in stops - LEADING for word in words)


def _distinct(*groups: Iterable[Mention]) -> list[Mention]:
    """No words twice, and those of a definition under its strength."""
    kept: dict[str, Mention] = {}
    for group in groups:
        for mention in group:
            kept.setdefault(mention.text.casefold(), mention)
    return list(kept.values())


def _neighbours(session: Session, concept_id: int) -> list[str]:
    """Titles of articles about concepts that occur together with this one most often."""
    own, other = aliased(ArticleConcept), aliased(ArticleConcept)
    count = func.count().label("together")
    sample = (
        select(own.article_id)
        .where(own.concept_id == concept_id)
        .order_by(own.article_id.desc())
        .limit(SAMPLE)
    )
    rows = session.execute(
        select(Article.title, count)
        .join(other, other.concept_id == Article.concept_id)
        .where(other.article_id.in_(sample), Article.concept_id != concept_id)
        .group_by(Article.id, Article.title)
        .order_by(count.desc(), Article.title)
        .limit(MOST_NEIGHBOURS)
    )
    return [title for title, _ in rows]


def _standing(session: Session, concept_id: int) -> frozenset[str]:
    quotes = (
        select(Claim.quote)
        .join(Article, Article.id == Claim.article_id)
        .where(Article.concept_id == concept_id)
    )
    return frozenset(session.scalars(quotes))


def with_pages(session: Session, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with the pages they begin on. A passage may run over the end of its page; where the next
    one begins on another, the document is asked.
    """
    wanted = {mention.passage for mention in mentions if mention.passage is not None}
    following = _pages_of_next(session, wanted)
    odd = {
        m.passage[0] for m in mentions if m.passage is not None and following.get(m.passage, m.page) != m.page
    }
    documents = _paged_documents(session, odd)
    return [
        replace(m, page=documents[m.source].page_at(m.start)) if m.passage and m.source in documents else m
        for m in mentions
    ]


def _pages_of_next(
    session: Session, passages: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], int | None]:
    places = [(source, ordinal + 1) for source, ordinal in sorted(passages)]
    if not places:
        return {}
    rows = session.execute(
        select(Passage.source_id, Passage.ordinal, Passage.page).where(
            tuple_(Passage.source_id, Passage.ordinal).in_(places)
        )
    )
    return {(source, ordinal - 1): page for source, ordinal, page in rows}


def _paged_documents(session: Session, ids: Iterable[int]) -> dict[int, Document]:
    rows = session.scalars(
        select(StoredDocument)
        .where(StoredDocument.source_id.in_(sorted(ids)))
        .options(undefer(StoredDocument.layout))
    )
    return {
        row.source_id: Document("", (), pages=tuple((at, page) for at, page in row.layout["pages"]))
        for row in rows
    }
