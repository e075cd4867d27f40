"""Our own parsers, given whatever anybody could write: none fails, and what each promises holds."""

import posixpath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.inert import complaints
from tests.hostile.payloads import ALL
from wikimind.errors import InvalidInput, Unreadable
from wikimind.extract.package import resolved
from wikimind.extract.sniff import sniff
from wikimind.extract.text import markdown as markdown_reader
from wikimind.extract.text import markup, plain
from wikimind.extract.text.encoding import decode
from wikimind.extract.text.frontmatter import split
from wikimind.fetch.addresses import is_public
from wikimind.fetch.urls import file_name, only_urls, parsed
from wikimind.pipeline.intake import clean_name
from wikimind.redaction import redacted
from wikimind.search.query import parse as parse_query
from wikimind.wiki import diff, files
from wikimind.wiki.links import wikilinks
from wikimind.wiki.markdown import Citation, Target, plain_text, to_html
from wikimind.wiki.merge import merge
from wikimind.wiki.titles import slug, title_key

# Marks that our formats give a meaning to, between words and anything else.
MARKS = (
    *("# ", "## ", "\n", "\n\n", "---\n", "```", "~~~", "> ", "- ", "1. ", "| a | b |\n|---|---|\n", "\t"),
    *("[[", "]]", "|", "[^c1]", "[^c1]: “q” (s1, p. 3)\n", "[", "](", ")", "<", ">", "&", "&lt;", "**", "_"),
    *("`", "\\", '"', "“", "title: ", "tags: [a, b]\n", ": ", "*a ", "&a ", "!!python/object ", "kelp"),
    *("Kelp forests", "-", " OR ", "*"),
)
written = st.lists(
    st.one_of(st.sampled_from(MARKS), st.sampled_from(ALL), st.text(max_size=20)), max_size=25
).map("".join)
often = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@often
@given(written)
def test_rendered_markdown_is_inert_whatever_it_was(text):
    def cite(label: str) -> Citation:
        return Citation(f"/s/main/sources/1?{label}", label, "exact", label)

    rendered = to_html(text, resolve=lambda title: Target(f"/wiki/{title}"), cite=cite)
    assert complaints(f"<div>{rendered}</div>") == []
    assert isinstance(plain_text(text), str)


@often
@given(written)
def test_a_page_as_a_file_is_read_as_what_was_written(text):
    page = files.parse(text)
    again = files.parse(files.render(page))
    assert (again.title, again.sections, again.footnotes) == (page.title, page.sections, page.footnotes)


@often
@given(written, written, written)
def test_what_a_person_wrote_survives_every_merge(base, current, new):
    stands = files.parse(current)
    merged = merge(files.parse(base), stands, files.parse(new))
    before = {section.heading: section.body for section in files.parse(base).sections}
    kept = {section.heading: section.body for section in merged.page.sections}
    for section in stands.sections:
        if before.get(section.heading) != section.body and section.heading:
            assert section.heading in kept


@often
@given(written, written)
def test_a_comparison_tells_every_line_that_changed(old, new):
    changes = diff.lines(old, new)
    added = ["".join(text for text, _ in change.parts) for change in changes if change.kind == "added"]
    assert all(line in new.splitlines() for line in added)
    assert (changes == []) == (old.splitlines() == new.splitlines())


@often
@given(written)
def test_every_link_stands_where_it_says(text):
    for link in wikilinks(text):
        assert text[link.start : link.end].startswith("[[") and text[link.start : link.end].endswith("]]")
        assert link.title.strip()


@often
@given(written)
def test_titles_become_addresses_and_names_that_lead_nowhere_else(text):
    assert not set("/\\?#%\0\n <>\"'") & set(slug(text))
    assert title_key(title_key(text)) == title_key(text)
    name = clean_name(text)
    assert name and not set("/\\\0\r\n") & set(name) and len(name) <= 255


@often
@given(written)
def test_every_text_is_a_query(text):
    parse_query(text, ("en", "de"))


@often
@given(written)
def test_text_and_markdown_are_read_without_a_word_too_many(text):
    for reader in (markdown_reader, plain):
        document = reader.parse(text.replace("\r\n", "\n").replace("\r", "\n"))
        assert all(document.block_text(block).strip() for block in document.blocks)
        assert [b.start for b in document.blocks] == sorted(b.start for b in document.blocks)
    fields, rest = split(text)
    assert len(rest) <= len(text) and all(isinstance(value, str) for value in fields.values())
    root = markup.parsed(text)
    assert root is None or all(piece.text.strip() for piece in markup.pieces(root))


@often
@given(st.one_of(st.binary(max_size=300), written.map(lambda text: text.encode(errors="replace"))), written)
def test_bytes_are_something_or_refused_with_a_sentence(data, name):
    try:
        assert "/" in sniff(data, name)
    except Unreadable as error:
        assert str(error).endswith(".")
    try:
        assert "\r" not in decode(data, name) and "\0" not in decode(data)
    except Unreadable as error:
        assert "UTF-8" in str(error)


@often
@given(st.one_of(written, written.map("http://{}/".format), written.map("https://a.test/{}".format)))
def test_an_address_is_plain_or_refused(text):
    only_urls(text)
    try:
        found = parsed(text, {80, 443})
    except InvalidInput as error:
        assert str(error).endswith(")." if "PORTS" in str(error) else ".")
        return
    assert found.url.startswith(("http://", "https://")) and "@" not in found.url.split("/")[2]
    assert found.host.isascii() and not set("/\\@#?%\r\n\0 ") & set(found.host) and found.port in (80, 443)
    assert parsed(found.url, {80, 443}) == found
    assert file_name(found.url)


@often
@given(st.ip_addresses())
def test_no_address_is_public_that_the_registry_keeps_back(address):
    if is_public(str(address)):
        assert address.is_global and not address.is_multicast and not address.is_reserved
        assert getattr(address, "ipv4_mapped", None) is None and getattr(address, "sixtofour", None) is None


@often
@given(written, written)
def test_the_name_of_a_part_stays_inside_its_file(folder, target):
    found = resolved(folder, target)
    assert not found.startswith("/") and ".." not in found.split("/")
    assert posixpath.normpath(f"/{found}") == f"/{found}"


@pytest.mark.parametrize("text", ALL, ids=range(len(ALL)))
def test_nothing_ordinary_is_taken_for_a_secret(text):
    assert redacted(text) == text
