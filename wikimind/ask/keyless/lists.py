"""Lists: a sentence that ends in a colon says little without the items below it."""

from collections.abc import Sequence

Span = tuple[int, int]

MOST_ITEMS = 10
LONGEST_ITEM = 160  # characters
BLANK = "\n\n"  # between blocks of a document


def with_items(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans of sentences, where one that announces a list also spans its items.

    >>> tea = "Kinds of tea:" + BLANK + "green" + BLANK + "black" + BLANK + "All are of one plant."
    >>> [tea[a:b] for a, b in with_items(tea, [(0, 13), (15, 20), (22, 27), (29, 50)])]
    ['Kinds of tea:\\n\\ngreen\\n\\nblack', 'All are of one plant.']
    """
    found: list[Span] = []
    at = 0
    while at < len(spans):
        start, end = spans[at]
        count = _items_after(text, spans, at) if text[end - 1] in ":：" else 0
        found.append((start, spans[at + count][1]))
        at += 1 + count
    return found


def _items_after(text: str, spans: Sequence[Span], at: int) -> int:
    """How many of the next spans are items: short blocks, all with or all without a stop."""
    count = 0
    stopped = None
    for (_, before), (start, end) in zip(spans[at:], spans[at + 1 : at + 1 + MOST_ITEMS], strict=False):
        stops = text[end - 1] in ".!?。"
        if BLANK not in text[before:start] or end - start > LONGEST_ITEM or stopped not in (None, stops):
            break
        stopped = stops
        count += 1
    return count


def on_one_line(text: str) -> str:
    """A sentence with its items as it is shown.

    >>> on_one_line("Kinds of  tea:" + BLANK + "green" + BLANK + "black")
    'Kinds of tea: green; black'
    """
    head, *items = (" ".join(block.split()) for block in text.split(BLANK))
    return f"{head} {'; '.join(items)}" if items else head
