"""A question gets the sentences that answer it, or the word that the wiki does not say."""

import pytest

from wikimind.ask.keyless import answer
from wikimind.ask.retrieve import evidence_for

TEA = """# Tea

Tea is an aromatic drink made by pouring hot water over cured leaves. Robert Fortune took the plants to
India in 1848. Green tea is steamed soon after picking, whereas black tea is oxidised.

The tea trade was taxed heavily, because the crown needed money for its wars.
"""


@pytest.fixture
def ask(space, compiled):
    compiled(TEA, "tea.md")

    def ask(question):
        return answer(question, evidence_for(space, question))

    return ask


def test_the_answer_is_quoted_from_the_passage_that_it_cites(ask):
    found = ask("When did Robert Fortune take the plants to India?")
    assert found.known
    assert "1848" in found.sentences[0].text
    citation = found.sentences[0].citations[0]
    passage = found.evidence[citation.number - 1]
    assert passage.text[citation.start : citation.end] == citation.quote
    assert passage.source_name == "Tea"


def test_what_the_wiki_does_not_say_is_declined_with_advice(ask):
    found = ask("Who designed the Brooklyn suspension bridge?")
    assert not found.known
    assert found.sentences == ()
    assert found.advice


def test_quotation_marks_and_signs_of_a_search_do_not_restrict_a_question(ask):
    assert ask('When did "Fortune Robert" take the plants -to India: the year?').known
