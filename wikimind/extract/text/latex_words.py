"""What the commands of LaTeX set: letters, accents, references, and the words in their arguments."""

import re
import unicodedata

from wikimind.extract.lines import squeezed

_SPECIAL = re.compile(r"\\(?:[A-Za-z@]+\*?[ \t]*|.)|``|''|---?|[{}~$&]", re.DOTALL)
_ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
}
_ACCENTS |= {
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
    "b": "\u0331",
}
_LETTERS = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
}
_LETTERS |= {
    "i": "i",
    "j": "j",
    "S": "§",
    "P": "¶",
    "copyright": "©",
    "pounds": "£",
    "euro": "€",
    "ldots": "…",
    "dots": "…",
}
_LETTERS |= {
    "textellipsis": "…",
    "textendash": "–",
    "textemdash": "—",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "BibTeX": "BibTeX",
}
_LETTERS |= {
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textdegree": "°",
    "degree": "°",
    "textquotesingle": "'",
    "quad": " ",
}
_LETTERS |= {
    "qquad": " ",
    "newline": "\n",
    "linebreak": "\n",
    "glqq": "„",
    "grqq": "“",
    "flqq": "«",
    "frqq": "»",
    "percent": "%",
}
# Commands whose arguments are set, by the number of the argument; those of all others are dropped.
_SET_SECOND = (
    "href",
    "textcolor",
    "colorbox",
    "hyperref",
    "texorpdfstring",
    "foreignlanguage",
    "parbox",
    "raisebox",
)
_NAMED: tuple[str, ...] = (
    "cite",
    "citep",
    "citet",
    "citealp",
    "parencite",
    "textcite",
    "autocite",
    "footcite",
    "ref",
    "eqref",
    "autoref",
)
_NAMED += ("cref", "Cref", "pageref", "nameref")
_DROPPED = frozenset(
    [
        "label",
        "index",
        "vspace",
        "hspace",
        "bibliographystyle",
        "pagestyle",
        "thispagestyle",
        "setlength",
        "addtolength",
        "usepackage",
        "documentclass",
        "input",
        "include",
        "graphicspath",
        "hypersetup",
        "newcommand",
        "renewcommand",
        "providecommand",
        "newenvironment",
        "def",
        "let",
        "DeclareMathOperator",
        "setcounter",
        "addtocounter",
        "bibliography",
        "addbibresource",
        "nocite",
        "begin",
        "end",
        "includegraphics",
        "fontsize",
        "selectlanguage",
        "thanks",
        "date",
        "author",
        "title",
        "maketitle",
        "tableofcontents",
        "printbibliography",
        "color",
        "rule",
        "protect",
        "vskip",
        "hskip",
    ]
)
_DEEPEST = 40


def set_line(text: str) -> str:
    return squeezed(set_words(text, [], 0).replace("\x01", " "))


def set_words(text: str, notes: list[str], depth: int) -> str:
    """The words that a stretch of LaTeX sets. Footnotes are put into `notes`."""
    parts: list[str] = []
    at = 0
    while match := _SPECIAL.search(text, at):
        parts.append(text[at : match.start()])
        at = match.end()
        sign = match[0]
        if sign == "$":
            end = re.compile(r"(?<!\\)\$").search(text, at)
            stop = end.end() if end else len(text)
            parts.append(text[at - 1 : stop])
            at = stop
        elif sign[0] == "\\":
            words, at = _command(text, match, notes, depth)
            parts.append(words)
        else:
            parts.append(_SIGNS.get(sign, ""))
    return "".join([*parts, text[at:]])


_SIGNS = {"``": "“", "''": "”", "---": "—", "--": "–", "-": "-", "~": " ", "&": " "}


def _command(text: str, match: re.Match[str], notes: list[str], depth: int) -> tuple[str, int]:
    """What a command sets, and where the text goes on."""
    at = match.end()
    name = match[0][1:].strip()
    if name.rstrip("*") in _ACCENTS:
        return _accented(text, at, _ACCENTS[name])
    if name == "\\":
        return "\x01", re.compile(r"\*?(?:\[[^\]\n]*\])?").match(text, at).end()  # type: ignore[union-attr]
    if not name[:1].isalpha():
        if name == "(":
            end = text.find("\\)", at)
            return (f"${text[at:end]}$", end + 2) if end >= 0 else ("", at)
        return {",": " ", ";": " ", ":": " ", "!": "", "-": "", "/": "", "@": ""}.get(name, name or " "), at
    name = name.rstrip("*")
    if name in _LETTERS:
        return _LETTERS[name], at + (text[at : at + 2] == "{}") * 2
    arguments, after = _arguments(text, at)
    if name in ("footnote", "footnotetext", "marginpar") and arguments:
        notes.append(arguments[0])
        return "", after
    if name in ("verb", "lstinline"):
        end = text.find(text[at : at + 1], at + 1)
        return (text[at + 1 : end], end + 1) if end > 0 else ("", at)
    if name in _NAMED and arguments:
        return f"[{arguments[0]}]", after
    if name in _DROPPED or depth > _DEEPEST:
        return "", after
    if name in _SET_SECOND and len(arguments) > 1:
        return set_words(arguments[1], notes, depth + 1), after
    return " ".join(set_words(argument, notes, depth + 1) for argument in arguments), after


def _accented(text: str, at: int, mark: str) -> tuple[str, int]:
    base, after = braced(text, at) if text[at : at + 1] == "{" else (text[at : at + 1], at + 1)
    base = {"\\i": "i", "\\j": "j", "\\": "i"}.get(base.strip(), base)
    if base == "i" and text[at : at + 2] == "\\i":
        after = at + 2
    return unicodedata.normalize("NFC", f"{base[:1]}{mark}{base[1:]}"), after


def _arguments(text: str, at: int) -> tuple[list[str], int]:
    """The arguments in braces behind a command; those in brackets are options."""
    found: list[str] = []
    while at < len(text) and text[at] in "[{":
        if text[at] == "[":
            end = text.find("]", at)
            if end < 0 or "\n\n" in text[at:end] or end - at > 500:
                break
            at = end + 1
        else:
            words, at = braced(text, at)
            found.append(words)
    return found, at


def braced(text: str, at: int) -> tuple[str, int]:
    """What stands between the brace at `at` and its partner, and where it ends."""
    depth = 0
    for match in re.compile(r"\\.|[{}]", re.DOTALL).finditer(text, at):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0 and match[0] == "}":
            return text[at + 1 : match.start()], match.end()
    return text[at + 1 :], len(text)
