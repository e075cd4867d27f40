"""Which articles belong together, and why. Every look-up goes by an index; none reads all articles."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from wikimind.articles.layout import Relation
from wikimind.articles.names import name_head
from wikimind.extensions import upsert
from wikimind.models.article import SOURCE, Article, ArticleName
from wikimind.models.concept import ArticleConcept, Concept
from wikimind.models.link import RELATIONS, Link
from wikimind.models.source import SourceReference
from wikimind.nlp.everyday import is_everyday_title
from wikimind.wiki.inline import file_stem
from wikimind.wiki.links import candidate_heads, mentions, wikilinks
from wikimind.wiki.page import RELATED, Page
from wikimind.wiki.titles import title_key

MOST_RELATED = 8
RARE_USES = 40  # a concept of more articles says little about any two of them
MOST_CITING = 50
MOST_HEADS = 10_000  # looked up at once; the engines take some 32,000 values


def related_to(
    session: Session, space_id: int, source_id: int, text: str, concept_ids: Sequence[int]
) -> list[Relation]:
    """The most related articles of other sources, best first."""
    scores: dict[int, float] = defaultdict(float)
    reasons: dict[int, list[str]] = defaultdict(list)
    mentioned = _mentioned(session, space_id, source_id, text)
    for article_id in mentioned:
        scores[article_id] += 2.0
        reasons[article_id].append("mentions it by title")
    for article_id, names, score in _sharing_concepts(session, source_id, concept_ids):
        scores[article_id] += score
        reasons[article_id].append("shares " + ", ".join(f"“{name}”" for name in names[:3]))
    for article_id, count in _citing_the_same(session, space_id, source_id):
        scores[article_id] += min(count, 5) * 0.4
        reasons[article_id].append(f"cites {count} of the same works" if count > 1 else "cites the same work")
    best = sorted(scores, key=lambda article_id: (-scores[article_id], article_id))[:MOST_RELATED]
    titles = dict(
        row._tuple() for row in session.execute(select(Article.id, Article.title).where(Article.id.in_(best)))
    )
    return [
        Relation(titles[a], "references" if a in mentioned else "related", "; ".join(reasons[a]))
        for a in best
        if a in titles
    ]


def _mentioned(session: Session, space_id: int, source_id: int, text: str) -> set[int]:
    """Source articles whose title stands in the text. Everyday words are no title that somebody mentions."""
    heads = sorted(candidate_heads(text))
    found: dict[str, int] = {}
    for some in (heads[at : at + MOST_HEADS] for at in range(0, len(heads), MOST_HEADS)):
        rows = session.execute(
            select(Article.title, Article.id).where(
                Article.space_id == space_id,
                Article.kind == SOURCE,
                Article.title_head.in_(bindparam("heads", expanding=True)),
                Article.source_id.is_distinct_from(source_id),
            ),
            {"heads": some},
        )
        found.update(row._tuple() for row in rows)
    return {found[title] for title in mentions(text, (t for t in found if not is_everyday_title(t)))}


def _sharing_concepts(
    session: Session, source_id: int, concept_ids: Sequence[int]
) -> list[tuple[int, list[str], float]]:
    """Articles with the same rare concepts: (article, names of what is shared, score)."""
    rare = session.execute(
        select(Concept.id, Concept.name, Concept.uses).where(
            Concept.id.in_(list(concept_ids)), Concept.uses <= RARE_USES
        )
    ).all()
    names: dict[int, list[str]] = defaultdict(list)
    scores: dict[int, float] = defaultdict(float)
    by_concept: dict[int, list[tuple[int, float]]] = defaultdict(list)
    rows = session.execute(
        select(ArticleConcept.concept_id, ArticleConcept.article_id, ArticleConcept.score)
        .join(Article, Article.id == ArticleConcept.article_id)
        .where(
            ArticleConcept.concept_id.in_([row.id for row in rare]),
            Article.kind == SOURCE,
            Article.source_id.is_distinct_from(source_id),
        )
        .order_by(ArticleConcept.score.desc(), ArticleConcept.article_id)
    )
    for concept_id, article_id, weight in rows:
        by_concept[concept_id].append((article_id, weight))
    for concept_id, name, uses in sorted(rare, key=lambda row: (row.uses, row.name)):
        for article_id, weight in by_concept[concept_id]:
            names[article_id].append(name)
            scores[article_id] += (0.5 + weight) / (1 + uses) ** 0.5
    return [(article_id, names[article_id], scores[article_id]) for article_id in names]


def _citing_the_same(session: Session, space_id: int, source_id: int) -> list[tuple[int, int]]:
    """Articles of sources that cite works which this one cites: (article, number of works)."""
    own, other = aliased(SourceReference), aliased(SourceReference)
    count = func.count().label("works")
    rows = session.execute(
        select(Article.id, count)
        .select_from(own)
        .join(other, (other.space_id == own.space_id) & (other.key == own.key))
        .join(Article, Article.source_id == other.source_id)
        .where(own.source_id == source_id, own.space_id == space_id, other.source_id != source_id)
        .group_by(Article.id)
        .order_by(count.desc(), Article.id)
        .limit(MOST_CITING)
    )
    return [row._tuple() for row in rows]


def replace_links(session: Session, article: Article, page: Page) -> None:
    """Write the article's links anew from the [[wikilinks]] of its page; unwritten titles stay open."""
    session.execute(delete(Link).where(Link.from_id == article.id))
    wanted: dict[str, tuple[str, str, str]] = {}
    for section in page.sections:
        for line in section.body.splitlines():
            for link in wikilinks(line):
                relation, reason = _relation(line[link.end :]) if section.heading == RELATED else ("", "")
                wanted.setdefault(title_key(link.title), (link.title, relation or "references", reason))
    wanted.pop(article.title_key, None)
    wanted.pop("", None)
    targets = named(session, article.space_id, list(wanted))
    rows_to_add = [
        {
            "space_id": article.space_id,
            "from_id": article.id,
            "to_id": targets.get(key),
            "to_title": title[:300],
            "to_key": key[:300],
            "relation": relation,
            "reason": reason[:300],
        }
        for key, (title, relation, reason) in wanted.items()
    ]
    if rows_to_add:
        session.execute(insert(Link), rows_to_add)


def _relation(rest: str) -> tuple[str, str]:
    """What a line of the Related section says behind its link.

    >>> _relation(" — extends: adds a proof")
    ('extends', 'adds a proof')
    """
    relation, _, reason = rest.lstrip(" —–-").partition(":")
    return (relation.strip(), reason.strip().replace("\\", "")) if relation.strip() in RELATIONS else ("", "")


def named(session: Session, space_id: int, keys: Sequence[str]) -> dict[str, int]:
    """The ids of the articles that go by these keys; keys without an article are left out."""
    found: dict[str, int] = {}
    for some in (keys[at : at + 500] for at in range(0, len(keys), 500)):
        rows = session.execute(
            select(ArticleName.key, ArticleName.article_id).where(
                ArticleName.space_id == space_id, ArticleName.key.in_(some)
            )
        )
        found.update(row._tuple() for row in rows)
    return found


def names_of(page: Page) -> list[str]:
    """What links may call the article: its title, as it is and as the name of a file, and its aliases."""
    return [page.title, file_stem(page.title), *page.aliases]


def take_names(session: Session, article: Article, names: Sequence[str], language: str) -> None:
    """Let the article be found by `names` as far as they are free, and point waiting links at it.

    `language` is that of the article, by whose endings text is searched for its names.
    """
    forms = {key[:300]: name for name in reversed(names) if (key := title_key(name))}
    if forms:
        statement = upsert(session, ArticleName)
        written = {column: statement.excluded[column] for column in ("name", "head")}
        session.execute(
            statement.on_conflict_do_update(
                index_elements=["space_id", "key"],
                set_=written,
                where=ArticleName.article_id == article.id,
            ),
            [
                {
                    "space_id": article.space_id,
                    "article_id": article.id,
                    "key": key,
                    "name": name[:300],
                    "head": name_head(name, language),
                }
                for key, name in sorted(forms.items())  # so that two workers lock rows in the same order
            ],
        )
    own = select(ArticleName.key).where(ArticleName.article_id == article.id, ArticleName.key.in_(forms))
    session.execute(
        update(Link)
        .where(Link.space_id == article.space_id, Link.to_key.in_(own), Link.to_id.is_(None))
        .values(to_id=article.id)
        .execution_options(synchronize_session=False)
    )
