"""Markdown as safe HTML and as plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikimind.wiki.inline import escape, file_stem, wikilink
from wikimind.wiki.links import mentions, wikilinks
from wikimind.wiki.markdown import Citation, Target, plain_text, to_html
from wikimind.wiki.titles import slug, title_head, title_key


def shown(markdown: str) -> str:
    return to_html(
        markdown,
        resolve=lambda title: Target(f"/wiki/{slug(title)}", exists=title != "Unwritten"),
        cite=lambda label: (
            Citation("/sources/1?claim=2", "p. 3", "exact", 'the "words"') if label == "c1" else None
        ),
    )


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        "<a href='javascript:alert(1)'>x</a>",
        "![x](javascript:alert(1))",
        '[["><script>alert(1)</script>]]',
        '```"><script>alert(1)</script>\nx\n```',
        "<svg onload=alert(1)>",
        "<style>body{display:none}</style>",
        "# <iframe src=//evil>",
    ],
)
def test_nothing_in_markdown_becomes_active(attack):
    html = shown(attack)
    assert "<script" not in html
    assert 'href="javascript' not in html and 'href="data' not in html
    for tag in ("<img", "<svg", "<style", "<iframe"):
        assert tag not in html


def test_a_link_to_a_written_title_and_one_to_an_unwritten_one_look_different():
    assert '<a class="wikilink" href="/wiki/a-b">label</a>' in shown("[[A B|label]]")
    assert '<a class="wikilink redlink" href="/wiki/unwritten">Unwritten</a>' in shown("[[Unwritten]]")


def test_a_citation_opens_the_passage_and_shows_the_quote():
    html = shown("Said so.[^c1]")
    assert 'href="/sources/1?claim=2"' in html
    assert "the &quot;words&quot;" in html
    assert ">p. 3</a>" in html


def test_a_citation_without_a_claim_is_not_shown_as_sourced():
    assert "<a" not in shown("Said so.[^c9]")


def test_code_is_highlighted_by_classes_alone():
    html = shown("```python\ndef f(): pass\n```")
    assert '<span class="k">def</span>' in html
    assert "style=" not in html


def test_headings_of_the_same_words_have_addresses_of_their_own():
    assert 'id="results"' in shown("## Results\n\n## Results") and 'id="results-2"' in shown(
        "## Results\n\n## Results"
    )


def test_links_to_other_places_are_marked():
    assert 'rel="noopener nofollow ugc"' in shown("[x](https://example.org)")


def test_plain_text_has_the_words_and_no_marks():
    assert plain_text("## Head\n\n- a *b* [[C|d]] `e`[^c1]\n- f\\_g") == "Head\na b d e\nf_g"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
def test_escaped_text_reads_as_itself(text):
    text = " ".join(text.split())
    assert " ".join(plain_text(f"- {escape(text)}").split()) == text


@given(st.text(max_size=80))
def test_a_link_to_any_title_is_one_link_with_the_same_key_as_its_file(title):
    links = wikilinks(wikilink(title))
    assert len(links) == 1
    assert title_key(links[0].title) == title_key(file_stem(title))


def test_links_in_code_are_code():
    assert wikilinks("`[[a]]` and\n```\n[[b]]\n```\n[[c]]")[0].title == "c"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Crème brûlée", "creme-brulee"), ("The  Study: A/B", "the study a b"), ("ＡＢＣ", "abc"), ("“Q”", "q")],
)
def test_titles_that_look_alike_have_one_key(one, other):
    assert title_key(one) == title_key(other)


@given(st.text(max_size=200))
def test_slugs_are_never_empty_nor_long_nor_dangerous(title):
    name = slug(title)
    assert 0 < len(name) <= 80
    assert not set(name) & set('/\\.:*?"<>|# ')


@given(st.text(max_size=300))
def test_file_names_fit_every_file_system(title):
    stem = file_stem(title)
    assert 0 < len(stem.encode(errors="replace")) <= 240
    assert not set(stem) & set('/\\:*?"<>|#^[]\n\0')


def test_titles_are_found_in_text_as_whole_words():
    text = "We build on Attention is all you need and on BERT, not on reading."
    found = mentions(text, ["Attention Is All You Need", "BERT", "Reading", "ERT"])
    assert set(found) == {"Attention Is All You Need", "BERT"}
    start, end = found["Attention Is All You Need"]
    assert text[start:end] == "Attention is all you need"


def test_heads_are_the_first_five_words():
    assert title_head("BERT") == "bert"
    assert title_head("A B C D E F") == "a b c d e"
