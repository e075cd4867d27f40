"""Which phrases name something, which of them are one name, and what a name is one of."""

import pytest

from wikimind.nlp.concept_names import bare_name, names_something, plainer, variant_key
from wikimind.nlp.keys import concept_key
from wikimind.nlp.name_kinds import kind_of_name
from wikimind.nlp.phrases import find, rank


def best(texts: list[str], language: str) -> list[str]:
    return [phrase.name for phrase in rank(find(texts, language=language), texts=len(texts))]


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("I'll", "en"),
        ("Uh uh", "en"),
        ("Yeah", "en"),
        ("fermentation took five hours", "en"),
        ("community member notified", "en"),
        ("broken", "en"),
        ("low-pass filtered", "en"),
        ("があります", "ja"),
    ],
)
def test_clauses_sounds_and_adjectives_name_nothing(name, language):
    assert not names_something(name, language)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("training set", "en"),
        ("Alzheimer's disease", "en"),
        ("seed", "en"),
        ("lookup table", "en"),
        ("водяная мельница", "ru"),
        ("υδρόμυλος", "el"),
        ("طاحونة", "ar"),
        ("पनचक्की", "hi"),
        ("水車小屋", "ja"),
        ("กังหันน้ำ", "th"),
    ],
)
def test_nouns_name_something(name, language):
    assert names_something(name, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("LMR tags", "LMR taggers", "en"),
        ("LMR tagging", "LMR tag", "en"),
        ("F-score", "F-measure", "en"),
        ("Noun-Phrases", "noun phrase", "en"),
        ("Kinder", "Kindern", "de"),
        ("водяная мельница", "водяной мельницы", "ru"),
        ("moulin à marée", "moulins à marée", "fr"),
    ],
)
def test_forms_of_a_name_are_one(one, other, language):
    keys = {variant_key(concept_key(name), language) for name in (one, other)}
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("parser", "parsing"), ("water mill", "wind mill"), ("SVM", "SVO")]
)
def test_names_of_different_things_stay_apart(one, other):
    assert variant_key(concept_key(one)) != variant_key(concept_key(other))


def test_the_mark_of_a_footnote_is_no_part_of_a_name():
    assert bare_name("Automatic Content Extraction¹") == "Automatic Content Extraction"


def test_the_plain_way_of_writing_is_preferred_but_a_proper_name_keeps_its_capital():
    assert plainer("noun phrases", "Noun-Phrases")
    assert not plainer("rust", "Rust")


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("Ada Roe", "Later Dr. Ada Roe bought the mill.", "person"),
        ("Анна Рой", "Мельницу купила доктор Анна Рой.", "person"),
        ("University of Leeds", "It was measured there.", "organisation"),
        ("東京大学", "東京大学で測られた。", "organisation"),
        ("River Aire", "It stands beside the River Aire.", "place"),
        ("Wheel Tools", "It runs with Wheel Tools 2.1 and later.", "product"),
        ("The Miller", "She had read “The Miller” as a child.", "work"),
        ("Water Mill", "The Water Mill stands there.", ""),
    ],
)
def test_the_text_shows_what_a_name_is_one_of(name, text, kind):
    assert kind_of_name(name, text) == kind


def test_words_of_time_and_verbs_are_no_phrases_in_russian():
    texts = ["В этом году мельница работает.", "Мельница стоит у мельницы в году новом.", "На мельнице тихо."]
    names = best(texts, "ru")
    assert "году" not in names and "работает" not in names and "стоит" not in names


def test_a_word_alone_is_a_noun_where_it_stands_like_one():
    texts = [
        "The weir holds.",
        "They hold below the weir.",
        "Water holds in the weir.",
        "Boats hold near it.",
    ]
    assert "weir" in best(texts, "en")
    assert "hold" not in best(texts, "en")
