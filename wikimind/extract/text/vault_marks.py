"""Marks that note programs and site makers add to Markdown: taken off, kept apart, or put in plain Markdown.

Obsidian, Logseq, Pandoc, Hugo, Jekyll, Docusaurus. Code is left as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_FENCE = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_PRIVATE = re.compile(r"(?<!\S)%%.*?%%(?![\w%])", re.DOTALL)
_BLOCK_ID = re.compile(r"(?:^|[ \t]+)\^[A-Za-z0-9-]{1,60}[ \t]*$", re.MULTILINE)
_MARKED = re.compile(r"==(?=\S)([^=\n]{1,2000}?)(?<=\S)==")
_FIELD = re.compile(r"(^[ \t>*+-]*|[\[(])([^\W\d_](?:[\w -]{0,40}\w)?)::[ \t]+(?=\S)", re.MULTILINE)
_INLINE_NOTE = re.compile(r"\^\[((?:[^\[\]\n]|\[[^\[\]\n]*\]){1,2000})\]")
# The sign comes first, so that the search leaps from one to the next.
_TAG = re.compile(r"#(?<![\w#/&]#)([^\W\d_][\w/-]{0,80}|\d+[\w/-]*[^\W\d][\w/-]*)")
_LINK = re.compile(r"(!?)\[\[([^\[\]|\n\\]{1,300})(?:\\?\|([^\[\]\n]{0,300}))?\]\]")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|heic|tiff?)$", re.IGNORECASE)
_RECORDING = re.compile(r"\.(?:mp3|m4a|wav|ogg|flac|3gp|mp4|webm|mov|mkv)$", re.IGNORECASE)
_FILE = re.compile(r"\.(?:pdf|canvas|base|excalidraw)$", re.IGNORECASE)
# Lines of machinery: Logseq's properties and drawers, fences of boxes, attributes, calls of templates.
_MACHINERY = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+)?(?:"
    r"(?:id|collapsed|logseq\.[\w.-]+|heading|background-color):: [^\n]*"
    r"|:LOGBOOK:.*?:END:|CLOCK:[^\n]*"
    r"|:{3,}[^\n]*|\{:[^{}\n]*\}|\[TOC\]|\[\[_TOC_\]\]|\\newpage|\\pagebreak"
    r"|\{\{[<%][^\n]*?[>%]\}\}|\{%-?[^\n]*?-?%\}|<%[^\n]*?%>|\{\{(?:query|embed|renderer)[^\n]*\}\}"
    r"|import[ \t][^\n]*from[ \t]+[\"'][^\n]*|export default[^\n]*"
    r")[ \t]*$\n?",
    re.MULTILINE | re.DOTALL,
)
_BOX_TITLE = re.compile(
    r"^[ \t]*:{3,}[ \t]*(?:note|tip|info|caution|danger|warning"
    r"|important)\b[ \t]*\[?([^\]\n{]*\w[^\]\n{]*)\]?[ \t]*$",
    re.M,
)
_ATTRIBUTES = re.compile(
    r"(?<=\S)[ \t]*\{(?:[#.][\w:.-]+|[\w-]+=(?:\"[^\"\n]*\"|[^\s{}]+))(?:[ \t]+(?:[#.][\w:.-]+"
    r"|[\w-]+=(?:\"[^\"\n]*\"|[^\s{}]+)))*[ \t]*\}"
)
_BLOCK_REFERENCE = re.compile(r"\(\([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\)\)")
_CALLOUT = re.compile(r"^((?:[ \t]*>)+[ \t]*)\[!\w{1,30}(?:\|[^\]\n]*)?\][+-]?[ \t]*([^\n]*)$", re.MULTILINE)


@dataclass
class VaultMarks:
    """What the marks said: tags and link targets in order, and how much was left out."""

    tags: dict[str, None] = field(default_factory=dict)
    links: dict[str, None] = field(default_factory=dict)
    private: int = 0
    pictures: int = 0
    recordings: int = 0
    files: int = 0


def without_marks(text: str) -> tuple[str, VaultMarks]:
    """Plain Markdown, and what the marks said.

    >>> text, marks = without_marks("The ==queen== lays; see [[Queens#Laying|laying]]. %%mine%% #bees ^a1")
    >>> text, list(marks.tags), list(marks.links), marks.private
    ('The queen lays; see laying.  #bees', ['bees'], ['Queens'], 1)
    """
    marks = VaultMarks()
    parts = [part if is_code else _cleared(part, marks) for part, is_code in _stretches(text)]
    return "".join(parts), marks


def _cleared(text: str, marks: VaultMarks) -> str:
    text, private = _PRIVATE.subn("", text) if "%%" in text else (text, 0)
    marks.private += private
    if any(sign in text for sign in ("::", "{", "[", "<%", ":LOGBOOK:", "import ")):
        text = _BOX_TITLE.sub(r"**\1**\n", text)
        text = _MACHINERY.sub("", text)
        text = _CALLOUT.sub(_callout, text)
        text = _FIELD.sub(r"\1\2: ", text)
        text = _ATTRIBUTES.sub("", _BLOCK_REFERENCE.sub("", text))
    for part, is_code in _spans(text) if "#" in text or "[[" in text else ():
        if not is_code:
            marks.tags |= dict.fromkeys(match[1].rstrip("/-") for match in _TAG.finditer(part))
    if "[[" in text:
        text = "".join(
            part if code else _LINK.sub(lambda m: _linked(m, marks), part) for part, code in _spans(text)
        )
    if "==" in text:
        text = "".join(part if code else _MARKED.sub(r"\1", part) for part, code in _spans(text))
    return _BLOCK_ID.sub("", text) if "^" in text else text


def _linked(match: re.Match[str], marks: VaultMarks) -> str:
    """The words of a link. What is embedded and no text is counted."""
    target, label = match[2].strip(), (match[3] or "").strip()
    if match[1]:
        for pattern, name in ((_PICTURE, "pictures"), (_RECORDING, "recordings"), (_FILE, "files")):
            if pattern.search(target.partition("#")[0]):
                setattr(marks, name, getattr(marks, name) + 1)
                return ""
        label = ""  # a width or the like
    page, _, place = target.partition("#")
    if page:
        marks.links[page.removesuffix(".md")] = None
    shown = page.rpartition("/")[2].removesuffix(".md") or place.rpartition("#")[2].lstrip("^")
    return label or shown


def _callout(match: re.Match[str]) -> str:
    """The title of a box is a paragraph of its own."""
    return f"{match[1]}{match[2]}\n{match[1]}" if match[2].strip() else match[1]


def _stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut into fenced code and the rest."""
    if "```" not in text and "~~~" not in text:
        yield text, False
        return
    start, at, fence = 0, 0, ""
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end + 1
        mark = _FENCE.match(text, at, end)
        if mark and not fence:
            yield text[start:at], False
            start, fence = at, mark[1]
        elif mark and mark[1].startswith(fence) and not text[mark.end() : end].strip():
            yield text[start:end], True
            start, fence = end, ""
        at = end
    yield text[start:], bool(fence)


def _spans(text: str) -> Iterator[tuple[str, bool]]:
    """Prose cut into code between backticks and the rest."""
    at = 0
    for match in _CODE.finditer(text) if "`" in text else ():
        yield text[at : match.start()], False
        yield match[0], True
        at = match.end()
    yield text[at:], False


def inline_notes(text: str) -> tuple[str, list[str]]:
    """Notes within a sentence apart from it.

    >>> inline_notes("Wax^[Melts at 62 degrees.] is kept.")
    ('Wax is kept.', ['Melts at 62 degrees.'])
    """
    return (_INLINE_NOTE.sub("", text), _INLINE_NOTE.findall(text)) if "^[" in text else (text, [])
