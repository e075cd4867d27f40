"""Laying out Markdown never takes long: where its time is used up, the rest is shown as it is written.

Some texts, such as thousands of open brackets, cost the parser the square of their length. The rules here
stand first in its lists, look at the time, and take what is left of a paragraph, or of the text, as it is.
"""

import re
import time
from collections.abc import MutableMapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_inline import StateInline

LEAST_SECONDS = 0.3  # of processor time, whatever the length
SECONDS_EACH = 10e-6  # more for each character; usual text takes a fifth of it
MOST_CELLS = 100_000  # of one table: cells that its rows lack are made, however many columns its head has
_EVERY = 32  # steps between two looks at the time

_RULING = re.compile(r"[|:\s-]+")  # the line below a table's head

_DEADLINE, _STEPS, SPENT = "budget.deadline", "budget.steps", "budget.spent"

Environment = MutableMapping[str, Any]


def begin(env: Environment, length: int) -> None:
    """Let the clock run for a text of so many characters. SPENT in `env` says whether its time was enough."""
    env[_DEADLINE] = time.thread_time() + LEAST_SECONDS + length * SECONDS_EACH
    env[_STEPS] = 0
    env[SPENT] = False


def limit(parser: MarkdownIt) -> None:
    """Let the parser keep to the time that `begin` gives."""
    parser.block.ruler.before("table", "budget", _rest_of_text)
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.after("text", "budget", _rest_of_paragraph)


def is_spent(env: Environment) -> bool:
    """Whether the time is used up."""
    if env.get(SPENT) or _DEADLINE not in env:
        return bool(env.get(SPENT))
    env[_STEPS] += 1
    if env[_STEPS] % _EVERY == 0 and time.thread_time() > env[_DEADLINE]:
        env[SPENT] = True
    return bool(env[SPENT])


def _rest_of_text(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not is_spent(state.env):
        return False
    if not silent:
        token = state.push("code_block", "code", 0)
        token.content = state.getLines(start, end, state.blkIndent, True)
        token.map = [start, end]
        state.line = end
    return True


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table of no more than MOST_CELLS; a larger one stays text."""
    if start + 1 >= end:
        return False
    ruling = state.src[state.bMarks[start + 1] + state.tShift[start + 1] : state.eMarks[start + 1]]
    if not _RULING.fullmatch(ruling):
        return False
    columns = ruling.count("|") + 1
    rows = 0
    while start + rows < end and not state.isEmpty(start + rows) and columns * rows <= MOST_CELLS:
        rows += 1
    return columns * rows <= MOST_CELLS and table(state, start, end, silent)


def _rest_of_paragraph(state: StateInline, silent: bool) -> bool:
    if not is_spent(state.env):
        return False
    if not silent:
        state.pending += state.src[state.pos : state.posMax]
    state.pos = state.posMax
    return True
