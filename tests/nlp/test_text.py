"""Sentences, keys and languages."""

import errno
import tempfile
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikimind.nlp.keys import acronym_pairs, concept_key
from wikimind.nlp.language import _identifier, detect
from wikimind.nlp.sentences import split
from wikimind.nlp.standalone import flaw


@pytest.mark.parametrize(
    "sentences",
    [
        ["As Fig. 3 shows, the weir held.", "The mill did not."],
        ["Miller et al. measured 3.5 m of water.", "It rose by 0.2 m a day."],
        ["Grain, e.g. rye, was dried first.", "Oats were not."],
        ["Dr. A. B. Weaver built it in the U.S. in 1890.", "Nobody helped her."],
        ["See No. 5 of the list.", "Then read on."],
        ["The flood was foreseen [12].", "Few believed it (see p. 4)."],
        ["“Who built it?” she asked.", "Nobody knew…"],
    ],
)
def test_sentences_end_where_they_end(sentences):
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split(text)] == sentences


@given(st.text(max_size=300))
def test_spans_are_in_order_trimmed_and_leave_only_white_space_out(text):
    spans = split(text)
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "forms",
    [
        ["Transformers", "transformer", "the Transformer", "TRANSFORMER"],
        ["water mill", "Water-Mills", "a water mill"],
        ["café", "Cafés"],
        ["neural networks", "Neural Network"],
    ],
)
def test_forms_of_one_name_have_one_key(forms):
    assert len({concept_key(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("mill", "mile"), ("bus", "bu"), ("C", "C++"), ("analysis", "analyst")]
)
def test_different_names_have_different_keys(one, other):
    assert concept_key(one) != concept_key(other)


def test_an_acronym_is_paired_with_the_words_it_stands_for():
    text = "We train a convolutional neural network (CNN) on it. The CNN is small."
    assert ("CNN", "convolutional neural network") in [tuple(pair) for pair in acronym_pairs(text)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Die Mühle am Bach gehört seit vielen Jahren der Gemeinde, und das Wehr wurde zweimal erhöht. "
            * 4,
            "de",
        ),
        ("Le moulin au bord de la rivière appartient à la commune depuis le dix-neuvième siècle. " * 4, "fr"),
        (
            "El molino junto al río pertenece al pueblo desde hace más de cien años y todavía muele. " * 4,
            "es",
        ),
        ("The mill on the brook has belonged to the village for more than a hundred years now. " * 4, "en"),
        ("Mill", "en"),
    ],
)
def test_the_language_is_told_from_enough_text(text, language):
    assert detect(text) == language


def test_a_text_full_of_function_words_needs_no_statistics(monkeypatch):
    """They take a model of 68 MB and more time than most readers."""
    monkeypatch.setattr("wikimind.nlp.language._identifier", None)
    assert detect("The mill on the brook has belonged to the village for more than a hundred years.") == "en"
    assert (
        detect("Η μυλόπετρα είναι μεγάλη και γυρίζει όταν το νερό του ποταμού είναι αρκετό για αυτήν.")
        == "el"
    )
    assert (
        detect("Die Mühle steht seit mehr als hundert Jahren an dem Bach und gehört nun auch dem Dorf.")
        == "de"
    )


def test_languages_are_told_apart_while_no_file_can_be_written(monkeypatch):
    """The library would unpack its model into a temporary file, at each start of a process that reads."""

    def full(*_args, **_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, full)
    monkeypatch.setattr("wikimind.nlp.language._identifier", cache(_identifier.__wrapped__))
    assert (
        detect("Wale schwimmen winters südwärts, Kälber folgen Müttern durch kaltes Wasser, Robben bleiben.")
        == "de"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The mill of Lanna lost eleven tonnes of rye in the winter of 1890.",
        "Water wheels lose about a third of their power when the river freezes.",
        "We show that undershot wheels need less repair than overshot wheels.",
    ],
)
def test_statements_stand_alone(sentence):
    assert flaw(sentence) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "This was the reason for the second flood in the valley.",
        "However, the weir was raised again after the flood.",
        "It held for eleven years.",
        "As shown above, the wheel turns faster in spring.",
        "Why was the weir raised again after the flood of 1890?",
        "Figure 3: The weir in the year 1890, seen from the mill.",
        "In this section we describe the wheel and its bearings.",
        "Water wheels, e.g. (undershot",
        "Copyright 1999 by the Association of Mills. All rights reserved.",
    ],
)
def test_what_leans_on_its_surroundings_or_is_no_statement_is_told(sentence):
    assert flaw(sentence) != ""
