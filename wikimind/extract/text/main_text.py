"""Which blocks of a web page are its main text: trafilatura points at it, the page itself is read there.

Trafilatura judges well where the text of a page is. It drops links out of sentences, though, glues what line
breaks part, and leaves out headings and paragraphs for the names of their classes. So its result is only laid
over the blocks of the page: a block is taken where its letters are in the result, and so are blocks in a row
with these that are built alike.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import trafilatura

from wikimind.extract.document import CAPTION, CODE, HEADING, LIST, PARAGRAPH, TABLE
from wikimind.extract.text.markup import Piece

_SHORT = 400  # characters: an article is longer
_PROSE = 60  # characters that a block of prose has at least
_LINKED = 0.5  # share of links from which on a block is no prose
_SURE = 25  # letters of a block that are not met by chance
_EDGE = 15  # letters by which a block is known whose middle was dropped
_LITTLE = 0.25  # of the prose of a page: with less, another opinion is asked
_NEXT_TO_NOTHING = 0.1
_OBSTACLES = 2  # blocks in a row, such as a link to a shop, behind which the text may go on
_MUCH = 2000  # characters of prose: no page of pictures or links
_LETTERS = re.compile(r"\W+")
_APART = re.compile(
    r"newsletter|promo|advert|sponsor|related|recommend|share|social|subscribe|comment|caption|credit|byline"
    r"|author|copyright|noscript|footer|cookie|consent|sidebar|teaser|widget|breadcrumb",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"\bfootnotes?\b|\bdoc-(?:foot|end)notes?\b", re.IGNORECASE)
_SENTENCE = re.compile(r"^[^©].*[.!?:;…。！？؟।][\"'”’»)」]*$", re.DOTALL)
_OUTSIDE = frozenset(("nav", "footer", "aside", "figure", "form"))
_CLOSING = re.compile(
    r"references?|sources?|notes|bibliography|literature?|external links|further reading|links"
    r"|literatur|quellen|einzelnachweise|weblinks|références|liens externes|referencias|bibliografía"
    r"|enlaces externos|примечания|ссылки|литература|参考文献|脚注|外部リンク|参考资料",
    re.IGNORECASE,
)


Shape = tuple[tuple[str, frozenset[str]], ...]


def main_text(root: Any, pieces: Sequence[Piece]) -> list[Piece]:
    """The blocks of the main text in order; none where the page has none. `pieces` are all of its blocks."""
    letters = [_LETTERS.sub("", piece.text) for piece in pieces]
    chosen: set[int] = set()
    # The strict setting is right more often but may stop at the first obstacle; then the others are asked.
    for options in ({"favor_precision": True}, {}, {"favor_recall": True}):
        found = _met(letters, _opinion(root, **options))
        if _size(pieces, found) > 1.5 * _size(pieces, chosen):
            chosen = found
        if _is_enough(pieces, chosen):
            break
    else:
        if _coverage(pieces, chosen) < _NEXT_TO_NOTHING:
            chosen = set(_densest(pieces)) or chosen
    chosen = _without_tail(pieces, chosen | set(_alike(pieces, chosen)))
    return [pieces[at] for at in sorted(chosen)]


def is_most(pieces: Sequence[Piece], chosen: Sequence[Piece]) -> bool:
    """Whether the text that was chosen is long enough for a page, and a fair part of the page's prose."""
    ids = {id(piece) for piece in chosen}
    return _is_enough(pieces, {at for at, piece in enumerate(pieces) if id(piece) in ids})


def _opinion(root: Any, **options: Any) -> str:
    """The letters of what trafilatura takes for the main text."""
    found: Any = trafilatura.bare_extraction(root, include_comments=False, **options)
    if found is None or found.body is None:
        return ""
    return _LETTERS.sub("", " ".join(found.body.itertext()))


def _size(pieces: Sequence[Piece], chosen: Iterable[int]) -> int:
    return sum(len(pieces[at].text) for at in chosen)


def _is_prose(piece: Piece) -> bool:
    return piece.kind in (PARAGRAPH, LIST) and len(piece.text) >= _PROSE and not _is_linked(piece)


def _is_linked(piece: Piece) -> bool:
    return piece.links >= _LINKED * len(piece.text)


def _is_enough(pieces: Sequence[Piece], chosen: set[int]) -> bool:
    return _size(pieces, chosen) >= _SHORT and _coverage(pieces, chosen) >= _LITTLE


def _coverage(pieces: Sequence[Piece], chosen: set[int]) -> float:
    """How much of the page's prose is chosen."""
    prose = [at for at, piece in enumerate(pieces) if _is_prose(piece)]
    return _size(pieces, [at for at in prose if at in chosen]) / max(1, _size(pieces, prose))


def _met(letters: Sequence[str], result: str) -> set[int]:
    """The blocks whose letters stand in the result, in its order."""
    places = _sure_places(letters, result)
    found = set(places)
    after = sorted(places.items())
    indexes = [at for at, _ in after]
    reached = 0
    for at, text in enumerate(letters):
        if at in places:
            reached = max(reached, places[at] + len(text))
            continue
        following = bisect_right(indexes, at)
        limit = after[following][1] if following < len(after) else len(result)
        end = _place_between(text, result, reached, limit)
        if end:
            found.add(at)
            reached = end
    return found


def _sure_places(letters: Sequence[str], result: str) -> dict[int, int]:
    """Block → where its letters begin in the result, for blocks too long to be met by chance.

    Of blocks that say the same, as a teaser and the text do, those count that stand next to others.
    """
    alike: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(letters):
        if len(text) >= _SURE:
            alike[text].append(at)
    counts = {text: result.count(text) for text in alike}
    single = [same[0] for text, same in alike.items() if len(same) == 1 and counts[text]]
    places: dict[int, int] = {}
    for text, same in alike.items():
        if len(same) > counts[text] > 0:
            nearest = sorted(same, key=lambda at: min((abs(at - other) for other in single), default=0))
            same = sorted(nearest[: counts[text]])
        place = -1
        for at in same[: counts[text]]:
            place = result.find(text, place + 1)
            places[at] = place
    return places


def _place_between(text: str, result: str, start: int, end: int) -> int:
    """Where the block ends within that stretch of the result; 0 where it is not in it.

    A long block is known by its edges: the result may have lost a link in its middle, or all after it.
    """
    if not text or end <= start:
        return 0
    if len(text) < _SURE:
        at = result.find(text, start, end)
        return at + len(text) if at >= 0 else 0
    first = result.find(text[:_EDGE], start, end)
    last = result.find(text[-_EDGE:], first, end) + _EDGE if first >= 0 else 0
    if first >= 0 and last >= _EDGE and len(text) / 2 <= last - first <= len(text) + _EDGE:
        return last
    first = result.find(text[: 2 * _EDGE], start, end)
    return first + 2 * _EDGE if first >= 0 and len(text) >= 4 * _EDGE else 0


def _alike(pieces: Sequence[Piece], chosen: set[int]) -> Iterator[int]:
    """Blocks within the main text and at its ends that are built like it, and what it quotes."""
    prose = [at for at in chosen if _is_prose(pieces[at])]
    if not prose:
        return
    shapes = {_shape(pieces[at].node) for at in prose}
    names = {name for shape in shapes for _, classes in shape for name in classes}
    around = {id(above) for at in prose for above in _above(pieces[at].node, 3)}
    first, last = min(chosen), max(chosen)

    def belongs(at: int) -> bool:
        piece = pieces[at]
        if at in chosen or not any(map(str.isalnum, piece.text)):
            return at in chosen
        if _is_linked(piece) or _is_outside(piece.node):
            return False
        if _heads(piece):
            # Above something of the text, and in no box.
            below = next((n for n in range(at + 1, len(pieces)) if not _heads(pieces[n])), -1)
            return below >= 0 and not _is_boxed(piece.node, names) and belongs(below)
        if piece.kind in (TABLE, CODE):
            return first < at < last and any(id(above) in around for above in _above(piece.node, 3))
        if piece.kind not in (PARAGRAPH, LIST):
            return False
        if (first < at < last and _is_quoted(piece.node)) or _is_footnote(piece.node):
            return True
        if len(piece.text) < _PROSE and not _SENTENCE.search(piece.text):
            return False
        return any(map(_fits(piece.node), shapes))

    yield from (at for at in range(first, last) if belongs(at))
    for way in (range(first - 1, -1, -1), range(last + 1, len(pieces))):
        missed = 0
        for at in way:
            missed = 0 if belongs(at) else missed + 1
            if missed > _OBSTACLES:
                break
            if not missed and pieces[at].level != 1:  # its title is told apart
                yield at


def _heads(piece: Piece) -> bool:
    return (piece.kind == HEADING or piece.node.tag in ("dt", "summary")) and not _is_linked(piece)


def _is_boxed(node: Any, names: set[str]) -> bool:
    """Whether the classes around an element, other than these, name something apart from the text."""
    return any(_APART.search(name) for _, classes in _shape(node) for name in classes - names)


def _above(node: Any, most: int) -> Iterator[Any]:
    """The elements around this one, the nearest first."""
    return (above for above, _ in zip(node.iterancestors(), range(most), strict=False))


def _shape(node: Any) -> Shape:
    """What an element and those around it are called."""
    around = (node, *_above(node, 2))
    return tuple((each.tag, frozenset((each.get("class") or "").split())) for each in around)


def _fits(node: Any) -> Any:
    """Whether an element is of a shape; more classes than the shape has may be borders and margins."""
    own = _shape(node)

    def fits(shape: Shape) -> bool:
        return len(own) == len(shape) and all(
            mine[0] == other[0] and (mine[1] == other[1] or _varies(mine[1], other[1]))
            for mine, other in zip(own, shape, strict=True)
        )

    return fits


def _varies(names: frozenset[str], of: frozenset[str]) -> bool:
    return bool(of) and names > of and not any(map(_APART.search, names - of))


def _is_quoted(node: Any) -> bool:
    return node.tag == "blockquote" or next(node.iterancestors("blockquote"), None) is not None


def _is_outside(node: Any) -> bool:
    return any(each.tag in _OUTSIDE for each in (node, *_above(node, 6)))


def _is_footnote(node: Any) -> bool:
    names = " ".join(
        f"{each.get('class') or ''} {each.get('role') or ''}" for each in (node, *_above(node, 3))
    )
    return bool(_FOOTNOTE.search(names))


def _without_tail(pieces: Sequence[Piece], chosen: set[int]) -> set[int]:
    """Links to other pages at the end are no text, unless a heading says that they are its sources."""
    order = sorted(chosen)
    end = len(order)
    while end and _is_all_link(pieces[order[end - 1]]):
        end -= 1
    if len(order) - end < 2 or not any(_is_prose(pieces[at]) for at in order[:end]):
        return chosen
    before = pieces[order[end - 1]]
    if before.kind == HEADING and _CLOSING.match(before.text):
        return chosen
    return set(order[: end - 1 if before.kind == HEADING else end])


def _is_all_link(piece: Piece) -> bool:
    return piece.kind != CAPTION and piece.links > 0.9 * len(piece.text)


def _densest(pieces: Sequence[Piece]) -> Iterator[int]:
    """The blocks of the smallest element that holds most of the prose of a page that is all text."""
    prose = [piece for piece in pieces if _is_prose(piece) and not _is_outside(piece.node)]
    total = sum(len(piece.text) for piece in prose)
    if total < _MUCH:
        return
    weights: dict[Any, int] = defaultdict(int)
    for piece in prose:
        for element in (piece.node, *piece.node.iterancestors()):
            weights[element] += len(piece.text)
    # Elements come from the innermost outwards, so that of equals the innermost is met first.
    holder = min((e for e in weights if weights[e] >= 0.7 * total), key=lambda e: weights[e])
    inside = {id(element) for element in holder.iter()}
    for at, piece in enumerate(pieces):
        if id(piece.node) in inside and not _is_linked(piece) and not _is_outside(piece.node):
            yield at
