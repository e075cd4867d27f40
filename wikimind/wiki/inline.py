"""Plain text as Markdown that reads as that very text."""

import re

_ALWAYS = re.compile(r"[\\`*\[\]<>|~$]")
_EDGE_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# What opens a block where it stands at the start of a line: headings, quotes and lists, also those without a
# word after their mark; a line of "=" or ":-" makes a heading or a table of the line above it.
_BLOCK_START = re.compile(r"^(?:[#+:=-]|[0-9]{1,9}[.)](?=\s|$))")
_CLOSING_HASHES = re.compile(r"(?<=\s)#+$")  # at the end of a heading they are no words
_COMMENT = re.compile(r"%(?=%)")  # hides what follows in programs that read the vault


def escape(text: str) -> str:
    r"""One line of Markdown that shows `text`; white space is collapsed.

    >>> escape("see [12] and *this*,  a_b _c_")
    'see \\[12\\] and \\*this\\*, a_b \\_c\\_'
    >>> escape("0)"), escape("# C #"), escape("===")
    ('0\\)', '\\# C \\#', '\\===')
    """
    text = " ".join(text.split())
    text = _ALWAYS.sub(_behind_backslash, text)
    text = _EDGE_UNDERSCORE.sub(_behind_backslash, text)
    text = _ENTITY.sub(_behind_backslash, text)
    text = _COMMENT.sub(_behind_backslash, text)
    text = _CLOSING_HASHES.sub(_behind_backslash, text)
    return _BLOCK_START.sub(lambda mark: f"{mark[0][:-1]}\\{mark[0][-1]}", text)


def _behind_backslash(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def code_span(code: str) -> str:
    """Inline code that shows one line of code; white space is collapsed.

    >>> code_span("echo `date`")
    '`` echo `date` ``'
    """
    code = " ".join(code.split())
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", code)), default=0))
    return f"{fence}{code}{fence}" if "`" not in code else f"{fence} {code} {fence}"


def fenced(code: str, language: str = "") -> str:
    """A block of code, word for word, between fences that no line of it ends.

    >>> fenced("x = 1", "python")
    '```python\\nx = 1\\n```'
    """
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", code)), default=0))
    return f"{fence}{language}\n{code}\n{fence}"


def picture(words: str, address: str) -> str:
    """A picture with the words that say what it shows.

    >>> picture("Figure 1: a [small] boat", "raw/0a#page=2")
    '![Figure 1: a \\\\[small\\\\] boat](raw/0a#page=2)'
    """
    return f"![{escape(words)}]({address})"


_FORBIDDEN = re.compile(r'[\\/:*?"<>|#^\[\]\x00-\x1f]+')
LONGEST_STEM_BYTES = 240


def file_stem(title: str) -> str:
    """The title as a file name without its ending, by which the vault's programs resolve [[links]].

    >>> file_stem('What is "A/B": a test?')
    'What is A B a test'
    """
    stem = " ".join(_FORBIDDEN.sub(" ", title).split()).strip(". ")
    while len(stem.encode()) > LONGEST_STEM_BYTES:
        stem = stem[:-1].rstrip()
    return stem or "Untitled"


def wikilink(title: str) -> str:
    """A link that both WikiMind and the vault's programs resolve.

    >>> wikilink("A: B")
    '[[A B|A: B]]'
    """
    stem = file_stem(title)
    label = " ".join(re.sub(r"[\[\]|]", " ", title).split())
    return f"[[{stem}]]" if label == stem else f"[[{stem}|{label}]]"
