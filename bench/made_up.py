"""A made-up wiki of any size, written straight into the tables: topics with concepts of their own."""

import random
from datetime import timedelta

from sqlalchemy import insert

from wikimind.articles.names import name_head
from wikimind.extensions import write_transaction
from wikimind.models.article import CONCEPT, SOURCE, Article, ArticleName
from wikimind.models.concept import ArticleConcept, Concept
from wikimind.models.link import Link
from wikimind.models.space import Space
from wikimind.models.types import now
from wikimind.wiki.titles import slug, title_head, title_key

TOPICS = (
    *("Glacier", "Tide", "Pollen", "Enzyme", "Harbour", "Loom", "Comet", "Ballad", "Quarry", "Canal"),
    *("Lichen", "Magnet", "Orchard", "Piston", "Reef", "Saddle", "Turbine", "Vault", "Willow", "Zeolite"),
)
ASPECTS = (
    *("survey", "history", "chemistry", "maps", "trade", "repair", "measurement", "language"),
    *("weather", "law", "theory", "craft", "economy", "ecology", "physics", "archive"),
)
ALONE = 0.02  # of all articles have no links
HUBS = 12  # one of so many articles is a concept's


def fill(space: Space, articles: int, links: int, seed: int = 1) -> None:
    """Add that many articles and links to the space."""
    draw = random.Random(seed)
    hubs = max(1, articles // HUBS)
    topics = [min(int(draw.expovariate(1 / 6)), len(TOPICS) - 1) for _ in range(articles)]
    with write_transaction() as session:
        names = [_title(draw, topic, number, hubs) for number, topic in enumerate(topics)]
        session.execute(insert(Concept), [_concept(space, n, names[n]) for n in range(hubs)])
        session.execute(insert(Article), [_article(space, n, name, hubs) for n, name in enumerate(names)])
        session.execute(
            insert(ArticleName),
            [
                {
                    "space_id": space.id,
                    "article_id": n + 1,
                    "key": title_key(name),
                    "name": name,
                    "head": name_head(name, "en"),
                }
                for n, name in enumerate(names)
            ],
        )
        pairs = sorted(_pairs(draw, topics, hubs, links))
        session.execute(insert(Link), [_link(space, one, other, names, draw) for one, other in pairs])
        uses = [
            {"article_id": one + 1, "concept_id": other + 1, "score": 0.5}
            for one, other in pairs
            if other < hubs
        ]
        if uses:
            session.execute(insert(ArticleConcept), uses)


def _title(draw: random.Random, topic: int, number: int, hubs: int) -> str:
    name = TOPICS[topic]
    if number < hubs:
        return f"{name} {draw.choice(ASPECTS)} {number}"
    return f"On the {draw.choice(ASPECTS)} of {name.lower()} and {draw.choice(TOPICS).lower()} {number}"


def _concept(space: Space, number: int, name: str) -> dict[str, object]:
    return {"id": number + 1, "space_id": space.id, "key": title_key(name), "name": name, "uses": 9}


def _article(space: Space, number: int, title: str, hubs: int) -> dict[str, object]:
    kind = CONCEPT if number < hubs else SOURCE
    return {
        "id": number + 1,
        "space_id": space.id,
        "kind": kind,
        "slug": slug(title),
        "title": title,
        "title_key": title_key(title),
        "title_head": title_head(title),
        "path": f"{kind}s/{title}.md",
        "body": f"---\ntype: {kind}\ntitle: {title}\n---\n\n# {title}\n\nA made-up page.\n",
        "file_sha256": "0" * 64,
        "concept_id": number + 1 if number < hubs else None,
        "updated_at": now() - timedelta(minutes=number),
    }


def _pairs(draw: random.Random, topics: list[int], hubs: int, links: int) -> set[tuple[int, int]]:
    count = len(topics)
    linked = int(count * (1 - ALONE))
    members: dict[int, list[int]] = {}
    concepts: dict[int, list[int]] = {}
    for number, topic in enumerate(topics[:linked]):
        (concepts if number < hubs else members).setdefault(topic, []).append(number)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < links:
        one = draw.randrange(hubs, linked)
        chance, topic = draw.random(), topics[one]
        if chance < 0.6 and topic in concepts:
            known = concepts[topic]
            other = known[min(int(draw.expovariate(4 / len(known))), len(known) - 1)]
        elif chance < 0.92:
            other = draw.choice(members[topic])
        else:
            other = draw.randrange(linked)
        if one != other:
            pairs.add((one, other))
    return pairs


def _link(space: Space, one: int, other: int, names: list[str], draw: random.Random) -> dict[str, object]:
    return {
        "space_id": space.id,
        "from_id": one + 1,
        "to_id": other + 1,
        "to_title": names[other],
        "to_key": title_key(names[other]),
        "relation": draw.choice(("references", "references", "related", "extends", "contradicts")),
        "reason": "",
    }
