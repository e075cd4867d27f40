"""Kinds, titles and the sections that an article gets from them."""

import pytest

from wikimind.articles.draft import Draft
from wikimind.extract.document import BYLINE, CODE, HEADING, LIST, PARAGRAPH, Document, DocumentBuilder
from wikimind.pipeline.keyless import compile_document
from wikimind.pipeline.keyless.corpus import EmptyCorpus
from wikimind.pipeline.keyless.kinds import kind_of
from wikimind.pipeline.keyless.title import choose_title


def document(*blocks: tuple[str, str], title: str = "", language: str = "en") -> Document:
    builder = DocumentBuilder()
    for kind, text in blocks:
        builder.add(kind, text, level=2 if kind == HEADING else 0)
    return builder.build(title=title, language=language)


def draft_of(source: Document, filename: str = "") -> Draft:
    return compile_document(source, EmptyCorpus(), filename=filename)


RECIPE = document(
    (PARAGRAPH, "Barley bread keeps for a week and tastes best on the second day."),
    (HEADING, "Ingredients"),
    (LIST, "500 g barley flour"),
    (LIST, "10 g salt"),
    (HEADING, "Instructions"),
    (LIST, "Mix flour and salt with 300 ml of warm water in a large bowl."),
    (LIST, "Bake the loaf for 45 minutes at 220 degrees until it sounds hollow."),
    title="How to bake barley bread",
)
MEETING = document(
    (PARAGRAPH, "Ann: Um so the harbour fee was discussed with the port authority in Bergen last week."),
    (PARAGRAPH, "Bo: Yeah."),
    (PARAGRAPH, "Ann: We decided that the harbour fee stays at 40 euros for small boats."),
    (PARAGRAPH, "Bo: I'll write to the port authority about the new winter moorings by Friday."),
    (PARAGRAPH, "Ann: Okay."),
    (PARAGRAPH, "Ann: The harbour crane was inspected on Tuesday and passed with two small remarks."),
    (PARAGRAPH, "Bo: Harbour visitors grew from 900 boats to 1,200 boats in the summer season."),
    (PARAGRAPH, "Ann: We agreed that the old lighthouse on Lanna gets new lamps before winter."),
    (PARAGRAPH, "Bo: Storm damage at the eastern quay amounts to 12,000 euros this year."),
)


def test_a_recipe_lists_what_is_needed_before_its_steps():
    draft = draft_of(RECIPE)
    facets = [claim.facet for claim in draft.claims]
    assert draft.kind == "howto"
    assert facets == sorted(facets, key=["What you need", "Steps", "Good to know"].index)
    assert {"500 g barley flour", "10 g salt"} <= {c.text for c in draft.claims if c.facet == "What you need"}


def test_a_meeting_tells_decisions_and_tasks_by_those_who_speak():
    draft = draft_of(MEETING, "harbour-board.txt")
    assert (draft.kind, draft.title) == ("meeting", "Harbour board")
    assert {c.speaker for c in draft.claims if c.facet == "Decisions"} == {"Ann"}
    assert any(s.speaker == "Bo" and "by Friday" in s.text for s in draft.claims if s.facet == "To do")


def test_sounds_and_names_are_no_part_of_what_is_quoted():
    said = [s.text for s in (*draft_of(MEETING).summary, *draft_of(MEETING).claims)]
    assert not [text for text in said if text.startswith(("Um", "So", "Ann", "Bo"))]


def test_the_work_of_others_stands_in_a_section_of_its_own():
    source = document(
        (HEADING, "Methods"),
        (PARAGRAPH, "We measured the tide at twelve quays in Bergen for two years."),
        (PARAGRAPH, "Åkesson and Ždanov (2003) measured the tide at two quays in Gdynia."),
        (HEADING, "Results"),
        (PARAGRAPH, "The tide at the twelve quays rose by 14 centimetres in two years."),
        (HEADING, "References"),
        title="Tides at twelve quays",
    )
    draft = compile_document(source, EmptyCorpus(), kind="paper")
    facets = {c.text.split()[0]: c.facet for c in (*draft.claims, *draft.summary)}
    assert facets["Åkesson"] == "Related work"


def test_a_sentence_that_leans_on_another_never_stands_without_it():
    source = document(
        (
            PARAGRAPH,
            "The ferry to Lanna stops in January for repairs. It sails again on 3 February 2027.",
        ),
        (
            PARAGRAPH,
            "The port of Lanna sells tickets for 12 euros. They are valid for two days in every harbour.",
        ),
        title="The ferry to Lanna",
    )
    draft = draft_of(source)
    texts = [s.text for s in (*draft.summary, *draft.claims)]
    assert texts
    assert not [text for text in texts if text.startswith(("It", "They"))]


@pytest.mark.parametrize(
    ("kind", "source", "filename"),
    [
        ("readme", document((PARAGRAPH, "Tidewatch warns of spring tides in small harbours.")), "README.md"),
        (
            "law",
            document((HEADING, "§ 1 Zweck"), (HEADING, "§ 2 Sitz"), (HEADING, "§ 3 Organe"), language="de"),
            "satzung.md",
        ),
        ("code", document((CODE, "def tide():\n    return 4\n" * 5)), "tide.txt"),
        (
            "news",
            document((PARAGRAPH, "BERGEN (NTB) — The port said that it would close on Monday evening.")),
            "a.html",
        ),
    ],
)
def test_the_kind_shows_in_structure_and_turns_of_speech(kind, source, filename):
    assert kind_of(source, source.title, filename) == kind


@pytest.mark.parametrize(
    ("blocks", "filename", "title"),
    [
        (
            [(HEADING, "1. Introduction"), (HEADING, "Harbours of the north")],
            "north-harbours.pdf",
            "North harbours",
        ),
        ([(HEADING, "Summary"), (PARAGRAPH, "Tides rise.")], "0042-tide-tables.md", "0042 tide tables"),
        ([(PARAGRAPH, "Feature Name: tide_tables"), (HEADING, "Summary")], "x.md", "tide_tables"),
        (
            [(PARAGRAPH, "Приливы северных гаваней"), (PARAGRAPH, "Вода поднимается дважды в день.")],
            "",
            "Приливы северных гаваней",
        ),
        (
            [(PARAGRAPH, "Dear Marta,"), (PARAGRAPH, "the boat is here.")],
            "letter-to-marta.txt",
            "Letter to marta",
        ),
    ],
)
def test_a_generic_heading_or_a_greeting_is_no_title(blocks, filename, title):
    assert choose_title(document(*blocks), filename) == title


def test_the_name_of_the_site_is_no_part_of_the_title():
    source = document(
        (HEADING, "Tides of Bergen"), (BYLINE, "Ada Turner"), title="Tides of Bergen | The Harbour Post"
    )
    assert choose_title(source) == "Tides of Bergen"
