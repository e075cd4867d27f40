"""The neighbours of one article as a small picture: half of them on either side, relations by name."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask

from wikimind.models.article import Article
from wikimind.models.link import Link
from wikimind.models.queries import graph

WIDTH = 300  # units, about a pixel each in the rail beside an article
ROW = 50
MOST = 10
_LINKS_READ = 30  # in which some neighbours may stand several times
_LINE = 16  # characters of a name in one line
_INSET = 114  # from the edge to the dots, which is the room for names


@dataclass(frozen=True)
class Neighbour:
    """An article beside the one in the middle; `how` names the link from where it begins."""

    article: Article
    lines: tuple[str, ...]
    x: float
    y: float
    relation: str
    how: str

    @property
    def is_left(self) -> bool:
        return self.x < WIDTH / 2


@dataclass(frozen=True)
class LocalGraph:
    """A picture WIDTH units wide. `among` joins neighbours: (x, y, x, y)."""

    height: int
    neighbours: tuple[Neighbour, ...]
    among: tuple[tuple[float, float, float, float], ...]
    more: int

    @property
    def middle(self) -> tuple[float, float]:
        return WIDTH / 2, self.height / 2


def init_app(app: Flask) -> None:
    app.jinja_env.globals["local_graph"] = around


def around(article: Article) -> LocalGraph | None:
    """The article's neighbours, those first whose link says most; None where it has none."""
    links: dict[int, tuple[Link, Article]] = {}
    for link, other in graph.links_around(article, _LINKS_READ):
        links.setdefault(other.id, (link, other))
    if not links:
        return None
    shown = list(links.values())[:MOST]
    height = ROW * -(-len(shown) // 2) + ROW
    placed = tuple(
        _placed(article, link, other, number, len(shown), height)
        for number, (link, other) in enumerate(shown)
    )
    return LocalGraph(height, placed, tuple(_among(article, placed)), len(links) - len(shown))


def _placed(article: Article, link: Link, other: Article, number: int, count: int, height: int) -> Neighbour:
    """Left and right in turn, each side spread over the height and bent around the middle."""
    left, row = number % 2 == 0, number // 2
    rows = -(-count // 2) if left else count // 2
    y = height / 2 + (row - (rows - 1) / 2) * ROW
    bend = 8 * abs(y - height / 2) / (height / 2)
    x = _INSET + bend if left else WIDTH - _INSET - bend
    leaves = link.from_id == article.id
    how = link.relation if leaves else f"{link.relation} this"
    return Neighbour(other, _lines(other.title), round(x, 1), round(y, 1), link.relation, how)


def _lines(title: str) -> tuple[str, ...]:
    """The name in at most two lines.

    >>> _lines("On the weights of glaciers and of other slow rivers of ice")
    ('On the weights', 'of glaciers and…')
    """
    lines = textwrap.wrap(title, _LINE, max_lines=2, placeholder="…")
    return tuple(lines)


def _among(article: Article, placed: Sequence[Neighbour]) -> list[tuple[float, float, float, float]]:
    """Lines for the links between the neighbours themselves."""
    at = {neighbour.article.id: (neighbour.x, neighbour.y) for neighbour in placed}
    links = graph.links_among(article.space_id, list(at))
    pairs = {(min(pair), max(pair)) for pair in links}
    return [(*at[one], *at[other]) for one, other in sorted(pairs)]
