"""The database made again from the two directories that hold everything: raw files and the vault."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from wikimind.articles.bylines import corrections_in, take_draft, take_page
from wikimind.articles.concepts import attach_concepts, replace_definitions
from wikimind.articles.corpus import count_phrases
from wikimind.articles.draft import Draft
from wikimind.articles.files import sha256_of
from wikimind.articles.naming import FOLDERS, new_article
from wikimind.articles.publication import adopt, publish
from wikimind.errors import WikimindError
from wikimind.extensions import db, end_read, write_transaction
from wikimind.extract.sniff import ZIP, sniff
from wikimind.extract.text.encoding import decode
from wikimind.models.article import CONCEPT, SOURCE, Article
from wikimind.models.author import THE_VAULT
from wikimind.models.concept import ConceptAlias
from wikimind.models.job import JobKind, Priority, request_job
from wikimind.models.queries.documents import draft_row
from wikimind.models.source import COMPILED, FAILED, Source
from wikimind.models.space import Space
from wikimind.nlp.keys import concept_key
from wikimind.pipeline.stages import compiling, extracting, grounding, unpacking
from wikimind.storage import current, raw_key, wiki_key
from wikimind.storage.spool import HEAD
from wikimind.wiki import files
from wikimind.wiki.page import Page, SourceRef


@dataclass(frozen=True)
class VaultFile:
    """A file of the vault that has no row yet."""

    path: str
    text: str
    sha256: str
    page: Page


def rebuild(space: Space) -> Iterator[str]:
    """Add a row for every raw file and article that has none; yields a line for each."""
    found = list(_vault(space))
    # The article of a source tells more of it than others that cite it.
    own_last = sorted(found, key=lambda one: one.page.type == SOURCE)
    references = {ref.sha256: ref for article in own_last for ref in article.page.sources}
    for sha256 in _unknown_raw(space):
        ref = references.get(sha256) or SourceRef("", "", sha256, "")
        name = ref.resource if ref.resource and "://" not in ref.resource else sha256[:12]
        yield f"{name}: {_add_source(space, ref, name)}"
    # Articles of sources first: the articles of concepts look their concepts up.
    for article in sorted(found, key=lambda f: (f.page.type != SOURCE, f.path)):
        with write_transaction() as session:
            _add_article(session, space, article)
        yield f"{article.path}: taken over"
    with write_transaction() as session:
        _ask_for_the_rest(session, space)


def _vault(space: Space) -> Iterator[VaultFile]:
    prefix = wiki_key(space.slug, "")
    known = set(db.session.scalars(select(Article.path).where(Article.space_id == space.id)))
    end_read()
    for key in current().keys(prefix.rstrip("/")):
        path = key.removeprefix(prefix)
        if path.split("/")[0] in FOLDERS.values() and path.endswith(".md") and path not in known:
            data = current().read(key)
            text = decode(data)
            yield VaultFile(path, text, sha256_of(data), files.parse(text))


def _unknown_raw(space: Space) -> list[str]:
    known = set(db.session.scalars(select(Source.sha256).where(Source.space_id == space.id)))
    end_read()
    prefix = f"spaces/{space.slug}/raw"
    return [sha for key in current().keys(prefix) if (sha := key.rsplit("/", 1)[1]) not in known]


def _add_source(space: Space, ref: SourceRef, name: str) -> str:
    """Add the source and read, compile and ground it; what became of it."""
    key = raw_key(space.slug, ref.sha256)
    with current().open(key) as file:
        head = file.read(HEAD)
        size = file.seek(0, 2)
    try:
        media_type = sniff(head, name)
    except WikimindError as error:
        return str(error)
    with write_transaction() as session:
        source = Source(
            space_id=space.id,
            sha256=ref.sha256,
            size=size,
            media_type=media_type,
            filename=name,
            origin=ref.resource if "://" in ref.resource else "",
            corrected=corrections_in(ref),
        )
        session.add(source)
        session.flush()
        source_id = source.id
    if media_type == ZIP:
        with write_transaction() as session:
            unpacking.keep(session.get_one(Source, source_id))
        return "kept; its files are sources of their own"
    try:
        for stage in (extracting, compiling, grounding):
            result = stage.work(source_id)
            with write_transaction() as session:
                stage.save(session, source_id, result)
    except WikimindError as error:
        with write_transaction() as session:
            failed = session.get_one(Source, source_id)
            failed.state, failed.error = FAILED, str(error)
        return str(error)
    return "read"


def _add_article(session: Session, space: Space, found: VaultFile) -> None:
    page, kind = found.page, found.page.type if found.page.type in FOLDERS else SOURCE
    shas = [ref.sha256 for ref in page.sources]
    source = session.scalar(select(Source).where(Source.space_id == space.id, Source.sha256.in_(shas[:1])))
    article = new_article(session, space, kind, page.title, (found.path, f"{found.path} again"))
    article.path, article.created_at = found.path, page.created  # type: ignore[assignment]
    if kind == SOURCE and source is not None:
        article.source_id = source.id
    if kind == CONCEPT:
        article.concept_id = session.scalar(
            select(ConceptAlias.concept_id).where(
                ConceptAlias.space_id == space.id, ConceptAlias.key == concept_key(page.title)
            )
        )
    note = "taken over from the wiki directory"
    if article.title == page.title:
        adopt(session, article, page, found.text, found.sha256, author=THE_VAULT, note=note)
    else:  # it has none, or another file has it too
        publish(session, space, article, replace(page, title=article.title), author=THE_VAULT, note=note)
    if kind == SOURCE and source is not None and source.state != FAILED:
        row = draft_row(session, source.id)
        draft = Draft.from_json(row.draft)
        count_phrases(session, space.id, row, draft.phrases)
        replace_definitions(session, source, draft.definitions)
        attach_concepts(session, article, draft.concepts)
        take_draft(source, draft)
        source.state = COMPILED
        take_page(source, page)


def _ask_for_the_rest(session: Session, space: Space) -> None:
    """Sources without an article are compiled by a worker."""
    written = select(Article.source_id).where(Article.source_id.is_not(None))
    waiting = session.scalars(
        select(Source).where(
            Source.space_id == space.id,
            Source.state.not_in((COMPILED, FAILED)),
            Source.id.not_in(written),
        )
    )
    for source in waiting:
        request_job(session, space.id, JobKind.SOURCE, source.id, source_id=source.id, priority=Priority.BULK)
    request_job(session, space.id, JobKind.CATALOGUE, space.id)
