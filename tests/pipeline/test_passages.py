"""Every word of a document lies in a passage."""

from hypothesis import given
from hypothesis import strategies as st

from wikimind.extract.document import CODE, HEADING, LIST, PARAGRAPH, TABLE, DocumentBuilder
from wikimind.pipeline.passages import LONGEST, cut

kinds = st.sampled_from([HEADING, PARAGRAPH, PARAGRAPH, LIST, TABLE, CODE])
sentences = st.sampled_from(
    ["Rain fell. ", "A long walk in the hills made everybody hungry and glad. ", "x" * 700 + " "]
)


@given(st.lists(st.tuples(kinds, st.lists(sentences, min_size=1, max_size=60)), max_size=12))
def test_every_word_outside_headings_is_in_exactly_one_passage(parts):
    builder = DocumentBuilder()
    for kind, words in parts:
        text = "".join(words[:1] if kind == HEADING else words).strip()
        builder.add(kind, text, level=1 if kind == HEADING else 0)
    document = builder.build()
    cuts = cut(document)
    assert all(before.end <= after.start for before, after in zip(cuts, cuts[1:], strict=False))
    assert all(0 < c.end - c.start <= LONGEST + 2 for c in cuts)
    for block in document.blocks:
        if block.kind == HEADING:
            continue
        covered = sum(
            len(document.text[max(c.start, block.start) : min(c.end, block.end)].split())
            for c in cuts
            if c.start < block.end and c.end > block.start
        )
        assert covered >= len(document.block_text(block).split())


def test_a_passage_knows_the_headings_above_it():
    builder = DocumentBuilder()
    for level, heading, text in [
        (1, "Methods", "We walked."),
        (2, "Data", "Ten hills."),
        (1, "Results", "Tired."),
    ]:
        builder.add(HEADING, heading, level=level)
        builder.add(PARAGRAPH, text)
    assert [c.heading for c in cut(builder.build())] == ["Methods", "Methods › Data", "Results"]


def test_a_document_of_nothing_but_headings_is_indexed_too():
    builder = DocumentBuilder()
    builder.add(HEADING, "Only a title", level=1)
    assert [c.heading for c in cut(builder.build())] == ["Only a title"]


def test_a_long_paragraph_is_cut_between_sentences():
    builder = DocumentBuilder()
    builder.add(PARAGRAPH, "The hive was moved to the heath before noon. " * 80)
    document = builder.build()
    cuts = cut(document)
    assert len(cuts) > 2
    assert all(document.text[c.start : c.end].strip().endswith("noon.") for c in cuts)
