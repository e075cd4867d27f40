"""Words of a text that name other articles: in every inflection and script, and never everyday words."""

import pytest

from wikimind.articles.names import name_head
from wikimind.articles.text_links import ArticleForm, mentions, read_layout
from wikimind.wiki.markdown import layout_of
from wikimind.wiki.titles import title_key


def linked(markdown, *names, language="en", kind="concept", title=""):
    """The words of the text that name these articles, each of its own."""
    layout = layout_of(markdown)
    text = read_layout(layout, language)
    heads = text.heads()
    forms = [
        ArticleForm(number, title_key(name), name, kind, title or name)
        for number, name in enumerate(names)
        if name_head(name, language) in heads
    ]
    return [layout[start:end] for start, end, _ in mentions(text, forms, language)]


@pytest.mark.parametrize(
    ("language", "name", "text", "words"),
    [
        ("en", "tide mill", "Two Tide mills stood here.", "Tide mills"),
        ("de", "Gezeitenmühle am Fluss", "Die Gezeitenmühlen am Fluss mahlen.", "Gezeitenmühlen am Fluss"),
        ("fr", "réseau neuronal", "Les réseaux neuronaux apprennent.", "réseaux neuronaux"),
        ("es", "red neuronal", "Las redes neuronales aprenden.", "redes neuronales"),
        ("it", "rete neurale", "Le reti neurali imparano.", "reti neurali"),
        ("pt", "estação espacial", "Duas estações espaciais giram.", "estações espaciais"),
        ("pl", "młyn wodny", "Widzę młyny wodne.", "młyny wodne"),
        ("ru", "водяная мельница", "Он видел водяную мельницу.", "водяную мельницу"),
        ("uk", "водяний млин", "Поруч водяного млина.", "водяного млина"),
        ("el", "παλιός νερόμυλος", "Οι παλιοί νερόμυλοι γυρίζουν.", "παλιοί νερόμυλοι"),
        ("ar", "الطاحونة المائية", "هذه طاحونة مائية قديمة.", "طاحونة مائية"),
        ("he", "טחנת רוח", "ראיתי טחנת רוח גדולה.", "טחנת רוח"),
        ("hi", "पवन चक्की", "गाँव में पवन चक्कियाँ हैं।", "पवन चक्कियाँ"),
        ("ko", "물레방아 마을", "물레방아 마을은 작다.", "물레방아 마을은"),
        ("zh", "分布式系统", "它是分布式系统的一种。", "分布式系统"),
        ("ja", "分散システム", "これは分散システムである。", "分散システム"),
        ("th", "กังหันน้ำ", "นี่คือกังหันน้ำเก่า", "กังหันน้ำ"),
    ],
)
def test_a_name_is_met_in_the_inflections_of_its_language(language, name, text, words):
    assert linked(text, name, language=language) == [words]


def test_the_longest_name_is_meant():
    names = ("neural network", "network architecture search", "deep neural network")
    assert linked("A deep neural network grows.", *names) == ["deep neural network"]


def test_only_the_first_mention_in_a_section_is_linked():
    text = "Tide mills turn. A tide mill rests.\n\n## Use\n\nTide mills grind, as tide mills do."
    assert linked(text, "tide mill") == ["Tide mills", "Tide mills"]


@pytest.mark.parametrize(
    "text",
    [
        "## The tide mill",
        "`the tide mill`",
        "```\nthe tide mill\n```",
        "[see the tide mill](https://example.org/)",
        "[[Other|the tide mill]]",
        "$tide mill$",
        "A rising tide. Mill stones turn.",
        "tidemill",
    ],
)
def test_where_nothing_may_become_a_link(text):
    assert linked(text, "tide mill") == []


def test_what_its_section_links_already_gets_no_second_link():
    assert linked("The tide mill turns. — [[Tide mill]]", "tide mill") == []


def test_words_in_bold_are_words_of_the_text():
    assert linked("The **tide mill** turns.", "tide mill") == ["tide mill"]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("Raft", "The Raft protocol.", ["Raft"]),
        ("Raft", "They built a raft.", []),
        ("tokenization", "Tokenization comes first.", ["Tokenization"]),
        ("tokenization", "We look at Tokenization here.", []),
        ("CNN", "Two CNNs agree.", ["CNNs"]),
        ("CNN", "They saw cnn.", []),
        ("results", "The results are good.", []),
        ("水車", "水車は回る。", ["水車"]),
    ],
)
def test_one_word_links_only_where_the_text_writes_the_concept_the_same_way(name, text, words):
    language = "ja" if "水" in name else "en"
    assert linked(text, name, language=language) == words


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "We went to Reading by train.", ["Reading"]),
        ("en", "She was reading a book.", []),
        ("en", "Reading is fun.", []),
        ("de", "Er mag das Reading nicht.", []),
        ("ru", "Мы любим Reading.", ["Reading"]),
    ],
)
def test_an_article_of_one_word_that_is_no_concept_links_only_as_a_proper_name(language, text, words):
    assert linked(text, "Reading", language=language, kind="source") == words


def test_titles_of_everyday_words_are_not_linked():
    assert linked("Here are the results and discussion.", "Results and discussion", kind="source") == []


def test_a_name_in_capitals_is_none_in_small_letters():
    assert linked("Into the deep blue sea.", "Deep Blue") == []
    assert linked("Then Deep Blue won.", "Deep Blue") == ["Deep Blue"]


def test_katakana_that_goes_on_is_another_word():
    assert linked("コンテストが始まる。", "テスト", language="ja") == []
    assert linked("このテストが始まる。", "テスト", language="ja") == ["テスト"]


def test_signs_of_html_are_no_words_and_do_not_part_names():
    assert linked("Work at R&D labs; AT&T too.", "R&D lab") == ["R&amp;D labs"]


def test_a_name_borrowed_from_english_is_met_in_another_language():
    assert linked("Wir nutzen Large Language Models täglich.", "Large Language Models", language="de")
