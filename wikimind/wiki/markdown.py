"""Markdown as safe HTML, with [[wikilinks]] and citations, and as plain text."""

import html
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pygments import format as format_tokens
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.lexers.shell import ShellSessionBaseLexer
from pygments.util import ClassNotFound

from wikimind.wiki import budget
from wikimind.wiki.layouts import Layouts
from wikimind.wiki.links import wikilink_at
from wikimind.wiki.titles import slug

TAGS = {
    *("a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3"),
    *("h4", "h5", "h6", "hr", "i", "kbd", "li", "ol", "p", "pre", "s", "span", "strong", "sub", "sup"),
    *("table", "tbody", "td", "th", "thead", "tr", "ul", "mark", "img"),
}
ATTRIBUTES = {
    "a": {"href", "title", "class", "rel", "data-standing", "data-wikilink", "data-cite", "data-figure"},
    "code": {"class"},
    "div": {"class"},
    "span": {"class"},
    "ol": {"start"},
    "img": {"src", "alt", "loading"},
    "td": {"class"},
    "th": {"class"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
MATHS = 'class="math '  # in the HTML of a text with TeX, which KaTeX sets in the browser
MOST_HIGHLIGHTED = 20_000  # characters of one stretch of code
HIGHLIGHT_SECONDS = 0.3  # of processor time, for each
_WORDS = ("text", "code_inline", "text_special", "html_inline", "math_inline")
_CUT = '<div class="quiet">Part of this text is shown as it is written: laying it out takes too long.</div>'
_OPEN = re.compile(
    r'<p><a data-figure="(?P<label>[^"]*)">(?P<words>.*?)</a></p>'
    r'|<a data-(?P<kind>wikilink|cite)="(?P<value>[^"]*)">(?P<text>.*?)</a>',
    re.DOTALL,
)
_PAGE = re.compile(r"(?:\.\./)*raw/[0-9a-f]{64}(?:#page=\d+)?")  # of a source, as a picture's address
_CITATION = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass(frozen=True)
class Target:
    """Where a [[wikilink]] leads; `exists` is false for a title that nobody has written yet."""

    href: str
    exists: bool = True


@dataclass(frozen=True)
class Citation:
    """How a footnote's mark is shown: a link to the passage with the quote in its title.

    `pictures` are the addresses of what the quote is the caption of, for usual screens and for dense ones.
    """

    href: str
    text: str
    standing: str
    quote: str
    pictures: tuple[str, str] | None = None


Resolve = Callable[[str], Target | None]
Cite = Callable[[str], Citation | None]


def to_html(markdown: str, *, resolve: Resolve, cite: Cite) -> str:
    """Safe HTML. A link or citation for which the callback knows nothing is shown as plain text."""
    return connected(layout_of(markdown), resolve=resolve, cite=cite)


def layout_of(markdown: str) -> str:
    """Safe HTML in which links and citations are marked and lead nowhere yet."""
    return _LAYOUTS.of(markdown)


def connected(layout: str, *, resolve: Resolve, cite: Cite) -> str:
    """A layout whose links and citations lead to what the callbacks know; others are shown as plain text."""

    def filled(match: re.Match[str]) -> str:
        value = html.unescape(match["value"] or match["label"] or "")
        if match["label"]:
            return _figure(value, match["words"], cite)
        return (
            _wikilink(value, match["text"], resolve)
            if match["kind"] == "wikilink"
            else _citation(value, cite)
        )

    return _OPEN.sub(filled, layout)


def _laid_out(markdown: str) -> str:
    """As `layout_of`; the text alone decides it."""
    env: dict[str, Any] = {}
    budget.begin(env, len(markdown))
    rendered = _parser().render(markdown, env)
    safe = nh3.clean(
        rendered,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        attribute_filter=_only_known_classes,
    )
    return _CUT + safe if env[budget.SPENT] else safe


# A text is laid out once, however often it is read; one that took long, too.
_LAYOUTS = Layouts(_laid_out)


def plain_text(markdown: str) -> str:
    """The words without markup: links as their labels, citations left out."""
    lines: list[str] = []
    env: dict[str, Any] = {}
    budget.begin(env, len(markdown))
    for token in _parser().parse(markdown, env):
        if token.type == "inline":
            lines.append("".join(map(_plain, token.children or [])))
        elif token.type in ("fence", "code_block", "math_block"):
            lines.append(token.content.rstrip())
    return "\n".join(lines)


def _plain(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "wikilink":
        return str(token.meta["label"])
    if token.type == "image":
        return "".join(map(_plain, token.children or []))
    return token.content if token.type in _WORDS else ""


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "highlight": _highlighted, "linkify": False})
    parser.enable(["table", "strikethrough"])
    # Without digits beside the dollars, "$5 and $6" stays an amount of money.
    dollarmath_plugin(
        parser, allow_labels=False, allow_space=False, allow_digits=False, allow_blank_lines=False
    )
    parser.inline.ruler.before("link", "wikilink", _wikilink_rule)
    parser.inline.ruler.before("link", "citation", _citation_rule)
    budget.limit(parser)
    for name, rule in (
        ("wikilink", _render_wikilink),
        ("citation", _render_citation),
        ("heading_open", _render_heading),
        ("link_open", _render_link),
        ("image", _render_image),
        ("table_open", _render_table_open),
        ("table_close", _render_table_close),
    ):
        parser.add_render_rule(name, rule)
    return parser


def _wikilink_rule(state: StateInline, silent: bool) -> bool:
    found = wikilink_at(state.src, state.pos) if state.src.startswith("[[", state.pos) else None
    if found is None:
        return False
    if not silent:
        token = state.push("wikilink", "", 0)
        token.meta = {"title": found.title, "label": found.label}
    state.pos = found.end
    return True


def _citation_rule(state: StateInline, silent: bool) -> bool:
    match = _CITATION.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("citation", "", 0).meta = {"label": match[1]}
    state.pos = match.end()
    return True


def _render_wikilink(_self: Any, tokens: list[Token], at: int, _options: Any, _env: Any) -> str:
    title, label = html.escape(tokens[at].meta["title"]), html.escape(tokens[at].meta["label"])
    return f'<a data-wikilink="{title}">{label}</a>'


def _render_citation(_self: Any, tokens: list[Token], at: int, _options: Any, _env: Any) -> str:
    if tokens[at].hidden:  # the picture before it has it
        return ""
    return f'<a data-cite="{html.escape(tokens[at].meta["label"])}"></a>'


def _wikilink(title: str, label: str, resolve: Resolve) -> str:
    """`label` is HTML already."""
    target = resolve(title)
    if target is None:
        return label
    kind = "wikilink" if target.exists else "wikilink redlink"
    return f'<a class="{kind}" href="{html.escape(target.href)}">{label}</a>'


def _citation(label: str, cite: Cite) -> str:
    found = cite(label)
    if found is None:
        return ""
    quote = html.escape(found.quote)
    return (
        f'<a class="cite cite-{found.standing}" href="{html.escape(found.href)}" title="“{quote}”" '
        f'data-standing="{found.standing}">{html.escape(found.text)}</a>'
    )


def _render_heading(self: Any, tokens: list[Token], at: int, options: Any, env: Any) -> str:
    """Headings get an address, so that a contents list can point at them."""
    text = "".join(map(_plain, tokens[at + 1].children or []))
    seen = env.setdefault("headings", {})
    name = slug(text)
    seen[name] = seen.get(name, 0) + 1
    tokens[at].attrSet("id", name if seen[name] == 1 else f"{name}-{seen[name]}")
    return str(self.renderToken(tokens, at, options, env))


def _render_link(self: Any, tokens: list[Token], at: int, options: Any, env: Any) -> str:
    """Links to other places tell them nothing and vouch for nothing."""
    if "://" in str(tokens[at].attrGet("href")):
        tokens[at].attrSet("rel", "noopener nofollow ugc")
    return str(self.renderToken(tokens, at, options, env))


def _render_image(_self: Any, tokens: list[Token], at: int, _options: Any, _env: Any) -> str:
    """A picture of this installation; one of elsewhere would tell that place who reads, so it is a link."""
    source, words = str(tokens[at].attrGet("src")), html.escape(_plain(tokens[at]))
    if _PAGE.fullmatch(source):
        return _figure_opened(words, tokens, at)
    if source.startswith("/") and not source.startswith("//"):
        return f'<img src="{html.escape(source)}" alt="{words}" loading="lazy">'
    return f'<a href="{html.escape(source)}" rel="noopener nofollow ugc">{words or html.escape(source)}</a>'


def _figure_opened(words: str, tokens: list[Token], at: int) -> str:
    """A picture of a source's page stands for the footnote behind it, alone in its paragraph."""
    alone = [token.type for token in tokens] == ["image", "citation"]
    if not alone:
        return words
    label = html.escape(tokens[at + 1].meta["label"])
    tokens[at + 1].hidden = True
    return f'<a data-figure="{label}">{words}</a>'


def _figure(label: str, words: str, cite: Cite) -> str:
    """`words` are the caption as HTML; without any, the text before it says what is shown."""
    found = cite(label)
    mark = _citation(label, cite)
    caption = f"<figcaption>{words}{mark}</figcaption>" if words else ""
    if found is None or not found.pictures:
        return f"<p>{words}{mark}</p>" if words else ""
    usual, dense = map(html.escape, found.pictures)
    picture = (
        f'<a class="printed" href="{html.escape(found.href)}"><img src="{usual}" srcset="{dense} 2x"'
        f' alt="As printed, {html.escape(found.text)}" loading="lazy"></a>'
    )
    return f"<figure>{picture}{caption}</figure>"


def _render_table_open(_self: Any, *_: Any) -> str:
    """A wide table scrolls inside a box of its own."""
    return '<div class="scroll"><table>'


def _render_table_close(_self: Any, *_: Any) -> str:
    return "</table></div>"


def _highlighted(code: str, language: str, _attributes: str) -> str:
    """The code with classes for its parts; the empty string lets the renderer escape it as it is."""
    try:
        lexer = get_lexer_by_name(language) if language and len(code) <= MOST_HIGHLIGHTED else None
    except ClassNotFound:
        return ""
    # Lexers of shell sessions look at each line from every one of its characters.
    if lexer is None or isinstance(lexer, ShellSessionBaseLexer):
        return ""
    tokens, deadline = [], time.thread_time() + HIGHLIGHT_SECONDS
    for token in lexer.get_tokens(code):
        tokens.append(token)
        if len(tokens) % 32 == 0 and time.thread_time() > deadline:
            return ""
    return str(format_tokens(tokens, HtmlFormatter(nowrap=True)))


def _only_known_classes(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "class" and not re.fullmatch(r"[\w -]{1,100}", value):
        return None
    return value
