"""Articles of whole documents of many kinds and languages, read from their files as an upload is."""

from functools import cache
from pathlib import Path

import pytest

from wikimind.articles.draft import Draft, Statement
from wikimind.articles.layout import source_page
from wikimind.extract import read
from wikimind.extract.document import Document
from wikimind.extract.hints import Hints
from wikimind.extract.sniff import sniff
from wikimind.models.types import now
from wikimind.pipeline.keyless import compile_document
from wikimind.pipeline.keyless.corpus import EmptyCorpus
from wikimind.pipeline.stages.grounding import statements_of
from wikimind.wiki.page import SourceRef

FOLDER = Path(__file__).parent / "documents"
KINDS = {
    "allotment-minutes.txt": "meeting",
    "bees-talk.srt": "talk",
    "bread-oven-proposal.md": "proposal",
    "cable-car.ru.txt": "text",
    "charcoal.ja.md": "howto",
    "letter-to-the-editor.pl.txt": "letter",
    "library-fire.es.html": "news",
    "moss-roofs-paper.md": "paper",
    "outage-report.it.md": "report",
    "parsnip-soup.fr.txt": "howto",
    "pump-controller-manual.md": "manual",
    "workshop-lease.de.txt": "law",
}


@cache
def document(name: str) -> Document:
    path = FOLDER / name
    return read(path, sniff(path.read_bytes()[:65536], name), hints=Hints(name))


@cache
def draft(name: str) -> Draft:
    return compile_document(document(name), EmptyCorpus(), filename=name)


def texts(statements) -> list[str]:
    return [" ".join(statement.text.split()) for statement in statements]


def claims(name: str, facet: str) -> list[Statement]:
    return [claim for claim in draft(name).claims if claim.facet == facet]


@pytest.mark.parametrize("name", KINDS)
def test_a_document_is_taken_for_its_kind(name):
    assert draft(name).kind == KINDS[name]


@pytest.mark.parametrize("name", KINDS)
def test_an_article_has_a_summary_and_enough_statements_each_of_them_verbatim(name):
    article = draft(name)
    assert article.summary
    assert len(statements_of(article)) >= 5
    text = document(name).text
    assert all(text[s.start : s.end] == s.quote for s in statements_of(article))


@pytest.mark.parametrize("name", [name for name in KINDS if not name.endswith(".srt")])
def test_no_heading_is_glued_to_what_stands_below_it(name):
    headings = [document(name).block_text(b) for b in _headings(name)]
    quotes = texts(statements_of(draft(name)))
    assert headings
    assert not [q for q in quotes for h in headings if q.startswith(f"{h} ") and h != draft(name).title]


def test_a_contract_keeps_the_paragraphs_that_stand_on_their_text():
    headings = [document("workshop-lease.de.txt").block_text(b) for b in _headings("workshop-lease.de.txt")]
    assert [h for h in headings if h.startswith("§")] == [
        "§ 1 Mietgegenstand",
        "§ 2 Mietdauer und Kündigung",
        "§ 3 Miete",
        "§ 4 Kaution",
        "§ 5 Nutzung und Lärmschutz",
        "§ 6 Instandhaltung",
        "§ 7 Schlussbestimmungen",
    ]


def _headings(name: str):
    return [b for b in document(name).blocks if b.kind == "heading"]


def test_a_contract_opens_with_what_is_agreed_and_ends_before_the_signatures():
    article = draft("workshop-lease.de.txt")
    assert article.summary[0].text.startswith("Vermietet werden die Werkstatträume")
    assert not [t for t in texts(statements_of(article)) if "Leipzig, den" in t or "Geschäftsführer" in t]


def test_minutes_are_a_meeting_called_as_they_call_themselves():
    article = draft("allotment-minutes.txt")
    assert article.title == "Minutes of the committee meeting, 14 March 2026"
    decided = " ".join(texts([*article.summary, *claims("allotment-minutes.txt", "Decisions")]))
    assert "accept the quote of £340" in decided
    assert "£38 to £42" in decided
    assert "bonfires are no longer allowed" in decided


def test_minutes_tell_who_has_to_do_what():
    to_do = " ".join(texts(claims("allotment-minutes.txt", "To do")))
    assert "Tom will book the work before 1 May" in to_do


def test_a_recipe_keeps_every_ingredient_and_every_step_in_their_order():
    listed = [document("parsnip-soup.fr.txt").block_text(b) for b in document("parsnip-soup.fr.txt").blocks]
    needed = texts(claims("parsnip-soup.fr.txt", "What you need"))
    steps = texts(claims("parsnip-soup.fr.txt", "Steps"))
    assert len(needed) == 8
    assert len(steps) == 6
    assert [*needed, *steps] == [text for text in listed if text in {*needed, *steps}]


def test_the_steps_of_an_installation_are_told_whole():
    told = texts(statements_of(draft("pump-controller-manual.md")))
    assert [t for t in told if t.startswith(("Mount", "Connect", "Switch on"))] == [
        "Mount the housing upright, at least 30 cm above the highest water level.",
        "Connect the pressure sensor to terminals 5 and 6.",
        "Connect the contactor coil to terminals 9 and 10.",
        "Switch on the supply.",
    ]


def test_what_others_found_is_not_told_as_the_paper_s_own():
    names = ("Berndtsson", "Carter and Jackson", "Anderson et al.", "Garabito", "Neither study")
    own = [c.text for c in draft("moss-roofs-paper.md").claims if c.facet != "Related work"]
    assert len(own) >= 6
    assert not [text for text in own if text.startswith(names)]


@pytest.mark.parametrize("name", KINDS)
def test_no_notice_signature_or_invitation_to_read_on_is_told(name):
    told = texts(statements_of(draft(name)))
    furniture = ("©", "Signed", "Lea también", "Z wyrazami", "We thank", "rev. C", "Todos los derechos")
    assert not [t for t in told if any(piece in t for piece in furniture)]


def test_a_dateline_is_no_part_of_the_news():
    assert draft("library-fire.es.html").summary[0].text.startswith("Un incendio destruyó")


def test_a_letter_is_not_called_by_its_place_and_date():
    assert draft("letter-to-the-editor.pl.txt").title == "Letter to the editor.pl".removesuffix(".pl")


def test_a_timeline_stands_in_one_place_and_in_its_order():
    times = [t[:5] for t in texts(draft("outage-report.it.md").claims) if t[:5].strip("0123456789:") == ""]
    assert times == sorted(times, key=lambda t: int(t.replace(":", "")))


def test_a_list_told_in_part_says_how_many_steps_are_left_out(tmp_path):
    steps = [
        f"Turn valve number {n} of the old cistern {n + 3} times to the left and wait." for n in range(80)
    ]
    path = tmp_path / "cistern.md"
    body = "\n".join(f"{n}. {step}" for n, step in enumerate(steps, 1))
    path.write_text(f"# How to drain the cistern\n\n## You will need\n\nA lamp.\n\n## Steps\n\n{body}\n")
    article = compile_document(read(path, "text/markdown"), EmptyCorpus())
    told = [c for c in article.claims if c.text in steps]
    assert told
    assert sum(c.left_out for c in told) == len(steps) - len(told)
    page = source_page(
        article,
        SourceRef("s1", "x", "0" * 64, "x"),
        {},
        title="x",
        concepts=(),
        related=(),
        moment=now(),
    )
    assert f"({len(steps) - len(told)} more stand in the source.)" in str(page.section("Steps"))
