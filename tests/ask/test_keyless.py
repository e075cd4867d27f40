"""A question gets the sentences that answer it, or the word that the wiki does not say."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wikimind.ask.keyless import answer
from wikimind.ask.retrieve import evidence_for
from wikimind.ask.values import Evidence
from wikimind.extensions import write_transaction
from wikimind.models.space import Space

TEA = """# Tea

Tea is an aromatic drink made by pouring hot water over cured leaves. Robert Fortune took the plants to
India in 1848. Green tea is steamed soon after picking, whereas black tea is oxidised.

The tea trade was taxed heavily, because the crown needed money for its wars.
"""
COFFEE = "# Coffee\n\nCoffee is brewed from roasted beans. Kaldi noticed in Kaffa that his goats danced.\n"


def test_the_answer_is_quoted_from_the_passage_that_it_cites(ask):
    found = ask("When did Robert Fortune take the plants to India?", TEA, COFFEE)
    assert found.known
    assert "1848" in found.sentences[0].text
    citation = found.sentences[0].citations[0]
    passage = found.evidence[citation.number - 1]
    assert passage.text[citation.start : citation.end] == citation.quote
    assert passage.source_name == "Tea"


def test_evidence_leads_to_the_words_in_the_source_and_to_its_article(ask, space):
    from_tea = ask("Who noticed that goats danced?", TEA, COFFEE).evidence[0]
    assert from_tea.source_name == "Coffee"
    assert from_tea.article_id
    assert from_tea.sha256
    assert from_tea.start > 0


def test_what_the_wiki_does_not_say_is_declined_with_what_to_feed(ask):
    found = ask("Who designed the suspension bridge in Brooklyn?", TEA, COFFEE)
    assert not found.known
    assert found.sentences == ()
    assert found.confidence < 0.32
    assert "Brooklyn" in found.advice


def test_a_name_that_no_passage_has_is_not_answered_with_what_is_said_of_another(ask):
    assert ask("When did Robert Fortune take the plants to India?", TEA).known
    assert not ask("When did Wilhelmina Abernathy take the goats to Brazil?", TEA).known


def test_an_empty_wiki_declines_and_advises(ask):
    found = ask("What is tea?")
    assert not found.known
    assert found.evidence == ()
    assert found.advice


@pytest.mark.parametrize("question", ["", "???", "What is it?", "the of and", '"', "-", "kind:passage"])
def test_a_question_about_nothing_is_declined(ask, question):
    assert not ask(question, TEA).known


def test_quotation_marks_and_signs_of_a_search_do_not_restrict_a_question(ask):
    assert ask('When did "Fortune Robert" take the plants -to India: the year?', TEA).known


def test_one_space_is_not_answered_from_another(ask):
    ask("What is tea?", TEA)
    with write_transaction() as session:
        other = Space(slug="other", name="Other")
        session.add(other)
    assert evidence_for(other, "What is tea?") == []


def test_the_same_sentence_in_two_sources_is_said_once(evidence):
    said = "Robert Fortune took the tea plants to India in 1848."
    found = answer("When did Fortune take tea plants to India?", evidence(said, said + " It was hot."))
    texts = [sentence.text for sentence in (*found.sentences, *found.alternatives)]
    assert texts.count(said) == 1


def test_at_most_two_sentences_are_shown_and_others_stand_below(evidence):
    text = " ".join(f"The mill of {name} was built in 18{n}0." for n, name in enumerate("ABCDEFG", start=1))
    found = answer("When was the mill built?", evidence(text))
    assert len(found.sentences) <= 2
    assert found.alternatives
    assert not set(found.sentences) & set(found.alternatives)


def test_two_sentences_of_one_passage_are_shown_as_they_stand_there(evidence):
    text = "The weir was raised in 1851. The mill was built of oak. The weir was raised again in 1870."
    found = answer("When was the weir raised?", evidence(text))
    starts = [sentence.citations[0].start for sentence in found.sentences]
    assert len(starts) == 2
    assert starts == sorted(starts)


def test_a_sentence_that_leans_on_the_one_before_is_shown_with_it(shown):
    text = "Ada Weaver ran the mill. She sold it to the town of Harrow for 900 crowns. Oats are grown there."
    assert shown("For how many crowns did she sell the mill to Harrow?", text).startswith("Ada Weaver")


def test_more_of_what_is_asked_makes_it_surer(evidence):
    text = "Robert Fortune took the tea plants to India in 1848."
    sure = answer("When did Robert Fortune take the tea plants to India?", evidence(text))
    unsure = answer("When did Robert Fortune take his silk looms to Persia?", evidence(text))
    assert 0 <= unsure.confidence < sure.confidence <= 1


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=80),
    st.lists(st.text(max_size=200), max_size=4),
    st.sampled_from(["en", "de", "ja", "xx"]),
)
def test_any_text_can_be_asked_anything(question, texts, language):
    passages = [
        Evidence(n, n, n, "", "", "", None, 0, text, language, 1.0 / n)
        for n, text in enumerate(texts, start=1)
    ]
    found = answer(question, passages)
    assert 0 <= found.confidence <= 1
    assert bool(found.sentences) == found.known
    for sentence in (*found.sentences, *found.alternatives):
        for citation in sentence.citations:
            text = passages[citation.number - 1].text
            assert text[citation.start : citation.end] == citation.quote != ""
