"""Plain text as Markdown that reads as that very text."""

import re

_ALWAYS = re.compile(r"[\\`*\[\]<>|~$]")
_EDGE_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_LINE_START = re.compile(r"^(\s*)([#>+-]|\d+[.)](?=\s))")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def escape(text: str) -> str:
    r"""One line of Markdown that shows `text`; white space is collapsed.

    >>> escape("see [12] and *this*,  a_b _c_")
    'see \\[12\\] and \\*this\\*, a_b \\_c\\_'
    """
    text = " ".join(text.split())
    text = _ALWAYS.sub(lambda m: "\\" + m[0], text)
    text = _EDGE_UNDERSCORE.sub(r"\\_", text)
    text = _ENTITY.sub(r"\\&", text)
    return _LINE_START.sub(_escape_start, text)


def _escape_start(match: re.Match[str]) -> str:
    space, mark = match.groups()
    return f"{space}{mark[:-1]}\\{mark[-1]}"


def code_span(code: str) -> str:
    """Inline code that shows one line of code; white space is collapsed.

    >>> code_span("echo `date`")
    '`` echo `date` ``'
    """
    code = " ".join(code.split())
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", code)), default=0))
    return f"{fence}{code}{fence}" if "`" not in code else f"{fence} {code} {fence}"


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
