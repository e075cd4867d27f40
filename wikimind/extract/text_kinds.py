"""What kind of text a file of characters is: by what stands in it, else by its name."""

import re

from wikimind.extract.text.clippings import is_clippings

HTML, MARKDOWN, PLAIN, SVG = "text/html", "text/markdown", "text/plain", "image/svg+xml"
VTT = "text/vtt"  # subtitles of every kind
CSV, JSON, NOTEBOOK = "text/csv", "application/json", "application/x-ipynb+json"
LATEX, ORG, RST, ASCIIDOC = "text/x-tex", "text/x-org", "text/x-rst", "text/x-asciidoc"
OPML, BOOKMARKS, MAIL, CLIPPINGS = "text/x-opml", "text/x-bookmarks", "message/rfc822", "text/x-clippings"
PROGRAM = "text/x-program"

_BY_ENDING = {
    "csv": CSV, "tsv": CSV, "tab": CSV, "psv": CSV, "ipynb": NOTEBOOK, "json": JSON, "jsonl": JSON,
    "ndjson": JSON,
    "geojson": JSON, "tex": LATEX, "ltx": LATEX, "latex": LATEX, "org": ORG, "rst": RST, "rest": RST,
    "adoc": ASCIIDOC, "asciidoc": ASCIIDOC, "asc": ASCIIDOC, "eml": MAIL, "mbox": MAIL, "mht": MAIL,
    "mhtml": MAIL,
    "md": MARKDOWN, "markdown": MARKDOWN, "mdown": MARKDOWN, "mkd": MARKDOWN, "mdx": MARKDOWN,
    "qmd": MARKDOWN,
    "rmd": MARKDOWN,
}  # fmt: skip
_PROGRAMS = frozenset(
    [
        "py",
        "pyi",
        "js",
        "mjs",
        "cjs",
        "ts",
        "tsx",
        "jsx",
        "java",
        "c",
        "h",
        "cc",
        "cpp",
        "cxx",
        "hpp",
        "hh",
        "cs",
        "go",
        "rs",
        "rb",
        "php",
        "swift",
        "kt",
        "kts",
        "scala",
        "clj",
        "cljs",
        "ex",
        "exs",
        "erl",
        "hs",
        "ml",
        "fs",
        "lua",
        "pl",
        "pm",
        "r",
        "jl",
        "m",
        "mm",
        "sh",
        "bash",
        "zsh",
        "fish",
        "ps1",
        "bat",
        "cmd",
        "sql",
        "yaml",
        "yml",
        "toml",
        "ini",
        "cfg",
        "conf",
        "css",
        "scss",
        "less",
        "vue",
        "svelte",
        "dart",
        "nim",
        "zig",
        "v",
        "sv",
        "vhd",
        "asm",
        "s",
        "f90",
        "f95",
        "for",
        "pas",
        "lisp",
        "el",
        "scm",
        "rkt",
        "tf",
        "proto",
        "graphql",
        "gradle",
        "cmake",
        "mk",
        "dockerfile",
    ]
)
_PAGES = ("html", "htm", "xhtml", "xht")
_LEAD = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_ROOT = re.compile(r"<!doctype\s+html|<(?:html|head|body)[\s>]", re.IGNORECASE)
_SVG = re.compile(r"(?:<!doctype\s+svg[^>\[]*(?:\[[^\]]*\])?\s*>\s*)?<(?:\w+:)?svg[\s>]", re.IGNORECASE)
_TIME = r"\d{1,3}:\d\d:\d\d[,.]\d{1,3}"
_SUBTITLES = re.compile(
    rf"WEBVTT(?:[ \t\n]|\Z)|(?:\d+[ \t]*\n)?{_TIME}[ \t]*-->[ \t]*{_TIME}|\[Script Info\]"
    r"|<(?:\w+:)?tt\b[^>]*(?:ttml|ttaf1)",
    re.IGNORECASE,
)
_OPML = re.compile(r"<opml\b", re.IGNORECASE)
_BOOKMARKS = re.compile(r"<!doctype\s+netscape-bookmark-file", re.IGNORECASE)
_HEADER = re.compile(
    r"(?:From [^\n]*\d{4}[^\n]*\n)?(?:[A-Za-z][\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}(?:\n|\Z)"
)
_MAIL_NAMES = re.compile(
    r"^(from|to|subject|date|message-id|mime-version|received|return-path):", re.I | re.M
)
_NOTEBOOK = re.compile(r'\A\s*\{(?=.*"cells"\s*:)(?=.*"(?:cell_type|nbformat)"\s*:)', re.DOTALL)
_LATEX = re.compile(r"^[ \t]*\\(?:documentclass|documentstyle|begin\{document\})", re.MULTILINE)
_ORG = re.compile(r"^#\+(?:title|author|options|startup|begin_src)\b", re.IGNORECASE | re.MULTILINE)
_JSON = re.compile(r'\s*(?:\{\s*"(?:[^"\\\n]|\\.)*"\s*:|\[\s*\{\s*"(?:[^"\\\n]|\\.)*"\s*:)')
_TAG = re.compile(
    r"</?(?:div|p|br|a|span|table|t[rdh]|h[1-6]|ul|ol|li|dl|d[dt]|b|i|em|strong|img|font|title|meta|link"
    r"|script|style|section|article|main|header|footer|nav|form|blockquote|pre|center|iframe)\b[^<>]*>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_MARKDOWN_SIGNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"\A(?:---|\+\+\+)\n(?:[^\n]*\n){1,200}?(?:---|\+\+\+|\.\.\.)[ \t]*$",
        r"^#{1,6} [^\n]*\w",
        r"^ {0,3}(?:```|~~~)",
        r"\[[^\[\]\n]{1,200}\]\([^()\s]{1,500}\)",
        r"\[\[[^\[\]\n]{1,200}\]\]",
        r"(?<![*\w])\*\*[^*\n]{1,200}\*\*(?!\w)",
        r"^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t|:-]*$",
        r"^ {0,3}> \S",
    )
)
_RST_SIGNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^[ \t]*\.\. [\w:+.-]+::(?:[ \t]|$)",
        r"^\.\. (?:_[^:\n]+:|\|[^|\n]+\| \w+::|\[[^\]\n]+\] )",
        r"(?<!\w):(?:[\w+-]+:)?[\w+-]+:`[^`\n]+`",
        r"`[^`\n<>]+ <[^`\n<>]+>`_",
        r"\w::\n\n[ \t]+\S",
        r"^([=\-~^\"'*+#]){4,}\n[^\n]+\n\1{4,}$|^[^\n]{3,}\n([=\-~^]){3,}\2*\n\n",
        r"^:[\w -]{2,30}:[ \t]+\S",
        r"(?<!`)``[^`\n]+``(?!`)",
    )
)
_ASCIIDOC_SIGNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^= \S",
        r"^==+ \S",
        r"^:[\w-]+:(?:[ \t]|$)",
        r"^\[(?:source|NOTE|quote)\b",
        r"^(?:-{4}|={4}|\|===)$",
    )
)


def text_kind(text: str, ending: str) -> str:
    """The media type of a text that begins so; `ending` is that of its file's name, in lower case."""
    start = _after_lead(text)
    for pattern, kind in (
        (_SVG, SVG),
        (_BOOKMARKS, BOOKMARKS),
        (_OPML, OPML),
        (_ROOT, HTML),
        (_SUBTITLES, VTT),
    ):
        if pattern.match(text, start):
            return kind
    if ending in _PAGES and _ANY_TAG.search(text):
        return HTML
    if _NOTEBOOK.match(text):
        return NOTEBOOK
    if _is_mail(text):
        return MAIL
    if is_clippings(text.lstrip("\ufeff")):
        return CLIPPINGS
    if ending in _BY_ENDING and _BY_ENDING[ending] not in (MARKDOWN, MAIL, NOTEBOOK):
        return _BY_ENDING[ending]
    if ending in _PROGRAMS or text.startswith("#!/"):
        return PROGRAM
    return _light_markup(text, start, ending)


def _light_markup(text: str, start: int, ending: str) -> str:
    signs = sum(1 for sign in _MARKDOWN_SIGNS if sign.search(text))
    named = MARKDOWN if _BY_ENDING.get(ending) == MARKDOWN else ""
    # Markdown files often begin with tags of their own, pages without <html> have no Markdown.
    if text.startswith("<", start) and _TAG.match(text, start) and signs < 2:
        return HTML if len(_TAG.findall(text)) * 120 > len(text) or not signs else named or PLAIN
    if named:
        return named
    if _LATEX.search(text):
        return LATEX
    if _ORG.search(text):
        return ORG
    if _JSON.match(text):
        return JSON
    if sum(1 for sign in _RST_SIGNS if sign.search(text)) >= 3 > signs:
        return RST
    if _ASCIIDOC_SIGNS[0].match(text) and sum(1 for sign in _ASCIIDOC_SIGNS if sign.search(text)) >= 3:
        return ASCIIDOC
    return MARKDOWN if signs >= 2 else PLAIN


def _is_mail(text: str) -> bool:
    head = _HEADER.match(text)
    names = {name.lower() for name in _MAIL_NAMES.findall(head[0])} if head else set()
    return len(names) >= 3 and bool(names & {"from", "mime-version", "message-id"})


def _after_lead(text: str) -> int:
    """The offset behind white space, comments and processing instructions."""
    at = 1 if text.startswith("\ufeff") else 0
    while found := _LEAD.match(text, at):
        at = found.end()
    return at
