"""Pages as files: what is written is read back, and nothing a person typed is lost."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikimind.wiki.files import parse, render
from wikimind.wiki.page import CLAIMS, SUMMARY, Footnote, Page, Section, SourceRef

# One line as `" ".join(text.split())` leaves it.
line = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60).map(
    lambda text: " ".join(text.split())
)
word = st.from_regex(r"[a-z][a-z0-9]{0,5}", fullmatch=True)
moment = st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(UTC)).map(
    lambda m: m.replace(microsecond=0)
)
NASTY = [
    "```\n## no heading\n# no title\n[^c1]: “no note” (s1)\n```",
    "a\n\n### b\n\n- c[^c1]",
    "\\[x\\] | & <b>",
]


@st.composite
def pages(draw) -> Page:
    headings = draw(st.lists(line.filter(bool), unique=True, max_size=4))
    bodies = st.sampled_from(["", *NASTY]) | line.filter(
        lambda t: t and not t.startswith(("#", "[^", "`", "~"))
    )
    sections = [Section(SUMMARY, draw(bodies)), *(Section(heading, draw(bodies)) for heading in headings)]
    labels = draw(st.lists(word, unique=True, max_size=4))
    notes = [
        Footnote(label, draw(line), draw(word), draw(st.none() | st.integers(1, 900))) for label in labels
    ]
    refs = [SourceRef(draw(word), draw(line), draw(word), draw(line)) for _ in range(draw(st.integers(0, 2)))]
    return Page(
        type=draw(
            word.filter(lambda w: w not in ("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
        ),
        title=draw(line.filter(bool)),
        sections=tuple(sections),
        footnotes=tuple(notes),
        sources=tuple(refs),
        aliases=tuple(draw(st.lists(line.filter(bool), max_size=2))),
        tags=tuple(draw(st.lists(word, max_size=2))),
        created=draw(st.none() | moment),
        generated_by=draw(line.filter(bool)),
        generated_at=draw(moment),
    )


@given(pages())
def test_a_page_that_was_written_is_read_back_the_same(page):
    assert parse(render(page)) == page


@given(st.text(max_size=400))
def test_whatever_is_in_a_file_it_is_read_and_no_word_is_lost(text):
    page = parse(text)
    kept = " ".join(
        [page.title, *(s.heading + " " + s.body for s in page.sections), *(n.quote for n in page.footnotes)]
    )
    if not text.replace("\r\n", "\n").replace("\r", "\n").startswith("---"):
        for word in text.replace("\r", "\n").replace("#", " ").split():
            assert word.strip("\ufeff") in kept


def test_broken_front_matter_stays_where_its_writer_sees_it():
    page = parse("---\ntitle: [unclosed\n---\n\nHello")
    assert "title: [unclosed" in page.sections[0].body
    assert "Hello" in page.sections[0].body


def test_front_matter_of_a_persons_own_is_kept():
    page = parse("---\ntype: source\nrating: 5\nmood: {a: b}\n---\n# T\n")
    assert page.extra == {"rating": 5, "mood": {"a": "b"}}
    assert "rating: 5" in render(page)


def test_a_bomb_of_aliases_is_not_expanded():
    bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n# T\n"
    assert parse(bomb).extra == {}


def test_one_moment_in_several_places_is_written_out_each_time():
    moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    page = Page(
        "source",
        "T",
        (Section(SUMMARY, "s"),),
        created=moment,
        updated=moment,
        generated_by="w",
        generated_at=moment,
    )
    assert "&" not in render(page)
    assert parse(render(page)) == page


def test_headings_inside_code_are_code():
    page = parse("# T\n\n```\n## not a section\n```\n\n## A section\n\ntext")
    assert [s.heading for s in page.sections] == [SUMMARY, "A section"]


def test_a_footnote_in_the_middle_is_found():
    page = parse("# T\n\n## Key claims\n\n- said[^c1]\n\n[^c1]: “the words” (s1, p. 12)\n\n- more")
    assert page.footnotes == (Footnote("c1", "the words", "s1", 12),)
    assert page.section(CLAIMS) is not None
    assert "more" in page.section(CLAIMS)


@pytest.mark.parametrize("text", ["", "\n\n", "---", "---\n---", "# ", "## ", "[^x]:", "\x00", "```"])
def test_scraps_are_pages_too(text):
    assert parse(text).sections[0].heading == SUMMARY
