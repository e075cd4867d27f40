"""Plain text in Markdown: wherever it stands, it is read as the very text it was, and opens no block."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wikimind.wiki import files
from wikimind.wiki.inline import escape
from wikimind.wiki.markdown import plain_text
from wikimind.wiki.page import SUMMARY, Page, Section

# What opens and closes blocks and spans, a few letters and digits of several scripts, and blanks.
MARKS = "#>+-*_=~`|:.)(0123456789[]<>!&;\\$^%\"'/{}@"
LETTERS = "ab٣жλक中ก"
marked = st.text(st.sampled_from(MARKS + LETTERS + "  "), max_size=30)
any_text = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)
line = (marked | any_text).map(lambda text: " ".join(text.split()))

OPENINGS = [
    *(
        "0)",
        "1)",
        "0.",
        "1.",
        "12345678. x",
        "-",
        "+",
        "*",
        "- x",
        "+ x",
        "* x",
        "#",
        "# x",
        "x #",
        "x ##",
        ">",
    ),
    *("> x", "```", "~~~", "``` x", "---", "***", "___", "===", "=", "--", ":-", ":-:", "-:", "|-|", "| x |"),
    *(
        "[x]: y",
        "[^c1]: x",
        "<div>",
        "<!-- x",
        "\\",
        "&amp;",
        "$$",
        "![x](y)",
        "[[x]]",
        "    x",
        "٣.",
        "%%x%%",
    ),
]

# Where text that is escaped is put: `{}` is replaced by it. The words around it are told apart from it.
PLACES = {
    "a paragraph": "{}",
    "a list": "- {}",
    "a numbered list": "1. {}",
    "a quote": "> {}",
    "a title": "# {}",
    "a heading": "### {}",
    "a line below another": "above\n{}",
    "a line above another": "{}\nbelow",
    "a list item below another": "- above\n- {}",
    "a statement with its footnote": "- {}[^c1]",
}
AROUND = {"above", "below"}


def read(markdown: str) -> str:
    return " ".join(" ".join(part for part in plain_text(markdown).split("\n") if part not in AROUND).split())


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_every_opening_of_a_block_is_read_as_text(place):
    read_as = {text: read(place.format(escape(text))) for text in OPENINGS}
    assert read_as == {text: " ".join(text.split()) for text in OPENINGS}


@given(st.sampled_from(list(PLACES.values())), line.filter(lambda text: text not in AROUND))
@example("- {}", "0)")
def test_any_text_is_read_as_itself_wherever_it_stands(place, text):
    assert read(place.format(escape(text))) == text


@given(line, line)
@example("a|b", ":-:")
@example("a", "===")
def test_two_lines_in_a_row_stay_two_lines_of_text(one, other):
    markdown = f"{escape(one)}\n{escape(other)}"
    assert plain_text(markdown).strip("\n") == "\n".join(text for text in (one, other) if text)


@given(st.lists(line.filter(bool), min_size=1, max_size=4))
def test_a_page_of_escaped_lines_keeps_every_section_it_has(lines):
    body = "\n\n".join(map(escape, lines))
    page = Page("source", "T", (Section(SUMMARY, body), Section("Next", body)))
    assert files.parse(files.render(page)).sections == page.sections
