"""Drafts: verbatim, said once, from all over the document, and the same every time."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from wikimind.articles.draft import Draft
from wikimind.extract.document import (
    BYLINE,
    CAPTION,
    CODE,
    HEADING,
    PARAGRAPH,
    REFERENCE,
    TABLE,
    DocumentBuilder,
)
from wikimind.pipeline.keyless import compile_document
from wikimind.pipeline.keyless.corpus import EmptyCorpus
from wikimind.pipeline.stages.grounding import statements_of

PLACES = ["Lanna", "Tromso", "Kyoto", "Gdansk", "Porto", "Bergen", "Turku", "Split"]
PARTS = ["turbine blade", "gear box", "sea anchor", "power cable", "brake disc"]


def report(sections: int = 6):
    """A report with a section for each place, and everything around the text that is no statement."""
    builder = DocumentBuilder()
    builder.add(HEADING, "Tidal turbines in eight harbours", level=1)
    builder.add(BYLINE, "Ada Turner, University of Harbours")
    for number, place in enumerate(PLACES[:sections]):
        builder.add(HEADING, f"{number + 1} The harbour of {place}", level=2, page=number + 1)
        for at, part in enumerate(PARTS):
            builder.add(
                PARAGRAPH,
                f"The {part} of the tidal turbine in {place} was replaced after {7 * at + number} months. "
                f"Divers from {place} found that the {part} lasts longer in cold water than in warm water.",
                page=number + 1,
            )
        builder.add(
            CAPTION,
            f"Figure {number + 1}: The turbine in {place} was photographed from the quay.",
            page=number + 1,
        )
        builder.add(TABLE, "month | power\n3 | 40", page=number + 1)
        builder.add(CODE, "print('The turbine stops.')", page=number + 1)
    builder.add(HEADING, "Open problems", level=2)
    builder.add(PARAGRAPH, "It remains unclear why brake discs rust faster in Porto than in Bergen.")
    builder.add(HEADING, "References", level=2)
    builder.add(REFERENCE, "[1] A. Turner. Turbines that were built in harbours. Harbour Press, 1999.")
    return builder.build(title="Tidal turbines in eight harbours")


def texts(draft: Draft) -> list[str]:
    return [statement.text for statement in statements_of(draft)]


def test_every_statement_is_verbatim_where_it_says_and_none_is_said_twice():
    document = report()
    draft = compile_document(document, EmptyCorpus())
    for statement in statements_of(draft):
        assert document.text[statement.start : statement.end] == statement.quote == statement.text
    assert len(set(texts(draft))) == len(texts(draft))
    assert len(draft.summary) == 2
    assert 5 <= len(draft.claims) <= 20


def test_only_paragraphs_and_lists_speak():
    draft = compile_document(report(), EmptyCorpus())
    for text in texts(draft):
        assert not text.startswith(("Figure", "[1]", "print", "Ada", "month"))


def test_claims_come_from_all_over_the_document():
    document = report()
    pages = {document.page_at(s.start) for s in compile_document(document, EmptyCorpus()).claims}
    assert len(pages) >= 4


def test_concepts_are_what_the_text_is_about_and_no_names_of_its_authors():
    draft = compile_document(report(), EmptyCorpus())
    keys = {concept.key for concept in draft.concepts}
    assert "tidal turbine" in keys
    assert 3 <= len(draft.concepts) <= 10
    assert not any("turner" in key for key in keys)


def test_a_concept_of_the_space_is_used_under_its_own_name():
    class Corpus:
        documents = 10

        def frequencies(self, keys: Sequence[str]) -> dict[str, int]:
            return {}

        def known_concepts(self, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
            return {"tidal turbine": ("marine turbine", "Marine turbine")} if "tidal turbine" in keys else {}

    found = {concept.key: concept.name for concept in compile_document(report(), Corpus()).concepts}
    assert found.get("marine turbine") == "Marine turbine"
    assert "tidal turbine" not in found


def test_what_the_source_leaves_open_is_an_open_question():
    draft = compile_document(report(), EmptyCorpus())
    assert any("remains unclear why brake discs" in s.text for s in draft.questions)


def test_the_digest_is_under_the_headings_of_the_source():
    headings = {part.heading for part in compile_document(report(), EmptyCorpus()).digest}
    assert headings <= {f"The harbour of {place}" for place in PLACES} | {"Open problems"}
    assert headings


def test_the_same_document_gives_the_same_draft_whatever_the_order_of_hashes():
    code = (
        "import json; from tests.keyless.test_engine import *;"
        "print(json.dumps(compile_document(report(), EmptyCorpus()).to_json()))"
    )
    drafts = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(drafts) == 1
    assert json.loads(drafts.pop())["title"] == "Tidal turbines in eight harbours"


def test_a_draft_survives_json():
    draft = compile_document(report(), EmptyCorpus())
    assert Draft.from_json(json.loads(json.dumps(draft.to_json()))) == draft


def test_a_single_sentence_is_a_summary():
    builder = DocumentBuilder()
    builder.add(PARAGRAPH, "Otters eat sea urchins every day of the year.")
    draft = compile_document(builder.build(), EmptyCorpus())
    assert [s.text for s in draft.summary] == ["Otters eat sea urchins every day of the year."]
    assert draft.claims == ()


blocks = st.tuples(st.sampled_from([HEADING, PARAGRAPH, "list", TABLE]), st.text(max_size=200))


@given(st.lists(blocks, max_size=8))
@settings(max_examples=50, deadline=None)
def test_whatever_the_document_holds_quotes_are_exact(parts):
    builder = DocumentBuilder()
    for kind, text in parts:
        builder.add(kind, text, level=2 if kind == HEADING else 0)
    document = builder.build()
    draft = compile_document(document, EmptyCorpus())
    assert draft.title
    for statement in statements_of(draft):
        assert document.text[statement.start : statement.end] == statement.quote
