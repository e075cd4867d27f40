"""People win."""

from wikimind.wiki.merge import apply, merge, parking_reason
from wikimind.wiki.page import CLAIMS, DIGEST, SUMMARY, Footnote, Page, Section, SourceRef

REF = SourceRef("s1", "A paper", "aa" * 32, "paper.pdf")
OTHER = SourceRef("s1", "Another paper", "bb" * 32, "other.pdf")


def page(
    *sections: tuple[str, str], notes: tuple[Footnote, ...] = (), refs: tuple[SourceRef, ...] = (REF,), **more
) -> Page:
    return Page("source", more.pop("title", "T"), tuple(Section(*s) for s in sections), notes, refs, **more)


BASE = page((SUMMARY, "old summary"), (CLAIMS, "- old claim"), (DIGEST, "old digest"))
NEW = page((SUMMARY, "new summary"), (CLAIMS, "- new claim"), (DIGEST, "new digest"))


def bodies(found: Page) -> dict[str, str]:
    return {s.heading: s.body for s in found.sections}


def test_what_nobody_touched_is_taken_from_the_machine():
    merged = merge(BASE, BASE, NEW)
    assert bodies(merged.page) == bodies(NEW)
    assert merged.proposals == ()


def test_an_edited_section_stays_and_the_new_text_waits():
    edited = page((SUMMARY, "my summary"), (CLAIMS, "- old claim"), (DIGEST, "old digest"))
    merged = merge(BASE, edited, NEW)
    assert bodies(merged.page) == {SUMMARY: "my summary", CLAIMS: "- new claim", DIGEST: "new digest"}
    assert merged.proposals == (Section(SUMMARY, "new summary"),)


def test_nothing_is_proposed_where_the_machine_has_nothing_new_to_say():
    edited = page((SUMMARY, "my summary"), (CLAIMS, "- old claim"), (DIGEST, "old digest"))
    assert merge(BASE, edited, BASE).proposals == ()


def test_a_section_a_person_added_stays_where_they_put_it():
    edited = page(
        (SUMMARY, "old summary"), ("Mine", "words"), (CLAIMS, "- old claim"), (DIGEST, "old digest")
    )
    merged = merge(BASE, edited, NEW)
    assert [s.heading for s in merged.page.sections] == [SUMMARY, "Mine", CLAIMS, DIGEST]


def test_a_section_a_person_deleted_does_not_come_back_but_may_be_proposed():
    edited = page((SUMMARY, "old summary"), (CLAIMS, "- old claim"))
    merged = merge(BASE, edited, NEW)
    assert DIGEST not in bodies(merged.page)
    assert merged.proposals == (Section(DIGEST, "new digest"),)


def test_without_a_known_base_everything_that_differs_counts_as_a_persons():
    merged = merge(None, page((SUMMARY, "found in the vault")), NEW)
    assert bodies(merged.page)[SUMMARY] == "found in the vault"
    assert Section(SUMMARY, "new summary") in merged.proposals


def test_a_kept_section_keeps_its_quotes_under_labels_that_do_not_clash():
    old = Footnote("c1", "old words", "s1", 1)
    new = Footnote("c1", "new words", "s1", 2)
    base = page((SUMMARY, "s"), (CLAIMS, "- old[^c1]"), (DIGEST, "d"), notes=(old,))
    edited = page((SUMMARY, "mine[^c1]"), (CLAIMS, "- old[^c1]"), (DIGEST, "d"), notes=(old,))
    written = page((SUMMARY, "s"), (CLAIMS, "- new[^c1]"), (DIGEST, "d"), notes=(new,))
    merged = merge(base, edited, written).page
    assert bodies(merged) == {SUMMARY: "mine[^c1-2]", CLAIMS: "- new[^c1]", DIGEST: "d"}
    assert {n.label: n.quote for n in merged.footnotes} == {"c1-2": "old words", "c1": "new words"}


def test_a_kept_quote_never_changes_its_source_when_handles_are_given_anew():
    note = Footnote("c1", "old words", "s1", 1)
    base = page((SUMMARY, "s"), (CLAIMS, "- old[^c1]"), notes=(note,), refs=(REF,))
    edited = page((SUMMARY, "s"), (CLAIMS, "- mine[^c1]"), notes=(note,), refs=(REF,))
    fresh = Footnote("d1", "other words", "s1", 2)
    written = page((SUMMARY, "s"), (CLAIMS, "- x"), (DIGEST, "y[^d1]"), notes=(fresh,), refs=(OTHER,))
    merged = merge(base, edited, written).page
    shas = {ref.id: ref.sha256 for ref in merged.sources}
    assert {n.quote: shas[n.source] for n in merged.footnotes} == {
        "old words": REF.sha256,
        "other words": OTHER.sha256,
    }


def test_a_title_a_person_chose_stays():
    assert (
        merge(BASE, page(*[(s.heading, s.body) for s in BASE.sections], title="Mine"), NEW).page.title
        == "Mine"
    )


def test_tags_a_person_removed_stay_away_and_those_they_added_stay():
    base, current = page((SUMMARY, "s"), tags=("a", "b")), page((SUMMARY, "s"), tags=("a", "mine"))
    assert merge(base, current, page((SUMMARY, "s"), tags=("a", "b", "c"))).page.tags == ("a", "c", "mine")


def test_an_accepted_proposal_takes_the_place_and_brings_its_quotes():
    stands = page((SUMMARY, "mine[^c1]"), (CLAIMS, "- x[^c1]"), notes=(Footnote("c1", "a", "s1", 1),))
    proposed = page((SUMMARY, "new[^c1]"), notes=(Footnote("c1", "b", "s1", 2),))
    accepted = apply(stands, proposed)
    assert bodies(accepted) == {SUMMARY: "new[^c1-2]", CLAIMS: "- x[^c1]"}
    assert {n.label: n.quote for n in accepted.footnotes} == {"c1-2": "b", "c1": "a"}


def test_a_rewrite_that_shrinks_sharply_is_parked():
    long = page((SUMMARY, "word " * 200))
    assert "80 words where there were 200" in parking_reason(long, page((SUMMARY, "word " * 80)))
    assert parking_reason(long, page((SUMMARY, "word " * 150))) == ""
    assert parking_reason(page((SUMMARY, "word " * 50)), page((SUMMARY, "word"))) == ""


def test_a_rewrite_that_loses_citations_is_parked():
    notes = tuple(Footnote(f"c{n}", f"quote {n}", "s1") for n in range(6))
    before = page((CLAIMS, "words"), notes=notes)
    assert "loses 4 of 6 citations" in parking_reason(before, page((CLAIMS, "words"), notes=notes[:2]))
    assert parking_reason(before, page((CLAIMS, "words"), notes=notes[:5])) == ""
